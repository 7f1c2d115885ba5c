"""Words of attributes on PostgreSQL: a row for each text of a locale, so that a page asks for those that it shows."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from commerce.values import Locale
from product_service.domain.attribute_words import AttributeWords
from product_service.infrastructure.tables import attribute_locales, attribute_words
from servicekit.database import Statement, Transaction
from servicekit.database.plans import one_of
from servicekit.domain import Event
from servicekit.domain.errors import PreconditionFailed

w = attribute_words.c
_locale = sa.bindparam("locale", type_=sa.Text)
_VERSION = Statement(
    sa.select(attribute_locales.c.version).where(attribute_locales.c.locale == _locale).with_for_update()
)
OF_LOCALE = Statement(sa.select(w.text, w.word).where(w.locale == _locale).order_by(w.text))
VERSION_OF_LOCALE = Statement(sa.select(attribute_locales.c.version).where(attribute_locales.c.locale == _locale))
OF_TEXTS = Statement(
    sa.select(w.locale, w.text, w.word).where(
        w.locale == one_of("locales", sa.Text()), w.text == one_of("texts", sa.Text())
    )
)
_upsert = insert(attribute_locales).values(locale=_locale, version=1)
_COUNT_UP = Statement(
    _upsert.on_conflict_do_update(
        index_elements=["locale"],
        set_={"version": attribute_locales.c.version + 1},
        where=attribute_locales.c.version == sa.bindparam("seen", type_=sa.Integer),
    ).returning(attribute_locales.c.version)
)
_FORGET = Statement(sa.delete(attribute_words).where(w.locale == _locale))
_ADD = Statement(sa.insert(attribute_words), columns=("locale", "text", "word"))


class AttributeWordsRepository:
    """Loads and saves a locale's words; `touch` is called when some were saved."""

    def __init__(
        self,
        transaction: Transaction,
        publish: Callable[[UUID, Sequence[Event]], Awaitable[None]],
        touch: Callable[[], None],
    ) -> None:
        self._transaction = transaction
        self._publish = publish
        self._touch = touch

    async def get(self, locale: str) -> AttributeWords:
        """A locale's words, locked; none where nobody wrote any."""
        version = await self._transaction.fetch_value(_VERSION, locale=locale)
        rows = await self._transaction.fetch(OF_LOCALE, locale=locale)
        return AttributeWords(locale, {row["text"]: row["word"] for row in rows}, version or 0)

    async def save(self, words: AttributeWords) -> None:
        """Counts the version up; raises PreconditionFailed where somebody wrote the first ones meanwhile."""
        version = await self._transaction.fetch_value(_COUNT_UP, locale=words.locale, seen=words.version)
        if version is None:
            raise PreconditionFailed
        words.version = version
        await self._transaction.execute(_FORGET, locale=words.locale)
        await self._transaction.execute_many(
            _ADD, [{"locale": words.locale, "text": text, "word": word} for text, word in words.words.items()]
        )
        await self._publish(words.id, words.pull_events())
        self._touch()


def locales_of(locale: str) -> list[str]:
    """Whose words a reader of `locale` understands, the nearest first."""
    return [locale, *Locale(locale).wider]


def nearest(locale: str, found: Iterable[Sequence[str]]) -> dict[str, str]:
    """The best word for each text, of rows (locale, text, word) in any locales."""
    nearness = {name: place for place, name in enumerate(locales_of(locale))}
    known = (row for row in found if row[0] in nearness)
    ordered = sorted(known, key=lambda row: (row[1], -nearness[row[0]]))
    return {text: word for _, text, word in ordered}
