"""Rows of price comparison as what the domain knows, and back."""

from dataclasses import asdict
from typing import Any

from asyncpg import Record

from search_service.domain.feed import FeedFormat
from search_service.domain.feed_row import RowFault
from search_service.domain.feed_run import FeedDifference, FeedRun, FeedStatus, HeldBecause
from search_service.domain.seller import Seller, SellerFacts


def seller_from(row: Record) -> Seller:
    """A row of `sellers`."""
    facts = SellerFacts(
        name=row["name"],
        domain=row["domain"],
        country=row["country"],
        currency=row["currency"],
        sends_our_skus=row["sends_our_skus"],
    )
    return Seller(id=row["id"], facts=facts, created_at=row["created_at"], version=row["version"])


def feed_from(row: Record) -> FeedRun:
    """A row of `feeds`."""
    return FeedRun(
        id=row["id"],
        seller_id=row["seller_id"],
        format=FeedFormat(row["format"]),
        sha256=row["sha256"],
        status=FeedStatus(row["status"]),
        rows=row["rows"],
        fault_count=row["fault_count"],
        faults=[RowFault(**fault) for fault in row["faults"]],
        held_because=[HeldBecause(reason) for reason in row["held_because"]],
        difference=FeedDifference(**row["difference"]),
        received_at=row["received_at"],
        decided_at=row["decided_at"],
        decided_by=row["decided_by"],
    )


def feed_columns(run: FeedRun) -> dict[str, Any]:
    """A feed as a row of `feeds`."""
    return asdict(run) | {"format": run.format.value, "status": run.status.value}
