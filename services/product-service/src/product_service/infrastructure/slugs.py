"""Slugs of one kind of thing are given out one after the other, so that two equal titles get two of them."""

import itertools
from enum import IntEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from product_service.domain.texts import numbered, slug_family
from product_service.infrastructure.tables import categories, former_slugs, products
from servicekit.database import Statement, Transaction

_AT_ONCE = 50
_slugs = sa.bindparam("slugs", type_=ARRAY(sa.Text))
_LOCK = Statement(
    sa.select(
        sa.func.pg_advisory_xact_lock(
            sa.bindparam("kind", type_=sa.Integer), sa.func.hashtext(sa.bindparam("family", type_=sa.Text))
        )
    )
)


class Named(IntEnum):
    """Whose slugs; the number is that of their locks."""

    PRODUCT = 1
    CATEGORY = 2


# A slug of old still leads to its product, so that no made-up slug takes it away.
_TAKEN = {
    Named.PRODUCT: Statement(
        sa.union_all(
            sa.select(products.c.slug).where(products.c.slug == sa.any_(_slugs)),
            sa.select(former_slugs.c.slug).where(former_slugs.c.slug == sa.any_(_slugs)),
        )
    ),
    Named.CATEGORY: Statement(sa.select(categories.c.slug).where(categories.c.slug == sa.any_(_slugs))),
}


async def lock_slug(transaction: Transaction, kind: Named, slug: str) -> None:
    """Until the transaction ends, nobody else takes a slug that differs from this one by its numbers only."""
    await transaction.execute(_LOCK, kind=int(kind), family=slug_family(slug))


async def free_slug(transaction: Transaction, kind: Named, wanted: str) -> str:
    """`wanted`, or with the first number that makes it free; it stays so until the transaction ends."""
    await lock_slug(transaction, kind, wanted)
    for start in itertools.count(1, _AT_ONCE):
        candidates = [numbered(wanted, number) for number in range(start, start + _AT_ONCE)]
        taken = {row["slug"] for row in await transaction.fetch(_TAKEN[kind], slugs=candidates)}
        for candidate in candidates:
            if candidate not in taken:
                return candidate
    raise AssertionError("there is always one more number")
