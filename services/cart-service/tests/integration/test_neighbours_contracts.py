"""cart-service understands whatever its neighbours' committed documents let them answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from builders import a_buyer, a_cart, a_form, a_line, an_offer, offers
from neighbours import OrderService, ProductService

from cart_service.application.ports import OrderRequest
from cart_service.infrastructure.orders_client import OrdersClient
from cart_service.infrastructure.product_client import ProductClient
from servicekit.http_client import ServiceClient
from testkit.contracts import Answer, answers_of, assert_understood

TEA = an_offer()
REQUEST = OrderRequest(cart=a_cart(a_line(TEA)), offers=offers(TEA), buyer=a_buyer(), form=a_form())
CALLS: dict[str, dict[str, Callable[[ServiceClient], Awaitable[Any]]]] = {
    "product-service": {
        "POST /internal/variants/lookup": lambda client: ProductClient(client).offers([TEA.variant_id], "en"),
    },
    "order-service": {
        "POST /internal/orders": lambda client: OrdersClient(client).place(REQUEST, "k-1"),
    },
}
ANSWERS = [answer for provider, calls in CALLS.items() for answer in answers_of(provider, calls)]


def test_every_call_to_a_neighbour_is_here() -> None:
    for neighbour in (ProductService(), OrderService()):
        assert CALLS[neighbour.provider].keys() == neighbour.handlers().keys()


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
async def test_each_answer_that_the_document_allows_is_understood(answer: Answer) -> None:
    await assert_understood(answer, CALLS[answer.provider][answer.operation])
