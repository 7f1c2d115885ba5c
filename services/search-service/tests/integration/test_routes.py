import httpx2
import pytest
from fastapi import FastAPI
from neighbours import ProductService

from testkit.both_ways import assert_same_both_ways
from testkit.contracts.neighbour import Trouble
from testkit.tokens import TestIssuer


@pytest.fixture
def catalogue_away(products: ProductService) -> None:
    """The first building of the index goes on for as long as the test does, so that asking for another is refused."""
    products.trouble["/internal/export"] = [Trouble.REFUSE] * 10_000


@pytest.mark.usefixtures("catalogue_away")
async def test_every_route_answers_as_fastapi_would(
    app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    await assert_same_both_ways(app, client, [issuer.headers, lambda: issuer.headers(role="admin")])
