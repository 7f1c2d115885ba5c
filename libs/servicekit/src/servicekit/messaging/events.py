"""CloudEvents 1.0 in JSON: the one shape in which events travel between services."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import orjson

FIELD = b"event"


class UnreadableEvent(ValueError):
    """These bytes are no event of ours."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An event on its way.

    `subject` is the id of the aggregate it happened to, `sequence` grows within one producer and orders the events of
    one aggregate; `traceparent` (W3C) and `request_id` lead back to the request that caused it.
    """

    id: UUID
    type: str
    source: str
    subject: UUID
    sequence: int
    time: datetime
    data: dict[str, Any]
    traceparent: str | None = None
    request_id: str | None = None

    def encode(self) -> bytes:
        """JSON with CloudEvents' attribute names; extensions: sequence, traceparent, requestid."""
        return encode(
            id=self.id,
            type=self.type,
            source=self.source,
            subject=self.subject,
            sequence=self.sequence,
            time=self.time,
            data=self.data,
            traceparent=self.traceparent,
            request_id=self.request_id,
        )

    @classmethod
    def decode(cls, raw: bytes) -> Self:
        """Read what `encode` wrote, ignoring attributes that a newer producer adds; raises UnreadableEvent."""
        try:
            event = orjson.loads(raw)
            return cls(
                id=UUID(event["id"]),
                type=event["type"],
                source=event["source"],
                subject=UUID(event["subject"]),
                sequence=event["sequence"],
                time=datetime.fromisoformat(event["time"]),
                data=event["data"],
                traceparent=event.get("traceparent"),
                request_id=event.get("requestid"),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UnreadableEvent(f"not an event: {error!r}") from error


def encode(
    *,
    id: UUID,  # noqa: A002 - the attribute's name in CloudEvents
    type: str,  # noqa: A002
    source: str,
    subject: UUID,
    sequence: int,
    time: datetime,
    data: dict[str, Any] | orjson.Fragment,
    traceparent: str | None,
    request_id: str | None,
) -> bytes:
    """The event's bytes; `data` may be ready-made JSON."""
    event: dict[str, Any] = {
        "specversion": "1.0",
        "id": str(id),
        "type": type,
        "source": source,
        "subject": str(subject),
        "sequence": sequence,
        "time": time,
        "datacontenttype": "application/json",
        "data": data,
    }
    if traceparent is not None:
        event["traceparent"] = traceparent
    if request_id is not None:
        event["requestid"] = request_id
    return orjson.dumps(event, option=orjson.OPT_UTC_Z)
