"""How long a statement may take."""

import pytest

from servicekit.database.sessions import STATEMENT_SECONDS, statement_seconds
from servicekit.deadlines import use_deadline


@pytest.mark.parametrize(
    ("waits", "least", "most"), [(3.0, 1.0, 3.0), (2.0, 1.0, 2.0), (0.1, 1.0, 1.0), (60, 5.0, 5.0)]
)
def test_a_statement_takes_no_longer_than_its_request_waits_and_a_second_at_least(
    waits: float, least: float, most: float
) -> None:
    with use_deadline(waits):
        assert least <= statement_seconds() <= most


def test_without_a_request_it_has_its_own_time() -> None:
    assert statement_seconds() == STATEMENT_SECONDS
