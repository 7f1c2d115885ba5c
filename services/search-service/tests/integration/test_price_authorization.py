"""Every operation of price comparison × everybody who might call it."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from price_api import SELLER, PriceApi
from price_builders import a_line
from test_alerts import a_wish

from testkit.authorization import Actor, Case, Rule, cases

_MANAGES = "permission:offers.manage"
TABLE = {
    "GET /search/sellers": Rule(_MANAGES),
    "POST /search/sellers": Rule(_MANAGES, json=SELLER | {"domain": "new.example"}),
    "GET /search/sellers/{seller_id}": Rule(_MANAGES),
    "PUT /search/sellers/{seller_id}": Rule(_MANAGES, json=SELLER),
    "DELETE /search/sellers/{seller_id}": Rule(_MANAGES),
    "POST /search/offers": Rule(_MANAGES),
    "GET /search/feeds": Rule(_MANAGES),
    "GET /search/feeds/{feed_id}": Rule(_MANAGES),
    "POST /search/feeds/{feed_id}/apply": Rule(_MANAGES),
    "POST /search/feeds/{feed_id}/refuse": Rule(_MANAGES),
    "GET /search/desk": Rule(_MANAGES),
    "GET /search/matches": Rule(_MANAGES),
    "POST /search/matches/{offer_id}": Rule(_MANAGES, json={"decision": "reject"}),
    "GET /search/compare/{product_id}": Rule("public"),
    "GET /search/price-history/{product_id}": Rule("public"),
    "POST /search/alerts": Rule("optional"),
    "POST /search/alerts/confirm": Rule("public"),
    "POST /search/alerts/unsubscribe": Rule("public"),
    "GET /search/alerts": Rule("customer"),
    "DELETE /search/alerts/{alert_id}": Rule("customer", owned=True),
}


@dataclass
class World:
    """Ids of OWNER's things."""

    owner: UUID
    paths: dict[str, object]


@pytest.fixture
async def world(prices: PriceApi) -> World:
    owner, product, seller = uuid4(), await prices.product(), await prices.seller()
    feed = await prices.sent(seller, a_line())
    (offer,) = await prices.rows("SELECT id FROM offers")
    await prices.client.post("/search/alerts", json=a_wish(product), headers=prices.issuer.headers(owner))
    (alert,) = await prices.rows("SELECT id FROM alerts")
    paths = {"seller_id": seller, "product_id": product, "feed_id": feed["id"]}
    return World(owner, paths | {"offer_id": offer["id"], "alert_id": alert["id"]})


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_authorisation(case: Case, world: World, prices: PriceApi) -> None:
    issuer = prices.issuer
    token = {
        Actor.ANONYMOUS: None,
        Actor.GUEST: issuer.access_token(role="guest"),
        Actor.OWNER: issuer.access_token(world.owner),
        Actor.SERVICE: issuer.service_token("cart-service", "search-service", "any"),
        Actor.OTHER_SERVICE: issuer.service_token("cart-service", "search-service", "other"),
    }.get(case.actor, issuer.access_token(role=case.role))
    answer = await prices.client.request(
        case.method, case.path(world.paths), json=case.json, headers=case.headers(token)
    )
    case.check(answer.status_code)
