"""Nothing is mailed before it is confirmed, and each episode once."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from price_api import PriceApi
from price_builders import GTIN, a_line
from test_matches import matched

from search_service.config.settings import SearchSettings
from testkit.contracts import an_event

EMAIL = "amira@souk.test"
MAILS = "SELECT template, recipient, data FROM outgoing_mail ORDER BY created_at, id"


@pytest.fixture
def settings(common_settings: dict[str, Any]) -> SearchSettings:
    """No mail leaves, so that what it would show stays in its row."""
    return SearchSettings.model_validate(common_settings | {"mail": {"smtp_url": "smtp://127.0.0.1:9"}})


def a_wish(product_id: UUID, **changes: Any) -> dict[str, Any]:
    price = {"amount": 2000, "currency": "EUR"}
    return {"product_id": str(product_id), "kind": "price", "threshold": price, "email": EMAIL} | changes


async def ask(prices: PriceApi, wish: dict[str, Any], headers: dict[str, str] | None = None) -> Any:
    answer = await prices.client.post("/search/alerts", json=wish, headers=headers)
    return (answer.status_code, answer.json()["code"] if answer.status_code != 202 else None)


async def follow(prices: PriceApi, what: str, token: str) -> int:
    answer = await prices.client.post(f"/search/alerts/{what}", json={"token": token})
    return answer.status_code


async def mails(prices: PriceApi, template: str) -> list[dict[str, Any]]:
    return [row for row in await prices.rows(MAILS) if row["template"] == template]


def token_in(mail: dict[str, Any], name: str = "url") -> str:
    found = re.search(r"#token=(.+)$", mail["data"][name])
    assert found
    return found[1]


async def confirmed(prices: PriceApi, wish: dict[str, Any], headers: dict[str, str] | None = None) -> None:
    assert await ask(prices, wish, headers) == (202, None)
    assert await follow(prices, "confirm", token_in((await mails(prices, "confirm_alerts"))[-1])) == 204


async def until(look_again: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(30):
        while not await look_again():
            await asyncio.sleep(0.05)


async def look(prices: PriceApi) -> None:
    """Let every alert look at what there is now; the running service may have some in hand."""
    await prices.rows("UPDATE alerts SET due_at = now() - interval '1 s'")

    async def nothing_is_due() -> bool:
        await prices.app.state.prices.mail_alerts()
        return await prices.rows("SELECT FROM alerts WHERE due_at <= now()") == []

    await until(nothing_is_due)


async def set_variant(prices: PriceApi, **changes: Any) -> None:
    for name, value in changes.items():
        await prices.rows(f"UPDATE variants SET {name} = $1, changed_at = clock_timestamp()", value)


async def test_a_price_that_falls_is_mailed_once_to_who_has_confirmed(prices: PriceApi) -> None:
    product = await prices.product()
    assert await ask(prices, a_wish(product)) == (202, None)
    await set_variant(prices, price=1900)
    await look(prices)
    assert await mails(prices, "price_alert") == []
    (confirm,) = await mails(prices, "confirm_alerts")
    assert await follow(prices, "confirm", token_in(confirm)) == 204
    await look(prices)
    await look(prices)
    (mail,) = await mails(prices, "price_alert")
    assert (mail["recipient"], mail["data"]["price"], mail["data"]["seller"]) == (EMAIL, "19.00 EUR", "Souk")
    assert mail["data"]["title"] == "Brass lamp"
    assert mail["data"]["url"] == f"http://localhost:8000/p/p-{product}", "where the shop shows products"
    assert await follow(prices, "confirm", token_in(confirm)) == 410


async def test_a_feed_wakes_the_alerts_of_its_products(prices: PriceApi) -> None:
    product, seller = await prices.product(gtins=[GTIN]), await prices.seller()
    await prices.sent(seller, a_line(price="24.00"))
    await matched(prices)
    await confirmed(prices, a_wish(product))
    await prices.sent(seller, a_line(price="18.00"))

    async def is_mailed() -> bool:
        return bool(await mails(prices, "price_alert"))

    await until(is_mailed)
    (mail,) = await mails(prices, "price_alert")
    assert (mail["data"]["price"], mail["data"]["seller"]) == ("18.00 EUR", "Lampenladen")


async def test_something_that_is_back_is_mailed_after_two_observations(prices: PriceApi) -> None:
    product = await prices.product(band="out")
    await confirmed(prices, a_wish(product, kind="back_in_stock", threshold=None))
    await look(prices)
    await set_variant(prices, band="low")
    await look(prices)
    await look(prices)
    assert await mails(prices, "back_in_stock") == []
    await set_variant(prices, band="in_stock")
    await look(prices)
    assert len(await mails(prices, "back_in_stock")) == 1


async def test_a_product_that_is_gone_changes_nothing(prices: PriceApi) -> None:
    product = await prices.product(price=1900)
    await confirmed(prices, a_wish(product))
    await prices.rows("UPDATE alerts SET state = 'armed', episode = 0")
    await prices.rows("UPDATE products SET status = 'archived'")
    before = await prices.rows("SELECT state, episode, since FROM alerts")
    await look(prices)
    assert await prices.rows("SELECT state, episode, since FROM alerts") == before


async def test_a_mailbox_gets_one_link_until_it_is_followed(prices: PriceApi) -> None:
    products = [await prices.product() for _ in range(3)]
    for product in products:
        assert await ask(prices, a_wish(product)) == (202, None)
    (mail,) = await mails(prices, "confirm_alerts")
    await follow(prices, "confirm", token_in(mail))
    assert {row["state"] for row in await prices.rows("SELECT state FROM alerts")} == {"armed"}
    assert await ask(prices, a_wish(products[0])) == (202, None)
    assert len(await mails(prices, "confirm_alerts")) == 1


async def test_nobody_changes_a_wish_that_its_reader_has_confirmed(prices: PriceApi) -> None:
    wish = a_wish(await prices.product())
    await confirmed(prices, wish)
    other = {"threshold": {"amount": 9900, "currency": "EUR"}}
    assert await ask(prices, wish | other) == (202, None)
    assert (await prices.rows("SELECT threshold FROM alerts"))[0]["threshold"] == 2000


async def test_the_link_in_a_mail_ends_its_alert(prices: PriceApi) -> None:
    await confirmed(prices, a_wish(await prices.product(price=1900)))
    await look(prices)
    (mail,) = await mails(prices, "price_alert")
    token = token_in(mail, "stop_url")
    assert await follow(prices, "confirm", token) == 410
    assert [await follow(prices, "unsubscribe", token) for _ in range(2)] == [204, 410]
    assert await prices.rows("SELECT FROM alerts") == []


async def test_only_digests_of_links_are_kept(prices: PriceApi) -> None:
    await ask(prices, a_wish(await prices.product()))
    token = token_in((await mails(prices, "confirm_alerts"))[0])
    await prices.rows("DELETE FROM outgoing_mail")
    assert prices.own.rows_naming(token) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"threshold": None}, "validation_failed"),
        ({"threshold": {"amount": 0, "currency": "EUR"}}, "validation_failed"),
        ({"kind": "back_in_stock"}, "validation_failed"),
        ({"email": "nobody"}, "validation_failed"),
        ({"locale": "!"}, "validation_failed"),
        ({"threshold": {"amount": 1, "currency": "USD"}}, "currency_not_compared"),
        ({"product_id": str(uuid4())}, "product_not_found"),
        ({"variant_id": str(uuid4())}, "variant_not_found"),
    ],
)
async def test_a_wish_that_cannot_be_kept_is_refused(prices: PriceApi, changes: dict[str, Any], code: str) -> None:
    assert (await ask(prices, a_wish(await prices.product()) | changes))[1] == code
    assert await prices.rows("SELECT FROM alerts") == []


async def test_who_asks_for_very_many_is_stopped(prices: PriceApi) -> None:
    product = await prices.product()
    answers = [await ask(prices, a_wish(product, email=f"n{number}@souk.test")) for number in range(31)]
    assert answers[-1] == (429, "too_many_alerts")
    assert len(await mails(prices, "confirm_alerts")) == 30


async def test_people_see_and_end_their_own(prices: PriceApi) -> None:
    me, other = prices.issuer.headers(uuid4()), prices.issuer.headers(uuid4())
    await ask(prices, a_wish(await prices.product()), me)
    await ask(prices, a_wish(await prices.product()))
    (mine,) = (await prices.get("/search/alerts", headers=me))["items"]
    assert (mine["state"], mine["email"], mine["threshold"]["amount"]) == ("unconfirmed", EMAIL, 2000)
    assert (await prices.get("/search/alerts", headers=other))["items"] == []
    for headers, status in ((other, 404), (me, 204), (me, 404)):
        answer = await prices.client.delete(f"/search/alerts/{mine['id']}", headers=headers)
        assert answer.status_code == status


async def test_an_alert_shows_what_it_is_about(prices: PriceApi) -> None:
    me = prices.issuer.headers(uuid4())
    gone, lamp = await prices.product(), await prices.product(title="Brass lamp")
    variant = await prices.variant(lamp, title="Tall")
    french = """texts || '{"fr": {"title": "Lampe"}}'"""
    await prices.rows(f"UPDATE products SET image = 'abc', texts = {french} WHERE id = $1", lamp)
    for wish in (a_wish(gone), a_wish(lamp, variant_id=str(variant)), a_wish(lamp)):
        assert await ask(prices, wish, me) == (202, None)
    await prices.rows("UPDATE products SET status = 'archived' WHERE id = $1", gone)
    any_one, tall, none = (await prices.get("/search/alerts?locale=fr-BE", headers=me))["items"]
    image = "/media/abc-320.webp"
    shown = {"slug": f"p-{lamp}", "title": "Lampe", "lang": "fr", "image": image}
    assert (any_one["product"], tall["product"]) == (shown | {"variant": None}, shown | {"variant": "Tall"})
    assert none["product"] is None
    english = (await prices.get("/search/alerts?locale=ar", headers=me))["items"][0]["product"]
    assert (english["title"], english["lang"]) == ("Brass lamp", "en")


async def test_an_erased_persons_alerts_go(prices: PriceApi) -> None:
    person = uuid4()
    await ask(prices, a_wish(await prices.product()), prices.issuer.headers(person))
    event = an_event("souk.user.deleted.v1", str(person), user_id=str(person))
    await prices.app.state.platform.valkey.xadd("souk.users", {b"event": event.encode()})

    async def is_gone() -> bool:
        return prices.own.rows_naming(EMAIL) == []

    await until(is_gone)
