"""order-service understands whatever its neighbours' committed documents let them answer."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest
from builders import an_order
from neighbours import PaymentNeighbour, ProductNeighbour

from commerce.values import Money
from order_service.infrastructure.charging_rules import ChargingRules
from order_service.infrastructure.payment_client import PaymentClient
from order_service.infrastructure.product_client import ProductClient
from servicekit.http_client import ServiceClient
from testkit.contracts import Answer, answers_of, assert_understood

SOME, TEN_EUROS, LINES = uuid4(), Money(1000, "EUR"), an_order().snapshot.lines
CALLS: dict[str, dict[str, Callable[[ServiceClient], Awaitable[Any]]]] = {
    "product-service": {
        "POST /internal/variants/lookup": lambda client: ProductClient(client).offers([SOME]),
        "POST /internal/reservations": lambda client: ProductClient(client).reserve(SOME, LINES),
        "POST /internal/reservations/{reservation_id}/commit": lambda client: ProductClient(client).commit(SOME),
        "POST /internal/reservations/{reservation_id}/release": lambda client: ProductClient(client).release(SOME),
        "POST /internal/reservations/{reservation_id}/restock": lambda client: ProductClient(client).restock(
            SOME, SOME, {SOME: 1}
        ),
    },
    "payment-service": {
        "POST /payments/create-intent": lambda client: PaymentClient(client).create_intent(SOME, SOME, TEN_EUROS),
        "GET /internal/charging-rules/{currency}": lambda client: ChargingRules(client, "EUR").ask(),
        "POST /internal/payments/lookup": lambda client: PaymentClient(client).lookup([SOME]),
        "POST /internal/payments/{order_id}/void": lambda client: PaymentClient(client).void(SOME),
        "POST /payments/refund": lambda client: PaymentClient(client).refund(SOME, SOME, TEN_EUROS, "late"),
    },
}
ANSWERS = [answer for provider, calls in CALLS.items() for answer in answers_of(provider, calls)]


def test_every_call_to_a_neighbour_is_here() -> None:
    for neighbour in (ProductNeighbour(), PaymentNeighbour()):
        assert CALLS[neighbour.provider].keys() == neighbour.handlers().keys()


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
async def test_each_answer_that_the_document_allows_is_understood(answer: Answer) -> None:
    await assert_understood(answer, CALLS[answer.provider][answer.operation])
