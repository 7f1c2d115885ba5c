"""Staff's list of orders as a table for spreadsheets."""

from collections.abc import AsyncIterator, Iterable

from order_service.application.queries import DeskQueries, OrderFilter, OrderSummary
from servicekit.csv_lines import Cell

MOST_ROWS = 10_000
_AT_ONCE = 500
COLUMNS = ("number", "placed_at", "status", "payment_status", "fulfilment_status", "pieces", "total", "refunded",
           "currency", "email", "first_line")  # fmt: skip


async def rows_of(desk: DeskQueries, wanted: OrderFilter) -> AsyncIterator[Iterable[Iterable[Cell]]]:
    """The orders of the list in its order, some at a time, `MOST_ROWS` of them at most."""
    left, place, more = MOST_ROWS, None, True
    while more and left:
        page = await desk.page(wanted, place, min(_AT_ONCE, left))
        left -= len(page.rows)
        place, more = page.next, page.next is not None
        yield map(_cells, page.rows)


def _cells(row: OrderSummary) -> Iterable[Cell]:
    return (
        row.number, row.placed_at.isoformat(), row.status, row.payment_status, row.fulfilment_status, row.item_count,
        row.total.decimal, row.refunded.decimal, row.total.currency, row.email, row.title,
    )  # fmt: skip
