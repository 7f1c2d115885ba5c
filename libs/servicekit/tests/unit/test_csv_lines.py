from collections.abc import AsyncIterator, Iterable

import pytest

from servicekit.csv_lines import Cell, csv_file, csv_line


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_compute_stays_a_text(begins: str) -> None:
    assert csv_line([f"{begins}1"]).strip('"\r\n') == f"'{begins}1"
    assert csv_line([f"Lamp {begins}1"]).strip('"\r\n') == f"Lamp {begins}1"


def test_cells_are_quoted_where_they_must_be() -> None:
    assert csv_line(['Cup, "blue"', "two\nlines", None, -3]) == '"Cup, ""blue""","two\nlines",,-3\r\n'


async def test_a_file_is_sent_while_its_rows_come_and_spreadsheets_read_it_as_utf8() -> None:
    async def rows() -> AsyncIterator[Iterable[Iterable[Cell]]]:
        yield [["Ørsted", 1], ["=1+1", None]]
        yield []
        yield [["Łukasz", 2]]

    answer = csv_file("people", ["name", "orders"], rows())
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="people.csv"'
    assert answer.headers["cache-control"] == "private, no-store"
    sent = [str(part) async for part in answer.body_iterator]
    assert sent == ["\ufeffname,orders\r\n", "Ørsted,1\r\n'=1+1,\r\n", "Łukasz,2\r\n"]
