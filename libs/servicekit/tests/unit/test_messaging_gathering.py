from collections.abc import Sequence
from datetime import UTC, datetime

from servicekit.domain import new_id
from servicekit.messaging import Envelope
from servicekit.messaging.delivery import Entry
from servicekit.messaging.gathering import Gathering

PAID, REFUNDED = "souk.order.paid.v1", "souk.order.refunded.v1"


def an_entry(kind: str) -> Entry:
    event = Envelope(
        id=new_id(), type=kind, source="order-service", subject=new_id(), sequence=1, time=datetime.now(UTC), data={},
        traceparent=None, request_id=None,
    )  # fmt: skip
    return Entry(b"1-0", b"", event)


async def paid(_events: Sequence[Envelope]) -> None: ...


async def refunded(_events: Sequence[Envelope]) -> None: ...


def test_types_are_handled_in_the_order_of_their_handlers_whichever_came_first() -> None:
    gathering = Gathering({PAID: paid, REFUNDED: refunded})
    for kind in [REFUNDED, *[PAID] * 100]:
        assert gathering.add(an_entry(kind))
    assert [(handler, len(entries)) for handler, entries in gathering.take_due()] == [(paid, 100), (refunded, 1)]
    assert gathering.take_due() == []


def test_other_types_are_left_to_others() -> None:
    assert not Gathering({PAID: paid}).add(an_entry(REFUNDED))
