"""Lines of a CSV file (RFC 4180) that a spreadsheet opens as text, whatever stands in them."""

import csv
import io
from collections.abc import Iterable
from typing import Final

# Excel takes a file for UTF-8 only where it begins so.
BYTE_ORDER_MARK: Final = "\ufeff"
_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_line(cells: Iterable[str | int | None]) -> str:
    """One line; None is an empty cell. A text that a spreadsheet would compute gets an apostrophe before it (OWASP)."""
    line = io.StringIO()
    csv.writer(line).writerow(_harmless(cell) for cell in cells)
    return line.getvalue()


def _harmless(cell: str | int | None) -> str | int | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_A_FORMULA) else cell
