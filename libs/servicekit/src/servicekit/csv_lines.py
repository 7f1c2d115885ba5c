"""Tables as CSV files (RFC 4180) that a spreadsheet opens as they are meant, whatever stands in them."""

import csv
import io
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Final

from starlette.responses import Response, StreamingResponse

Cell = str | int | None
# Excel takes a file for UTF-8 only where it begins so.
_BYTE_ORDER_MARK: Final = "\ufeff"
_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


class CsvResponse(Response):
    """The `response_class` of an export's route, for its OpenAPI document."""

    media_type = "text/csv"


def csv_file(name: str, columns: Sequence[str], rows: AsyncIterator[Iterable[Iterable[Cell]]]) -> StreamingResponse:
    """`NAME.csv`, sent while `rows` come, some at a time; spreadsheets know it for UTF-8, and nobody caches it."""

    async def lines() -> AsyncIterator[str]:
        yield _BYTE_ORDER_MARK + csv_line(columns)
        async for some in rows:
            if text := "".join(map(csv_line, some)):
                yield text

    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "private, no-store"}
    return StreamingResponse(lines(), headers=headers, media_type="text/csv; charset=utf-8")


def csv_line(cells: Iterable[Cell]) -> str:
    """One line; None is an empty cell. A text that a spreadsheet would compute gets an apostrophe before it (OWASP)."""
    line = io.StringIO()
    csv.writer(line).writerow(_harmless(cell) for cell in cells)
    return line.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_A_FORMULA) else cell
