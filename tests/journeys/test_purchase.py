"""A shopper finds, buys and follows; a guest does too."""

from collections.abc import Callable

from conftest import AThing, Platform

from souk.shopper import Shopper


async def a_demo_product(guest: Shopper) -> str:
    """One with pictures and stock; what other journeys published has none."""
    found = await guest.call("GET", "/api/products/search?q=mask&limit=100")
    return next(str(item["id"]) for item in found["items"] if item["image"] and item["availability"] == "in_stock")


async def test_a_new_customer_browses_searches_and_buys(shopper: Callable[[], Shopper]) -> None:
    guest = shopper()
    await guest.become_guest()
    page = await guest.call("GET", "/api/products?limit=20")
    assert len(page["items"]) == 20
    assert page["next_cursor"]
    words = page["items"][0]["title"].split()[0]
    found = await guest.call("GET", f"/api/products/search?q={words}")
    assert found["items"], words
    product = await guest.call("GET", f"/api/products/{await a_demo_product(guest)}")
    assert product["images"], "demo products have pictures"
    variant = next(variant for variant in product["variants"] if variant["availability"] != "out")

    await guest.add(variant["id"], 2)
    guest_token, guest_id = guest.token, guest.id
    await guest.register()
    assert guest.id == guest_id, "registering keeps the guest's id, and with it the cart"
    cart = await guest.call("GET", "/api/cart")
    assert [(line["variant_id"], line["quantity"]) for line in cart["lines"]] == [(variant["id"], 2)]

    placed = await guest.checkout((await guest.quote({variant["id"]: 2}))["total"])
    assert placed["order"]["status"] == "awaiting_payment"
    assert (await guest.order(placed["order"]["id"]))["id"] == placed["order"]["id"]
    await guest.pay(placed["payment"]["id"])
    order = await guest.settled(placed["order"]["id"])
    assert (order["status"], order["payment_status"]) == ("confirmed", "paid")
    history = await guest.call("GET", "/api/orders")
    assert [entry["id"] for entry in history["items"]] == [order["id"]]
    assert guest_token


async def test_a_guests_cart_merges_into_the_account_at_login(
    customer: Shopper, guest: Shopper, a_thing: AThing
) -> None:
    lamp, chair = await a_thing(), await a_thing()
    await customer.add(lamp.variant_id, 1)
    await guest.add(lamp.variant_id, 2)
    await guest.add(chair.variant_id, 1)
    report = await customer.call("POST", "/api/cart/merge", {"guest_token": guest.token})
    again = await customer.call("POST", "/api/cart/merge", {"guest_token": guest.token})
    assert again == report
    cart = await customer.call("GET", "/api/cart")
    assert {line["variant_id"]: line["quantity"] for line in cart["lines"]} == {lamp.variant_id: 3, chair.variant_id: 1}


async def test_a_guest_buys_with_an_e_mail_address_alone(guest: Shopper, a_thing: AThing) -> None:
    lamp = await a_thing()
    order = await guest.buy({lamp.variant_id: 1})
    assert order["status"] == "confirmed"
    assert (
        order["total"]["amount"]
        == sum(line["gross"]["amount"] for line in order["lines"]) + order["shipping"]["amount"]
    )


async def test_what_was_bought_leaves_the_cart_and_a_mail_goes_out(
    platform: Platform, customer: Shopper, a_thing: AThing
) -> None:
    import asyncio

    import httpx2

    lamp = await a_thing()
    order = await customer.buy({lamp.variant_id: 2})
    async with asyncio.timeout(60), httpx2.AsyncClient() as http:
        while (await customer.call("GET", "/api/cart"))["lines"]:
            await asyncio.sleep(0.05)
        while True:
            mails = (await http.get(f"http://127.0.0.1:{platform.port('mail')}/api/messages")).json()
            if any(order["number"] in str(mail) and customer.email in str(mail) for mail in mails["messages"]):
                break
            await asyncio.sleep(0.1)


async def test_an_order_belongs_to_its_buyer_alone(customer: Shopper, guest: Shopper, a_thing: AThing) -> None:
    lamp = await a_thing()
    order = await customer.buy({lamp.variant_id: 1})
    reply = await guest.ask("GET", f"/api/orders/{order['id']}")
    assert reply.status == 404
