"""A body that is too large: what its sender still sends is read, up to a bound."""

import pytest
from starlette.exceptions import HTTPException
from starlette.types import Message

from servicekit.incoming_body import IncomingBody

LIMIT, PART = 10, b"x" * 1024 * 1024


class Sender:
    """Sends `parts` parts without saying how many there will be."""

    def __init__(self, parts: int) -> None:
        self.left = parts

    async def receive(self) -> Message:
        self.left -= 1
        return {"type": "http.request", "body": PART, "more_body": self.left > 0}


@pytest.mark.parametrize(("parts", "unread"), [(1, 0), (2, 0), (30, 0), (100, 67)])
async def test_a_body_of_unknown_length_is_read_to_its_end_before_it_is_refused_or_up_to_a_bound(
    parts: int, unread: int
) -> None:
    sender = Sender(parts)
    body = IncomingBody({"headers": []}, sender.receive, LIMIT)
    with pytest.raises(HTTPException) as refused:
        await body.receive()
    assert (refused.value.status_code, sender.left) == (413, unread)
