import pytest

from servicekit.csv_lines import csv_line


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_compute_stays_a_text(begins: str) -> None:
    assert csv_line([f"{begins}1"]).strip('"\r\n') == f"'{begins}1"
    assert csv_line([f"Lamp {begins}1"]).strip('"\r\n') == f"Lamp {begins}1"


def test_cells_are_quoted_where_they_must_be() -> None:
    assert csv_line(['Cup, "blue"', "two\nlines", None, -3]) == '"Cup, ""blue""","two\nlines",,-3\r\n'
