"""An admin builds the category tree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from product_service.application.ports import UnitOfWork
from product_service.domain.category import Category, category_slug
from product_service.domain.errors import CategoryNotFound, CategoryOrderMismatch, UnknownCategory
from servicekit.domain import new_id
from servicekit.domain.errors import PreconditionFailed


@dataclass(frozen=True, slots=True)
class CategoryContent:
    """What an admin writes about a category."""

    names: Mapping[str, str]
    slug: str | None = None
    parent_id: UUID | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class CreateCategory:
    """A new category hangs below its parent, or at the root; `category_id` is for demo data."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, content: CategoryContent, category_id: UUID | None = None) -> Category:
        async with self.unit_of_work() as uow:
            parent = await _parent(uow, content.parent_id)
            slug = content.slug or await uow.categories.free_slug(category_slug(content.names))
            category = Category.create(
                category_id or new_id(), content.names, slug=slug, parent=parent, position=content.position
            )
            await uow.categories.add(category)
        return category


@dataclass(frozen=True, slots=True)
class ChangeCategory:
    """A category gets other words or another place; what hangs below moves with it."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, category_id: UUID, version: int, content: CategoryContent) -> Category:
        async with self.unit_of_work() as uow:
            category = await _category_at(uow, category_id, version)
            category.rename(content.names, content.slug, content.position)
            moved = [category]
            if content.parent_id != category.parent_id:
                below = await uow.categories.descendants(category)
                category.move_below(await _parent(uow, content.parent_id), below)
                moved += below
            await uow.categories.save(moved)
        return category


@dataclass(frozen=True, slots=True)
class ArrangeCategories:
    """The categories below a parent, or at the root, are shown in the order in which they are named.

    `seen` are all of them with the version of each; raises CategoryOrderMismatch, PreconditionFailed.
    """

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, parent_id: UUID | None, seen: Sequence[tuple[UUID, int]]) -> None:
        async with self.unit_of_work() as uow:
            known = {category.id: category for category in await uow.categories.children(parent_id)}
            if sorted(category_id for category_id, _ in seen) != sorted(known):
                raise CategoryOrderMismatch
            if any(known[category_id].version != version for category_id, version in seen):
                raise PreconditionFailed
            moved = []
            for position, (category_id, _) in enumerate(seen):
                if known[category_id].position != position:
                    known[category_id].position = position
                    moved.append(known[category_id])
            await uow.categories.arrange(moved)


@dataclass(frozen=True, slots=True)
class RemoveCategory:
    """An empty category disappears."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, category_id: UUID, version: int) -> None:
        async with self.unit_of_work() as uow:
            category = await _category_at(uow, category_id, version)
            category.remove()
            await uow.categories.remove(category)


async def _parent(uow: UnitOfWork, parent_id: UUID | None) -> Category | None:
    try:
        return await uow.categories.get(parent_id) if parent_id else None
    except CategoryNotFound:
        raise UnknownCategory from None


async def _category_at(uow: UnitOfWork, category_id: UUID, version: int) -> Category:
    category = await uow.categories.get(category_id, for_update=True)
    if category.version != version:
        raise PreconditionFailed
    return category
