"""Looking for a refund among an intent's, page by page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest

from payment_service.infrastructure.card_provider import CardProvider
from payment_service.infrastructure.transport import ProviderAnswer
from servicekit.domain.errors import OutcomeUnknown


class Pages:
    """A provider with these refunds, two on a page."""

    def __init__(self, refunds: list[UUID]) -> None:
        self.refunds = [(f"re_{number}", refund) for number, refund in enumerate(refunds)]
        self.asked: list[Mapping[str, Any]] = []

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        assert (method, path, key) == ("GET", "/v1/refunds", None)
        self.asked.append(params or {})
        names = [name for name, _ in self.refunds]
        after = (params or {}).get("starting_after")
        begin = names.index(after) + 1 if after else 0
        page = [
            {"id": name, "payment_intent": "pi_1", "status": "succeeded", "amount": 5, "currency": "eur"}
            | {"metadata": {"refund_id": str(refund)}}
            for name, refund in self.refunds[begin : begin + 2]
        ]
        return ProviderAnswer(200, {"data": page, "has_more": begin + 2 < len(names)})


@pytest.mark.parametrize(("place", "pages"), [(0, 1), (1, 1), (4, 3)])
async def test_a_refund_is_found_on_whatever_page_it_is(place: int, pages: int) -> None:
    refunds = [uuid4() for _ in range(5)]
    provider = Pages(refunds)
    found = await CardProvider("stripe", provider).find_refund("pi_1", refunds[place])
    assert found is not None
    assert (found.provider_id, found.our_id, len(provider.asked)) == (f"re_{place}", refunds[place], pages)


@pytest.mark.parametrize("count", [0, 2, 5])
async def test_what_was_never_made_is_not_found(count: int) -> None:
    assert await CardProvider("stripe", Pages([uuid4() for _ in range(count)])).find_refund("pi_1", uuid4()) is None


async def test_a_list_that_cannot_be_read_is_not_an_empty_one() -> None:
    class Unreadable(Pages):
        async def send(self, *_: Any, **__: Any) -> ProviderAnswer:
            return ProviderAnswer(200, {"items": []})

    with pytest.raises(OutcomeUnknown):
        await CardProvider("stripe", Unreadable([])).find_refund("pi_1", uuid4())
