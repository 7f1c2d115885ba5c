"""A second checkout is the same only if everything that the shopper chose is the same."""

from dataclasses import field, fields, make_dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from builders import NOON, a_request, a_shop, an_address, eur
from purchase import Purchase

from commerce.values import Money, OrderStatus
from order_service.application.ports import Payment
from order_service.application.saga.draft_order import OrderRequest, draft_order
from order_service.domain.errors import AlreadyCancelled
from order_service.domain.snapshot import BY_SHOP, Buyer, Delivery, OrderLine, Snapshot
from servicekit.domain import new_id

REQUEST = a_request()
ITEM = REQUEST.items[0]
OF_THE_SHOP: dict[str, dict[str, Any]] = {
    "the id of the request": {"order_id": new_id()},
    "the network": {"placed_from": b"elsewhere"},
    "the catalogue's texts": {
        "items": (
            replace(ITEM, sku="LAMP-2", title="Lamp", variant_title="S", slug="lamp", image_url="/media/lamp.webp"),
        )
    },
}
CHOSEN: dict[str, dict[str, Any]] = {
    "cart_id": {"cart_id": new_id()},
    "cart_version": {"cart_version": 2},
    "buyer": {"buyer": replace(REQUEST.buyer, locale="de")},
    "items": {"items": (replace(ITEM, variant_id=new_id()),)},
    "shipping_address": {"shipping_address": an_address(line1="Hafenstr. 2")},
    "billing_address": {"billing_address": an_address()},
    "shipping_method_id": {"shipping_method_id": "express"},
    "expected_total": {"items": (replace(ITEM, unit_price=eur(1000)),), "expected_total": eur(2490)},
}


def a_snapshot(request: OrderRequest = REQUEST) -> Snapshot:
    return draft_order(request, a_shop(), NOON).snapshot


@pytest.mark.parametrize("changes", OF_THE_SHOP.values(), ids=OF_THE_SHOP)
async def test_what_the_shop_fills_in_makes_no_other_order(changes: dict[str, Any]) -> None:
    shop = Purchase()
    first = await shop.placed(REQUEST)
    second = await shop.placed(replace(REQUEST, **{"order_id": new_id()} | changes))
    assert second.order.id == first.order.id


async def test_an_order_that_is_cancelled_while_a_second_checkout_carries_it_on_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop = Purchase()
    await shop.die_at(3, shop.placed(REQUEST))
    shop.clock.forward(seconds=31)
    shop.start()
    create_intent = shop.payments.create_intent

    async def cancelled_meanwhile(order_id: UUID, owner_id: UUID, amount: Money) -> Payment:
        await shop.app.cancel_order(order_id, owner_id)
        return await create_intent(order_id, owner_id, amount)

    monkeypatch.setattr(shop.payments, "create_intent", cancelled_meanwhile)
    with pytest.raises(AlreadyCancelled):
        await shop.placed(replace(REQUEST, order_id=new_id()))
    await shop.come_to_rest()
    assert (shop.only_order().status, shop.stock.free) == (OrderStatus.CANCELLED, 100)


@pytest.mark.parametrize("name", [name for name in CHOSEN if name != "shipping_method_id"])
def test_what_the_shopper_chooses_makes_another_checkout(name: str) -> None:
    assert not a_snapshot().is_same_checkout(a_snapshot(replace(REQUEST, **CHOSEN[name])))


def test_another_shipping_method_makes_another_checkout() -> None:
    snapshot = a_snapshot()
    other = replace(snapshot, delivery=replace(snapshot.delivery, method_id="express"))
    assert not snapshot.is_same_checkout(other)


def test_every_field_of_a_request_is_known_to_be_the_shoppers_or_the_shops() -> None:
    of_the_shop = {"order_id", "placed_from"}
    assert {each.name for each in fields(OrderRequest)} == CHOSEN.keys() | of_the_shop


@pytest.mark.parametrize(
    ("part", "path"),
    [(Snapshot, ()), (Buyer, ("buyer",)), (Delivery, ("delivery",)), (OrderLine, ("lines",))],
    ids=lambda given: getattr(given, "__name__", None),
)
@pytest.mark.parametrize(("metadata", "same"), [({}, False), (BY_SHOP, True)], ids=["chosen", "by the shop"])
def test_a_field_added_later_is_compared_unless_it_is_the_shops(
    part: type, path: tuple[str, ...], metadata: dict[str, str], same: bool
) -> None:
    """The gift message that nobody thought of here."""
    added = [("gift_message", str, field(metadata=metadata))]
    later = make_dataclass(f"Later{part.__name__}", added, bases=(part,), frozen=True, slots=True, kw_only=True)

    def with_message(message: str) -> Snapshot:
        snapshot = a_snapshot()
        value: Any = getattr(snapshot, path[0]) if path else snapshot
        whole = value[0] if isinstance(value, tuple) else value
        made = later(**{each.name: getattr(whole, each.name) for each in fields(whole)}, gift_message=message)
        if not path:
            return made  # type: ignore[no-any-return]
        changed: dict[str, Any] = {path[0]: (made,) if isinstance(value, tuple) else made}
        return replace(snapshot, **changed)

    assert with_message("Happy birthday").is_same_checkout(with_message("Get well")) is same
