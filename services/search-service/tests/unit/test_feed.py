"""Files of any bytes: offers, or sentences that say what is wrong and where."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from price_builders import GTIN, a_feed, a_line, some_facts

from search_service.domain.feed import MOST_BYTES, MOST_FAULTS, MOST_ROWS, FeedFormat, ReadFeed, read_feed
from search_service.domain.offer import Availability, Condition
from search_service.domain.price_errors import FeedUnreadable
from servicekit.text import Text

CSV, JSON = FeedFormat.CSV, FeedFormat.JSON


def read(content: bytes, kind: FeedFormat = CSV, **facts: Any) -> ReadFeed:
    return read_feed(content, kind, some_facts(**facts), Text.LINE.refused)


def faults(content: bytes, kind: FeedFormat = CSV, **facts: Any) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.code) for fault in read(content, kind, **facts).faults]


def as_json(**changes: Any) -> bytes:
    item = {"seller_sku": "L-1", "title": "Lamp", "url": "https://lampen.example/1", "price": 19.99}
    return json.dumps([item | changes]).encode()


def test_a_row_becomes_an_offer_in_minor_units() -> None:
    offer = read(a_feed(a_line())).offers[2]
    assert (offer.price, offer.shipping, offer.currency, offer.gtin) == (1999, 490, "EUR", GTIN)
    assert (offer.condition, offer.availability) == (Condition.NEW, Availability.IN_STOCK)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_says_what_separates(delimiter: str) -> None:
    content = a_feed(a_line()).decode().replace(",", delimiter)
    assert read(b"\xef\xbb\xbf" + content.encode()).offers[2].price == 1999


def test_a_price_in_json_is_the_digits_that_were_written() -> None:
    assert read(as_json(price=1e2), JSON).fault_count == 0
    assert (
        read(b'[{"seller_sku":"1","title":"x","url":"https://lampen.example","price":0.29}]', JSON).offers[1].price
        == 29
    )


@pytest.mark.parametrize(
    ("currency", "price", "amount"),
    [("JPY", "1999", 1999), ("KWD", "1.999", 1999), ("EUR", "20", 2000), ("EUR", "0.5", 50)],
)
def test_each_currency_has_its_decimals(currency: str, price: str, amount: int) -> None:
    assert read(a_feed(a_line(price=price, shipping="")), currency=currency).offers[2].price == amount


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        (a_line(price="19,99".replace(",", "_")), "price", "money_invalid"),
        (a_line(price="19.999"), "price", "money_invalid"),
        (a_line(price="-1"), "price", "money_invalid"),
        (a_line(price="1e3"), "price", "money_invalid"),
        (a_line(price="٣"), "price", "money_invalid"),
        (a_line(price="9999999999999"), "price", "less_than_equal"),
        (a_line(price="0"), "price", "greater_than"),
        (a_line(price=""), "price", "blank"),
        (a_line(title="x" * 301), "title", "string_too_long"),
        (a_line(title="a\x07b"), "title", "text_not_acceptable"),
        (a_line(gtin="4006381333932"), "gtin", "gtin_check_digit"),
        (a_line(gtin="2006381333933"), "gtin", "gtin_restricted"),
        (a_line(url="http://lampen.example/1"), "url", "url_not_the_sellers"),
        (a_line(url="https://evil.example/lampen.example"), "url", "url_not_the_sellers"),
        (a_line(url="https://lampen.example@evil.example"), "url", "url_not_the_sellers"),
        (a_line(url="https://notlampen.example"), "url", "url_not_the_sellers"),
        (a_line(url="https://evil.example\\.lampen.example"), "url", "url_not_the_sellers"),
        (a_line(url="https://evil.example%5c.lampen.example"), "url", "url_not_the_sellers"),
        (a_line(url="https://lampen.example:99999"), "url", "url_not_the_sellers"),
    ],
)
def test_a_fault_names_line_column_and_code(line: str, column: str, code: str) -> None:
    assert faults(a_feed(a_line("L-0"), line)) == [(3, column, code)]


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"currency": "XTS"}, "currency", "currency_unknown"),
        ({"condition": "broken"}, "condition", "enum"),
        ({"availability": "maybe"}, "availability", "enum"),
        ({"days_min": 400}, "days_min", "days_invalid"),
        ({"days_min": 5, "days_max": 2}, "days_max", "days_reversed"),
    ],
)
def test_what_a_column_takes_is_said(changes: dict[str, Any], column: str, code: str) -> None:
    assert faults(as_json(**changes), JSON) == [(1, column, code)]


def test_a_number_of_the_sellers_stands_in_one_row() -> None:
    assert faults(a_feed(a_line("A"), a_line("B"), a_line("A"))) == [(4, "seller_sku", "seller_sku_twice")]


def test_every_fault_is_counted_and_the_first_hundred_are_listed() -> None:
    feed = read(a_feed(*(a_line(f"L-{number}", price="x") for number in range(MOST_FAULTS + 5))))
    assert (feed.fault_count, len(feed.faults)) == (MOST_FAULTS + 5, MOST_FAULTS)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"\xff\xfe", CSV, "Byte 1 is no UTF-8"),
        (b"", CSV, "does not name the columns seller_sku"),
        (b"seller_sku,title,url\n", CSV, "columns price"),
        (b"seller_sku,title,url,price,price\n", CSV, "price twice"),
        (b'seller_sku,title,url,price\n"a', CSV, "Line 2 is no CSV"),
        (b"seller_sku,title,url,price\na,b,c,d,e\n", CSV, "line 2 has more cells"),
        (b",".join([b"x"] * 101), CSV, "at most 100 columns"),
        (b"{", JSON, "This is no JSON"),
        (b"[NaN", JSON, "This is no JSON"),
        (b"[" * 100_000, JSON, "This is no JSON"),
        (b"{}", JSON, "a list of objects"),
        (b"[1]", JSON, "Item 1 of the list is no object"),
        (b'[{"title": ["a"]}]', JSON, "title of item 1"),
        (b" " * (MOST_BYTES + 1), JSON, "bytes"),
    ],
)
def test_a_file_that_is_no_feed_is_refused_with_a_sentence(content: bytes, kind: FeedFormat, words: str) -> None:
    with pytest.raises(FeedUnreadable, match=words):
        read(content, kind)


def test_a_feed_has_so_many_rows_and_no_more() -> None:
    with pytest.raises(FeedUnreadable, match="at most 20000 rows"):
        read(a_feed(*("x\n" for _ in range(MOST_ROWS + 1))))


@given(st.binary(max_size=400), st.sampled_from(FeedFormat))
def test_any_bytes_are_read_or_refused(content: bytes, kind: FeedFormat) -> None:
    try:
        feed = read(content, kind)
    except FeedUnreadable:
        return
    assert len(feed.faults) <= feed.fault_count


@given(st.lists(st.lists(st.text(max_size=30), max_size=8), max_size=5))
def test_any_cells_make_offers_or_faults(rows: list[list[str]]) -> None:
    cells = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    try:
        feed = read(a_feed(cells.encode("utf-8", "replace").decode()))
    except FeedUnreadable:
        return
    assert feed.rows == 0 or feed.offers or feed.fault_count


@given(st.text(max_size=20), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_no_text_makes_an_impossible_price(price: str, currency: str) -> None:
    content = json.dumps([{"seller_sku": "1", "title": "x", "url": "https://lampen.example", "price": price}])
    for offer in read(content.encode(), JSON, currency=currency).offers.values():
        assert 0 < offer.price <= 10**12
