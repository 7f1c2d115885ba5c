from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import orjson
import pytest

from servicekit.messaging import Envelope, UnreadableEvent


def _an_envelope(**changes: object) -> Envelope:
    values: dict[str, object] = {
        "id": uuid4(),
        "type": "souk.thing.made.v1",
        "source": "thing-service",
        "subject": uuid4(),
        "sequence": 7,
        "time": datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC),
        "data": {"amount": {"amount": 5, "currency": "EUR"}},
        "traceparent": "00-" + "a" * 32 + "-" + "b" * 16 + "-01",
        "request_id": "r-1",
    }
    return Envelope(**(values | changes))  # type: ignore[arg-type]


def test_an_event_survives_the_journey() -> None:
    event = _an_envelope()
    assert Envelope.decode(event.encode()) == event


def test_it_is_a_cloud_event() -> None:
    wire = orjson.loads(_an_envelope(traceparent=None, request_id=None).encode())
    assert wire["specversion"] == "1.0"
    assert {"id", "type", "source", "subject", "time", "datacontenttype", "data", "sequence"} <= wire.keys()
    assert not {"traceparent", "requestid"} & wire.keys()
    assert all(name.isalnum() and name == name.lower() for name in wire)
    assert wire["time"].endswith("Z")


def test_attributes_of_a_newer_producer_are_ignored() -> None:
    event = _an_envelope()
    wire = orjson.loads(event.encode()) | {"dataschema": "https://example.org/v2"}
    assert Envelope.decode(orjson.dumps(wire)) == event


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"{}", b'{"id": "x"}', b'"text"'])
def test_foreign_bytes_are_named_unreadable(raw: bytes) -> None:
    with pytest.raises(UnreadableEvent):
        Envelope.decode(raw)


@dataclass
class _Spoilt:
    field: str
    value: object


@pytest.mark.parametrize(
    "spoilt", [_Spoilt("id", 5), _Spoilt("subject", "x"), _Spoilt("time", "yesterday"), _Spoilt("subject", None)]
)
def test_a_spoilt_attribute_is_named_unreadable(spoilt: _Spoilt) -> None:
    wire = orjson.loads(_an_envelope().encode()) | {spoilt.field: spoilt.value}
    with pytest.raises(UnreadableEvent):
        Envelope.decode(orjson.dumps(wire))
