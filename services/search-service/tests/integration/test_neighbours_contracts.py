"""search-service understands whatever its neighbours' committed documents let them answer."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from neighbours import ProductService

from search_service.infrastructure.catalogue_client import CatalogueClient
from servicekit.http_client import ServiceClient
from testkit.contracts import Answer, answers_of, assert_understood

CALLS: dict[str, Callable[[ServiceClient], Awaitable[Any]]] = {
    "GET /internal/export/products": lambda client: CatalogueClient(client).products(None),
    "GET /internal/export/categories": lambda client: CatalogueClient(client).categories(),
    "GET /internal/export/attribute-words": lambda client: CatalogueClient(client).attribute_words(),
}
ANSWERS = list(answers_of("product-service", CALLS))


def test_every_call_to_a_neighbour_is_here() -> None:
    assert CALLS.keys() == ProductService().handlers().keys()


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
async def test_each_answer_that_the_document_allows_is_understood(answer: Answer) -> None:
    await assert_understood(answer, CALLS[answer.operation])
