"""What invariants I1 and I2 compare, read with SQL of the tests' own."""

from uuid import UUID

import sqlalchemy as sa

from servicekit.database import Database, Statement

_SUMS = Statement(
    sa.text("""
SELECT stock.variant_id, available, reserved, sold,
       (SELECT sum(quantity)::integer FROM stock_movements AS movement
        WHERE movement.variant_id = stock.variant_id) AS journal,
       (SELECT coalesce(sum(quantity), 0)::integer FROM reservation_lines JOIN reservations ON id = reservation_id
        WHERE status = 'held' AND reservation_lines.variant_id = stock.variant_id) AS held
FROM stock ORDER BY stock.variant_id
""")
)


async def ledger_sums(database: Database) -> dict[UUID, tuple[int, int, int, int]]:
    """(available, reserved, sold, sum of the journal) per variant; asserts that live holds sum to reserved."""
    rows = await database.fetch(_SUMS)
    assert [row["reserved"] for row in rows] == [row["held"] for row in rows]
    return {row["variant_id"]: (row["available"], row["reserved"], row["sold"], row["journal"]) for row in rows}
