"""What is shown of feeds."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from search_service.domain.feed import MOST_FAULTS, FeedFormat
from search_service.domain.feed_run import FeedRun, FeedStatus, HeldBecause
from servicekit.schemas import Answer


class FeedFaultAnswer(Answer):
    """What is wrong with one value of a row."""

    line: int = Field(description="Where the row begins in a CSV file, the header in 1; the place in a list of JSON")
    column: str
    code: str
    message: str


class FeedDifferenceAnswer(Answer):
    """A feed against what its seller offered before, in offers."""

    before: int = Field(description="Rows of the last applied feed")
    added: int
    changed: int
    unchanged: int
    missing: int = Field(description="Of the seller, but not in this feed: they grow old and are hidden after 14 days")
    kept: int = Field(description="In the feed and offered before")
    moved: int = Field(description="Of those, whose price moved by more than half")


class FeedAnswer(Answer):
    """What became of a feed. A refused one changed nothing; a held one waits for staff."""

    id: UUID
    seller_id: UUID
    format: FeedFormat
    sha256: str = Field(description="Of the file's bytes, in hexadecimal digits")
    status: FeedStatus
    rows: int
    fault_count: int
    faults: list[FeedFaultAnswer] = Field(description=f"The first {MOST_FAULTS}")
    held_because: list[HeldBecause] = Field(
        description="`few_rows`: less than half of the rows before; `prices_moved`: three of ten prices by half"
    )
    difference: FeedDifferenceAnswer
    received_at: datetime
    decided_at: datetime | None = Field(
        description="Of a held one: when staff, a newer feed or the removal of its seller ended it"
    )
    decided_by: UUID | None

    @classmethod
    def of(cls, run: FeedRun) -> Self:
        """The wire form of a feed."""
        return cls(
            id=run.id,
            seller_id=run.seller_id,
            format=run.format,
            sha256=run.sha256.hex(),
            status=run.status,
            rows=run.rows,
            fault_count=run.fault_count,
            faults=[FeedFaultAnswer.model_validate(fault) for fault in run.faults],
            held_because=list(run.held_because),
            difference=FeedDifferenceAnswer.model_validate(run.difference),
            received_at=run.received_at,
            decided_at=run.decided_at,
            decided_by=run.decided_by,
        )
