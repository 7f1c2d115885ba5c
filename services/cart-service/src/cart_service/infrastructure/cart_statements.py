"""The SQL of carts."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, insert

from cart_service.infrastructure.cart_rows import LINE_COLUMNS
from cart_service.infrastructure.tables import cart_items, cart_merges, carts
from servicekit.database import InsertRows, Statement
from servicekit.database.revision import is_revision, revision

_OPEN = carts.c.status == sa.literal_column("'open'")
_id = sa.bindparam("id", type_=sa.Uuid)
_owner = sa.bindparam("owner_id", type_=sa.Uuid)
_cart_columns = (
    carts.c.id, carts.c.owner_id, carts.c.version, carts.c.status, carts.c.merged_into, revision(carts),
)  # fmt: skip
_item_columns = (
    cart_items.c.id.label("line_id"),
    *(column for column in cart_items.columns if column.name not in ("id", "cart_id", "position")),
)
_lock = sa.select(carts.c.owner_id)

# `position` grows with each insert, so a cart shows its lines in the order in which they were added.
_with_lines = (
    sa.select(*_cart_columns, *_item_columns)
    .select_from(carts.outerjoin(cart_items, cart_items.c.cart_id == carts.c.id))
    .order_by(cart_items.c.position)
)
LOOK = Statement(_with_lines.where(carts.c.owner_id == _owner, _OPEN))
LOOK_BY_ID = Statement(_with_lines.where(carts.c.id == _id))
LOCK_OPEN = Statement(_lock.where(carts.c.owner_id == _owner, _OPEN).with_for_update())
LOCK_PAIR = Statement(
    _lock.where(carts.c.owner_id == sa.any_(sa.bindparam("owner_ids", type_=ARRAY(sa.Uuid))), _OPEN)
    .order_by(carts.c.id)
    .with_for_update()
)
LOCK_BY_ID = Statement(_lock.where(carts.c.id == _id).with_for_update())
BEGIN = Statement(sa.insert(carts), columns=("id", "owner_id", "status", "version"))
BEGIN_EMPTY = Statement(
    insert(carts)
    .values(id=_id, owner_id=_owner, status=sa.literal_column("'open'"), version=sa.literal_column("0"))
    .on_conflict_do_nothing(index_elements=[carts.c.owner_id], index_where=_OPEN)
)
SAVE = Statement(
    sa.update(carts)
    .values(
        version=sa.bindparam("new_version"),
        status=sa.bindparam("new_status"),
        merged_into=sa.bindparam("merged_into"),
        updated_at=sa.func.now(),
    )
    .where(carts.c.id == _id, is_revision(carts))
)
PUT_LINES = InsertRows(cart_items, LINE_COLUMNS, replacing=("quantity", "price_amount", "price_currency"))
DROP_LINES = Statement(
    sa.delete(cart_items).where(cart_items.c.id == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid))))
)
REPORT = Statement(
    sa.select(cart_merges.c.report)
    .where(cart_merges.c.guest_id == sa.bindparam("guest_id"), cart_merges.c.customer_id == sa.bindparam("customer_id"))
    .order_by(cart_merges.c.merged_at.desc())
    .limit(1)
)
KEEP_REPORT = Statement(sa.insert(cart_merges), columns=("guest_cart_id", "guest_id", "customer_id", "report"))


def _with_merged(first: sa.Select[tuple[UUID]]) -> sa.Select[tuple[UUID, UUID]]:
    """The carts of `first` and, over the short chain of merges, all that were merged into them; locked in id order."""
    found = first.cte("found", recursive=True)
    found = found.union(sa.select(carts.c.id).where(carts.c.merged_into == found.c.id))
    of_found = sa.select(carts.c.id, carts.c.owner_id).where(carts.c.id.in_(sa.select(found.c.id)))
    return of_found.order_by(carts.c.id).with_for_update()


_ids = sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid)))
LOCK_ALL_OF = Statement(_with_merged(sa.select(carts.c.id).where(carts.c.owner_id == _owner)))
# Ids are UUIDv7: `born_before` lets the primary key find the old carts, so that a sweep reads no young ones.
LOCK_UNTOUCHED = Statement(
    _with_merged(
        sa.select(carts.c.id)
        .where(
            carts.c.id < sa.bindparam("born_before", type_=sa.Uuid),
            carts.c.updated_at < sa.bindparam("untouched_since", type_=sa.DateTime(timezone=True)),
        )
        .order_by(carts.c.id)
        .limit(sa.bindparam("most", type_=sa.Integer))
    )
)
DROP_LINES_OF = Statement(sa.delete(cart_items).where(cart_items.c.cart_id == _ids))
DROP_REPORTS_OF = Statement(sa.delete(cart_merges).where(cart_merges.c.guest_cart_id == _ids))
DROP_CARTS = Statement(sa.delete(carts).where(carts.c.id == _ids))
