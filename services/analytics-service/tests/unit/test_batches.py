import orjson
import pytest
from builders import NOON, id_at

from analytics_service.application.ports import Batch
from analytics_service.domain.events import EventType, ShopEvent
from analytics_service.infrastructure.batches import UnreadableBatch, decode, encode
from servicekit.domain import new_id

SEARCH = ShopEvent(id_at(NOON), EventType.SEARCH, new_id(), new_id(), None, "  Blue TEAPOT", 3, "/search")
BATCH = Batch(NOON, [SEARCH, ShopEvent(id_at(NOON), EventType.PAGE_VIEW)], b"0123456789abcdef", False)


def test_a_batch_is_read_as_it_was_written() -> None:
    stored = decode(encode(BATCH))
    first, second = stored.events
    assert (first.id, first.occurred_at, first.day) == (str(SEARCH.id), NOON, NOON.date())
    assert (first.term, first.results, first.page, first.is_bot) == ("blue teapot", 3, "/search", False)
    assert second.session is None
    assert stored.buyers == {str(SEARCH.session): b"0123456789abcdef"}


def test_what_a_later_release_adds_to_an_event_is_left_out() -> None:
    document = orjson.loads(encode(BATCH))
    document["events"][0].append("new")
    assert decode(orjson.dumps(document)) == decode(encode(BATCH))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"{}", b'{"at": 1, "buyer": null, "bot": false, "events": [["x"]]}'])
def test_bytes_that_are_no_batch_are_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableBatch):
        decode(raw)
