"""Staff's list of orders as CSV, made while it is sent."""

from collections.abc import AsyncIterator, Sequence

from starlette.responses import Response

from commerce.values import Money
from order_service.application.queries import DeskQueries, OrderFilter, OrderSummary
from servicekit.csv_lines import csv_line

MOST_ROWS = 10_000
_AT_ONCE = 500
_COLUMNS = ("number", "placed_at", "status", "payment_status", "fulfilment_status", "pieces", "total", "refunded",
            "currency", "email", "first_line")  # fmt: skip


class CsvResponse(Response):
    """The `response_class` of the export's route, for its OpenAPI document."""

    media_type = "text/csv"


async def csv_of(desk: DeskQueries, wanted: OrderFilter) -> AsyncIterator[str]:
    """The head, then the orders of the list in its order, `MOST_ROWS` of them at most."""
    yield csv_line(_COLUMNS)
    left, place, more = MOST_ROWS, None, True
    while more and left:
        page = await desk.page(wanted, place, min(_AT_ONCE, left))
        left -= len(page.rows)
        place, more = page.next, page.next is not None
        if page.rows:
            yield "".join(csv_line(_cells(row)) for row in page.rows)


def _cells(row: OrderSummary) -> Sequence[str | int]:
    return (
        row.number, row.placed_at.isoformat(), row.status, row.payment_status, row.fulfilment_status, row.item_count,
        _decimal(row.total), _decimal(row.refunded), row.total.currency, row.email, row.title,
    )  # fmt: skip


def _decimal(amount: Money) -> str:
    return str(amount).partition(" ")[0]
