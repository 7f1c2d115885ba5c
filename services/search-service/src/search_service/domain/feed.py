"""A seller's feed: a file of offers, taken as a whole or not at all."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from search_service.domain.feed_row import COLUMNS, REQUIRED, RowFault, UnfitCharacter, read_row
from search_service.domain.offer import ListedOffer
from search_service.domain.price_errors import FeedUnreadable
from search_service.domain.seller import SellerFacts

MOST_BYTES: Final = 16 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
MOST_FAULTS: Final = 100
"""So many are listed; all are counted."""
_DELIMITERS: Final = (",", ";", "\t")
Row = tuple[int, Mapping[str, str]]


class FeedFormat(StrEnum):
    """What kind of file it is."""

    CSV = "csv"
    JSON = "json"


@dataclass(slots=True)
class ReadFeed:
    """What is in a file: offers by the line where each begins, and its faults, the first hundred listed."""

    offers: dict[int, ListedOffer] = field(default_factory=dict)
    rows: int = 0
    fault_count: int = 0
    faults: list[RowFault] = field(default_factory=list)

    def refuse(self, *faults: RowFault) -> None:
        """Note what is wrong."""
        self.fault_count += len(faults)
        self.faults += faults[: MOST_FAULTS - len(self.faults)]


def read_feed(content: bytes, kind: FeedFormat, seller: SellerFacts, unfit: UnfitCharacter) -> ReadFeed:
    """Read a file of UTF-8, with or without a byte order mark.

    Raises FeedUnreadable where it makes no rows: no text, no header, a column missing or twice, no list, too many rows.
    """
    if len(content) > MOST_BYTES:
        raise FeedUnreadable(f"A feed has at most {MOST_BYTES} bytes.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FeedUnreadable(f"Byte {error.start + 1} is no UTF-8; save the file as UTF-8.") from None
    feed, seen = ReadFeed(), dict[str, int]()
    for line, values in _csv_rows(text) if kind is FeedFormat.CSV else _json_rows(text):
        feed.rows += 1
        if feed.rows > MOST_ROWS:
            raise FeedUnreadable(f"A feed has at most {MOST_ROWS} rows.")
        _take(feed, seen, line, read_row(line, values, seller, unfit))
    return feed


def _take(feed: ReadFeed, seen: dict[str, int], line: int, read: ListedOffer | list[RowFault]) -> None:
    if not isinstance(read, ListedOffer):
        feed.refuse(*read)
        return
    first = seen.setdefault(read.seller_sku, line)
    if first != line:
        message = f"Line {first} has this seller_sku already."
        feed.refuse(RowFault(line, "seller_sku", "seller_sku_twice", message))
        return
    feed.offers[line] = read


def _csv_rows(text: str) -> Iterator[Row]:
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        _require_columns(columns)
        begins = reader.line_num + 1
        for cells in reader:
            if cells:
                if len(cells) > len(columns):
                    raise FeedUnreadable(f"The row in line {begins} has more cells than the header has columns.")
                yield begins, dict(zip(columns, cells, strict=False))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise FeedUnreadable(f"Line {reader.line_num} is no CSV: {error}.") from None


def _require_columns(columns: list[str]) -> None:
    if len(columns) > MOST_COLUMNS:
        raise FeedUnreadable(f"A feed has at most {MOST_COLUMNS} columns.")
    known = [name for name in columns if name in COLUMNS]
    if missing := [name for name in REQUIRED if name not in known]:
        raise FeedUnreadable(f"The first line does not name the columns {', '.join(missing)}.")
    if twice := sorted({name for name in known if known.count(name) > 1}):
        raise FeedUnreadable(f"The first line names {', '.join(twice)} twice.")


def _json_rows(text: str) -> Iterator[Row]:
    """Numbers stay the digits that were written: no price is ever a float."""
    try:
        document = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        where = f": {error}" if isinstance(error, json.JSONDecodeError) else ""
        raise FeedUnreadable(f"This is no JSON{where}.") from None
    if not isinstance(document, list):
        raise FeedUnreadable("A feed in JSON is a list of objects.")
    for place, each in enumerate(document, start=1):
        if not isinstance(each, dict):
            raise FeedUnreadable(f"Item {place} of the list is no object.")
        yield place, {name: _as_text(each[name], name, place) for name in COLUMNS if each.get(name) is not None}


def _as_text(value: Any, name: str, place: int) -> str:
    if isinstance(value, str):
        return value
    raise FeedUnreadable(f"{name} of item {place} of the list is neither a text nor a number.")
