"""What a purchase changes in an order is in no index but that of networks; room for that, and a foundation mended.

Which orders of a cart count is told by why they were given up and by what waits for a person, as both releases write
them (`tables.LIVE`); their status said the same, and changes with each step of a purchase.
"""

from alembic import op

from servicekit.migrate import foundation_v2

revision = "0006"
down_revision = "0005"
phase = "expand"

_ONE_PER_CART = "CREATE UNIQUE INDEX CONCURRENTLY {name} ON orders (cart_id, cart_version) WHERE {live}"


def upgrade() -> None:
    op.execute("ALTER TABLE orders SET (fillfactor = 80)")
    foundation_v2.upgrade(op)
    _one_per_cart("cancel_reason IS NULL AND (attention ->> 'kind') IS DISTINCT FROM 'amount_differs'")


def downgrade() -> None:
    op.execute("ALTER TABLE orders RESET (fillfactor)")
    foundation_v2.downgrade(op)
    _one_per_cart("status NOT IN ('on_hold', 'cancelling', 'cancelled', 'expired')")


def _one_per_cart(live: str) -> None:
    """The index anew under its old name; at no moment is there none."""
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS orders_one_per_cart_new_idx")
        op.execute(_ONE_PER_CART.format(name="orders_one_per_cart_new_idx", live=live))
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS orders_one_per_cart_idx")
        op.execute(
            "-- squawk-ignore renaming-object\n"
            "ALTER INDEX orders_one_per_cart_new_idx RENAME TO orders_one_per_cart_idx"
        )
