from uuid import uuid4

import pytest
from price_builders import NOW

from search_service.domain.feed import FeedFormat
from search_service.domain.feed_run import NO_DIFFERENCE, FeedDifference, FeedRun, FeedStatus, HeldBecause
from search_service.domain.price_errors import FeedNotHeld


def difference(before: int = 0, kept: int = 0, moved: int = 0) -> FeedDifference:
    return FeedDifference(before=before, added=0, changed=0, unchanged=0, missing=0, kept=kept, moved=moved)


@pytest.mark.parametrize(
    ("seen", "rows", "why"),
    [
        (difference(), 0, []),
        (difference(before=100), 50, []),
        (difference(before=100), 49, [HeldBecause.FEW_ROWS]),
        (difference(before=10, kept=10, moved=3), 10, []),
        (difference(before=10, kept=10, moved=4), 10, [HeldBecause.PRICES_MOVED]),
        (difference(before=100, kept=10, moved=4), 10, [HeldBecause.FEW_ROWS, HeldBecause.PRICES_MOVED]),
    ],
)
def test_what_looks_wrong_waits_for_a_person(seen: FeedDifference, rows: int, why: list[HeldBecause]) -> None:
    assert seen.held_because(rows) == why


def test_a_held_feed_is_decided_once() -> None:
    run = FeedRun(
        id=uuid4(), seller_id=uuid4(), format=FeedFormat.CSV, sha256=b"", status=FeedStatus.HELD, rows=1,
        fault_count=0, faults=[], held_because=[HeldBecause.FEW_ROWS], difference=NO_DIFFERENCE, received_at=NOW,
    )  # fmt: skip
    run.decide(FeedStatus.APPLIED, uuid4(), NOW)
    with pytest.raises(FeedNotHeld):
        run.decide(FeedStatus.REFUSED, uuid4(), NOW)
