"""Batches as bytes: what stands in the stream until it is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson

from analytics_service.application.ports import Batch
from analytics_service.domain.counting import CountedEvent, counted_term

_UNIX_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class UnreadableBatch(ValueError):
    """Bytes in the stream that are no batch."""


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """What is to be stored of a batch; `buyers` are marks of people by session."""

    events: list[CountedEvent]
    buyers: Mapping[str, bytes]


def encode(batch: Batch) -> bytes:
    """A list for each event; a later release may add to its end."""
    return orjson.dumps({
        "at": batch.received_at.timestamp(),
        "buyer": None if batch.buyer is None else batch.buyer.hex(),
        "bot": batch.bot,
        "events": [
            (e.id, e.type.number, e.visitor, e.session, e.product_id, e.term, e.results, e.page) for e in batch.events
        ],
    })  # fmt: skip


def decode(raw: bytes) -> StoredBatch:
    """What was encoded, by this release or another. Raises UnreadableBatch."""
    try:
        document = orjson.loads(raw)
        received_at = datetime.fromtimestamp(document["at"], UTC)
        events = [_event(fields, received_at, document["bot"]) for fields in document["events"]]
        buyer = document["buyer"]
        mark = None if buyer is None else bytes.fromhex(buyer)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableBatch(repr(error)) from error
    buyers = {} if mark is None else {event.session: mark for event in events if event.session is not None}
    return StoredBatch(events, buyers)


def _event(fields: list[Any], received_at: datetime, is_bot: bool) -> CountedEvent:
    event_id, kind, visitor, session, product_id, term, results, page = fields[:8]
    at = _UNIX_EPOCH + timedelta(milliseconds=int(event_id[:8] + event_id[9:13], 16))
    return CountedEvent(
        at.date(), event_id, kind, at, received_at, visitor, session, product_id,
        None if term is None else counted_term(term), results, page, is_bot,
    )  # fmt: skip
