"""The category tree. A category knows its way from the root, so that a subtree is one comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from product_service.domain.errors import CategoryCycle, CategoryTooDeep, InvalidText
from product_service.domain.events import CategoryChanged
from product_service.domain.texts import DEFAULT_LOCALE, checked_slug, slugify
from servicekit.domain import Aggregate

MAX_DEPTH = 6


@dataclass(slots=True)
class Category(Aggregate):
    """A shelf of the shop; `path` is the ids from the root down to itself."""

    id: UUID
    slug: str
    names: dict[str, str]
    path: tuple[UUID, ...]
    position: int = 0
    version: int = 1

    @classmethod
    def create(
        cls, category_id: UUID, names: Mapping[str, str], *, slug: str | None, parent: Self | None, position: int
    ) -> Self:
        """A new category below `parent`, or at the root; raises InvalidText, InvalidSlug, CategoryTooDeep."""
        checked = _checked_names(names)
        path = (*parent.path, category_id) if parent else (category_id,)
        if len(path) > MAX_DEPTH:
            raise CategoryTooDeep
        chosen = checked_slug(slug) if slug else category_slug(checked)
        category = cls(id=category_id, slug=chosen, names=checked, path=path, position=position)
        category._announce()
        return category

    @property
    def parent_id(self) -> UUID | None:
        """The category it hangs below."""
        return self.path[-2] if len(self.path) > 1 else None

    def rename(self, names: Mapping[str, str], slug: str | None, position: int) -> None:
        """New words, address and place among its siblings."""
        self.names = _checked_names(names)
        self.slug = checked_slug(slug) if slug else self.slug
        self.position = position
        self._announce()

    def move_below(self, parent: Self | None, descendants: Sequence[Self]) -> None:
        """Hang it, with all below it, elsewhere; raises CategoryCycle, CategoryTooDeep."""
        if parent is not None and self.id in parent.path:
            raise CategoryCycle
        old, new = self.path, (*(parent.path if parent else ()), self.id)
        for member in (self, *descendants):
            path = new + member.path[len(old) :]
            if len(path) > MAX_DEPTH:
                raise CategoryTooDeep
            member.path = path
        self._announce()

    def remove(self) -> None:
        """It is no shelf of the shop any more."""
        self._announce(removed=True)

    def _announce(self, *, removed: bool = False) -> None:
        # The newest facts are enough: several changes in one transaction are published once.
        self._events = [
            CategoryChanged(
                category_id=self.id, parent_id=self.parent_id, slug=self.slug, names=dict(self.names), removed=removed
            )
        ]


def category_slug(names: Mapping[str, str]) -> str:
    """The slug of a category that is given none; raises InvalidText."""
    return slugify(_checked_names(names)[DEFAULT_LOCALE], "category")


def _checked_names(names: Mapping[str, str]) -> dict[str, str]:
    if not names.get(DEFAULT_LOCALE, "").strip():
        raise InvalidText("A category needs a name in the shop's default locale.")
    return dict(names)
