"""GTINs of variants: a row for each, so that each belongs to one variant of the whole shop."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from product_service.domain.errors import GtinTaken
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.domain.variant import Variant
from product_service.infrastructure.tables import gtins, products, variants
from servicekit.database import Statement, Transaction

g = gtins.c
OF_VARIANT: sa.ColumnElement[Any] = sa.func.array(
    sa.select(g.gtin).where(g.variant_id == variants.c.id).order_by(g.position).correlate(variants).scalar_subquery()
)
"""Beside columns of `variants`: its GTINs in their order."""
_gtins = sa.bindparam("gtins", type_=ARRAY(sa.Text))
_variant_ids = sa.bindparam("variant_ids", type_=ARRAY(sa.Uuid))
# In one order, so that two products that want each other's cannot wait for each other.
_LOCK = Statement(sa.select(g.gtin).where(g.gtin == sa.any_(_gtins)).order_by(g.gtin).with_for_update())
_REMOVE = Statement(sa.delete(gtins).where(g.variant_id == sa.any_(_variant_ids)))
_ADD = Statement(sa.insert(gtins), columns=("gtin", "variant_id", "position"))
_HOLDER = Statement(
    sa.select(g.gtin, variants.c.id, variants.c.sku, variants.c.product_id, products.c.titles)
    .select_from(gtins)
    .join(variants, variants.c.id == g.variant_id)
    .join(products, products.c.id == variants.c.product_id)
    .where(g.gtin == sa.any_(_gtins), g.variant_id != sa.all_(_variant_ids))
    .order_by(g.gtin)
    .limit(1)
)


async def save_gtins(transaction: Transaction, wanted: Sequence[Variant], before: Mapping[UUID, Sequence[str]]) -> None:
    """Write those of the variants that have others than `before`; raises GtinTaken by a variant of another product."""
    changed = [one for one in wanted if one.gtins != tuple(before.get(one.id, ()))]
    if not changed:
        return
    ids = [variant.id for variant in changed]
    rows = [
        {"gtin": gtin, "variant_id": variant.id, "position": position}
        for variant in changed
        for position, gtin in enumerate(variant.gtins)
    ]
    new = [row["gtin"] for row in rows]
    given_up = [gtin for variant_id in ids for gtin in before.get(variant_id, ())]
    try:
        # A savepoint, so that the one who has it can still be asked for.
        async with transaction.savepoint():
            await transaction.fetch(_LOCK, gtins=[*new, *given_up])
            await transaction.execute(_REMOVE, variant_ids=ids)
            await transaction.execute_many(_ADD, sorted(rows, key=lambda row: str(row["gtin"])))
    except asyncpg.UniqueViolationError:
        holder = await transaction.fetch_one(_HOLDER, gtins=new, variant_ids=ids)
        if holder is None:
            raise GtinTaken from None
        name = holder["titles"][DEFAULT_LOCALE]
        raise GtinTaken.by(holder["product_id"], holder["id"], name, holder["sku"], holder["gtin"]) from None
