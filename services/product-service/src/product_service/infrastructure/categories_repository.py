"""The category tree on PostgreSQL."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from product_service.domain.category import Category
from product_service.domain.errors import CategoryNotEmpty, CategoryNotFound, SlugTaken
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.infrastructure.product_statements import HOLD_TREE
from product_service.infrastructure.slugs import Named, free_slug, lock_slug
from product_service.infrastructure.tables import categories, product_categories, products
from servicekit.database import Record, Statement, Transaction
from servicekit.domain import Event

_COLUMNS = ("id", "parent_id", "slug", "names", "path", "position")
_id = sa.bindparam("category_id", type_=sa.Uuid)
_ids = sa.bindparam("ids", type_=ARRAY(sa.Uuid))
_BY_ID = sa.select(categories).where(categories.c.id == _id)
_FETCH = Statement(_BY_ID)
_FETCH_LOCKED = Statement(_BY_ID.with_for_update())
_BELOW = Statement(
    sa.select(categories)
    .where(categories.c.path.contains(_ids), categories.c.id != _id)
    .order_by(categories.c.id)
    .with_for_update()
)
_CHILDREN = Statement(
    sa.select(categories)
    .where(categories.c.parent_id.is_not_distinct_from(sa.bindparam("parent_id", type_=sa.Uuid)))
    .order_by(categories.c.id)
    .with_for_update()
)
_INSERT = Statement(sa.insert(categories), columns=_COLUMNS)
_UPDATE = Statement(
    sa.update(categories)
    .where(categories.c.id == _id)
    .values(
        version=categories.c.version + 1,
        **{name: sa.bindparam(name, type_=categories.c[name].type) for name in _COLUMNS[1:]},
    )
)
_HOLDER = Statement(
    sa.select(categories.c.id, categories.c.names).where(
        categories.c.slug == sa.bindparam("slug", type_=sa.Text), categories.c.id != _id
    )
)
_CONTENT = Statement(
    sa.select(
        sa.select(sa.func.count())
        .select_from(product_categories)
        .where(product_categories.c.category_id == _id)
        .scalar_subquery()
        .label("products"),
        sa.select(sa.func.count())
        .select_from(categories)
        .where(categories.c.parent_id == _id)
        .scalar_subquery()
        .label("categories"),
    )
)
_REMOVE = Statement(sa.delete(categories).where(categories.c.id == _id))
_LOCK_LISTED = Statement(
    sa.select(products.c.id).where(products.c.listed_in.overlap(_ids)).order_by(products.c.id).with_for_update()
)
_above = (
    sa.select(sa.func.unnest(categories.c.path).label("category_id"))
    .join(product_categories, product_categories.c.category_id == categories.c.id)
    .where(product_categories.c.product_id == products.c.id)
    .correlate(products)
    .subquery()
)
_RELIST = Statement(
    sa.update(products)
    .where(products.c.listed_in.overlap(_ids))
    .values(listed_in=sa.select(sa.func.array_agg(sa.distinct(_above.c.category_id))).scalar_subquery())
)


class CategoriesRepository:
    """Loads and saves categories; `touch` is called when the tree changed."""

    def __init__(
        self,
        transaction: Transaction,
        publish: Callable[[UUID, Sequence[Event]], Awaitable[None]],
        touch: Callable[[], None],
    ) -> None:
        self._transaction = transaction
        self._publish = publish
        self._touch = touch

    async def get(self, category_id: UUID, *, for_update: bool = False) -> Category:
        """A category without its children; raises CategoryNotFound."""
        if for_update:
            await self._transaction.execute(HOLD_TREE)
        row = await self._transaction.fetch_one(_FETCH_LOCKED if for_update else _FETCH, category_id=category_id)
        if row is None:
            raise CategoryNotFound
        return _category(row)

    async def descendants(self, category: Category) -> list[Category]:
        """All categories below it, locked in id order."""
        rows = await self._transaction.fetch(_BELOW, ids=[category.id], category_id=category.id)
        return [_category(row) for row in rows]

    async def children(self, parent_id: UUID | None) -> list[Category]:
        """The categories right below a parent, or at the root; locked in id order, with the tree."""
        await self._transaction.execute(HOLD_TREE)
        return [_category(row) for row in await self._transaction.fetch(_CHILDREN, parent_id=parent_id)]

    async def free_slug(self, wanted: str) -> str:
        """`wanted`, or with the first number that makes it free."""
        return await free_slug(self._transaction, Named.CATEGORY, wanted)

    async def add(self, category: Category) -> None:
        """Insert it; raises SlugTaken."""
        await lock_slug(self._transaction, Named.CATEGORY, category.slug)
        await self._refuse_taken(category)
        await self._transaction.execute(_INSERT, id=category.id, **_row(category))
        await self._changed(category)

    async def save(self, changed: Sequence[Category]) -> None:
        """Counts versions up and relists the products below; raises SlugTaken."""
        for category in changed:
            await lock_slug(self._transaction, Named.CATEGORY, category.slug)
            await self._refuse_taken(category)
        await self.arrange(changed)
        ids = [category.id for category in changed]
        await self._transaction.fetch(_LOCK_LISTED, ids=ids)
        await self._transaction.execute(_RELIST, ids=ids)

    async def arrange(self, changed: Sequence[Category]) -> None:
        """Counts versions up, of categories of which only the position is another."""
        for category in changed:
            await self._transaction.execute(_UPDATE, category_id=category.id, **_row(category))
            category.version += 1
            await self._changed(category)

    async def remove(self, category: Category) -> None:
        """Delete it; raises CategoryNotEmpty while it has products or children."""
        (content,) = await self._transaction.fetch(_CONTENT, category_id=category.id)
        if any(content.values()):
            raise CategoryNotEmpty.of(**dict(content))
        try:
            await self._transaction.execute(_REMOVE, category_id=category.id)
        except asyncpg.ForeignKeyViolationError:
            # A category that was made below it meanwhile.
            raise CategoryNotEmpty from None
        await self._changed(category)

    async def _changed(self, category: Category) -> None:
        await self._publish(category.id, category.pull_events())
        self._touch()

    async def _refuse_taken(self, category: Category) -> None:
        holder = await self._transaction.fetch_one(_HOLDER, slug=category.slug, category_id=category.id)
        if holder is not None:
            raise SlugTaken.by(holder["id"], holder["names"].get(DEFAULT_LOCALE, ""), category.slug)


def _category(row: Record) -> Category:
    return Category(
        id=row["id"],
        slug=row["slug"],
        names=row["names"],
        path=tuple(row["path"]),
        position=row["position"],
        version=row["version"],
    )


def _row(category: Category) -> dict[str, object]:
    return {
        "parent_id": category.parent_id,
        "slug": category.slug,
        "names": category.names,
        "path": list(category.path),
        "position": category.position,
    }
