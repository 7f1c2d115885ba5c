"""The words by which the desk finds an order: its number, its e-mail, and its buyer's name from each word on."""

import unicodedata
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from commerce.folding import folded as folded_latin
from order_service.domain.snapshot import ERASED, ERASED_EMAIL
from order_service.infrastructure.tables import UNFOLDED, order_words, order_words_due, orders
from servicekit.database import Database, InsertRows, Statement
from servicekit.database.plans import one_of

_AT_ONCE, _LONGEST, _MOST_WORDS_OF_A_NAME = 200, 200, 6
_o, _due = orders.c, order_words_due.c
_TAKE = Statement(
    sa.delete(order_words_due).where(
        _due.order_id.in_(sa.select(_due.order_id).limit(_AT_ONCE).with_for_update(skip_locked=True))
    ).returning(_due.order_id)
)  # fmt: skip
_NAMES = Statement(
    sa.select(_o.id, _o.number, _o.email, _o.shipping_address["name"].astext.label("name"))
    .where(_o.id == one_of("ids", sa.Uuid()))
)  # fmt: skip
# Words as the release before folds them, which left ø and ł as they are: none of ours is in this index.
STALE = Statement(
    insert(order_words_due)
    .from_select(["order_id"], sa.select(order_words.c.order_id).where(UNFOLDED).distinct().limit(_AT_ONCE))
    .on_conflict_do_nothing()
    .returning(order_words_due.c.order_id)
)
_FORGET = Statement(sa.delete(order_words).where(order_words.c.order_id == one_of("ids", sa.Uuid())))
_WRITE = InsertRows(order_words)


def folded(text: str) -> str:
    """`text` without case, accents, marks of any script and spaces around: what is stored and what is asked meet."""
    decomposed = unicodedata.normalize("NFKD", folded_latin(text))
    bare = "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
    return " ".join(unicodedata.normalize("NFC", bare).split())[:_LONGEST]


def words_of(number: str, email: str, name: str | None) -> list[str]:
    """Each once: "Amira Haddad" is found by its beginning, and by that of "Haddad". Of who was erased, the number."""
    parts = folded(name or "").split()[:_MOST_WORDS_OF_A_NAME] if name != ERASED else []
    names = (" ".join(parts[place:]) for place in range(len(parts)))
    emails = [] if email == ERASED_EMAIL else [folded(email)]
    return list(dict.fromkeys([folded(number), *emails, *names]))


class OrderWords:
    """Writes the words of orders that wait for them: new ones, those of before, and those whose buyer was erased.

    While pods of an older release still write, what they fold otherwise is found and written anew.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write_due(self) -> bool:
        """Some of them; returns whether more may wait. Several processes share the work."""
        async with self._database.transaction() as transaction:
            ids: list[UUID] = [row["order_id"] for row in await transaction.fetch(_TAKE)]
            if ids:
                named = await transaction.fetch(_NAMES, ids=ids)
                await transaction.execute(_FORGET, ids=ids)
                for row in named:
                    for word in words_of(row["number"], row["email"], row["name"]):
                        transaction.insert(_WRITE, [{"order_id": row["id"], "word": word}])
            else:
                # For the next round: a pod of the release before may be at the same order, and writes it once more.
                ids = [row["order_id"] for row in await transaction.fetch(STALE)]
                return bool(ids)
        return len(ids) == _AT_ONCE
