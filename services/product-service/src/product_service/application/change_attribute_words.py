"""An admin writes how a locale calls names and values of attributes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from product_service.application.ports import UnitOfWork
from product_service.domain.attribute_words import AttributeWords
from servicekit.domain.errors import PreconditionFailed


@dataclass(frozen=True, slots=True)
class ReplaceAttributeWords:
    """A locale's words become what the admin sends, all of them."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, locale: str, version: int, words: Mapping[str, str]) -> AttributeWords:
        async with self.unit_of_work() as uow:
            known = await uow.attribute_words.get(locale)
            if known.version != version:
                raise PreconditionFailed
            known.replace(words)
            await uow.attribute_words.save(known)
        return known
