from copy import deepcopy
from dataclasses import replace
from uuid import UUID

import pytest
from builders import a_buyer, a_form, an_offer, euros
from fakes import FakeGuestTokens, FakeOrders, FakeProducts, Memory

from cart_service.application import Application, assemble
from cart_service.domain.cart import Cart
from cart_service.domain.errors import (
    CartEmpty,
    InvalidGuestToken,
    LineLimitExceeded,
    LineNotFound,
    OutOfStock,
    ProductsUnavailable,
    VariantNotForSale,
    VariantNotFound,
)
from servicekit.domain import HandledBefore, new_id


class World:
    def __init__(self) -> None:
        self.tea, self.cup = an_offer(), an_offer()
        self.memory, self.orders = Memory(), FakeOrders()
        self.products = FakeProducts(self.tea, self.cup)
        self.app: Application = assemble(
            self.memory.unit_of_work, self.memory, self.products, self.orders, FakeGuestTokens()
        )
        self.shopper = new_id()

    async def cart(self, owner_id: UUID | None = None) -> Cart:
        cart = await self.memory.of(owner_id or self.shopper)
        assert cart is not None
        return cart


class AsOf:
    """Reads that are a moment old."""

    def __init__(self, cart: Cart) -> None:
        self._cart = cart

    async def of(self, owner_id: UUID) -> Cart:
        assert owner_id == self._cart.owner_id
        return deepcopy(self._cart)


@pytest.fixture
def world() -> World:
    return World()


async def test_adding_asks_the_catalogue_once(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 2, "en")
    view = await world.app.add_to_cart(world.shopper, world.cup.variant_id, 1, "en")
    assert world.products.asked == [
        [world.tea.variant_id],
        [world.cup.variant_id, world.tea.variant_id],
    ]
    assert [line.line.quantity for line in view.lines] == [2, 1]
    assert view.version == 2


async def test_what_was_full_when_product_service_was_asked_is_looked_at_again(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 20, "en")
    before = await world.cart()
    await world.app.change_quantity(world.shopper, before.lines[0].id, 1, "en")
    late = replace(world.app.add_to_cart, carts=AsOf(before))
    assert (await late(world.shopper, world.tea.variant_id, 2, "en")).lines[0].line.quantity == 3
    with pytest.raises(LineLimitExceeded):
        await late(world.shopper, world.tea.variant_id, 20, "en")


async def test_an_unknown_variant_begins_no_cart(world: World) -> None:
    with pytest.raises(VariantNotFound):
        await world.app.add_to_cart(world.shopper, new_id(), 1, "en")
    assert await world.memory.of(world.shopper) is None


async def test_nothing_is_added_unseen(world: World) -> None:
    world.products.away = True
    with pytest.raises(ProductsUnavailable):
        await world.app.add_to_cart(world.shopper, world.tea.variant_id, 1, "en")


async def test_a_line_that_came_meanwhile_is_asked_about_too(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 1, "en")
    known = await world.products.offers([world.cup.variant_id], "en")
    view = await world.app.show_cart.present(await world.cart(), "en", known)
    assert view.lines[0].problem is None
    assert world.products.asked[-1] == [world.tea.variant_id]


async def test_fewer_pieces_need_no_catalogue(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 3, "en")
    line_id = (await world.cart()).lines[0].id
    world.products.away = True
    view = await world.app.change_quantity(world.shopper, line_id, 1, "en")
    assert (view.lines[0].line.quantity, view.checked) == (1, False)
    with pytest.raises(ProductsUnavailable):
        await world.app.change_quantity(world.shopper, line_id, 2, "en")


async def test_more_of_what_is_not_known_any_more_is_refused(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 1, "en")
    world.products.known.clear()
    with pytest.raises(VariantNotForSale):
        await world.app.change_quantity(world.shopper, (await world.cart()).lines[0].id, 2, "en")


async def test_items_of_somebody_else_are_not_found(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 1, "en")
    line_id = (await world.cart()).lines[0].id
    stranger = new_id()
    with pytest.raises(LineNotFound):
        await world.app.remove_from_cart(stranger, line_id, "en")
    with pytest.raises(LineNotFound):
        await world.app.change_quantity(stranger, line_id, 2, "en")


async def test_clearing_twice_is_fine(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 1, "en")
    assert (await world.app.clear_cart(world.shopper, "en")).version == 2
    assert (await world.app.clear_cart(world.shopper, "en")).version == 2
    assert (await world.app.clear_cart(new_id(), "en")).version == 0


async def test_checkout_places_one_order_with_present_prices(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 2, "en")
    world.products.known[world.tea.variant_id] = replace(world.tea, price=euros(700))
    world.products.asked.clear()
    placed = await world.app.check_out(a_buyer(world.shopper), a_form(), "key")
    assert placed["order"] == {"id": "o-1"}
    assert len(world.products.asked) == 1
    [(request, key)] = world.orders.placed
    assert key == "key"
    assert request.offers.known[world.tea.variant_id].price == euros(700)
    assert (await world.cart()).lines, "the cart waits for the payment"


async def test_checkout_of_nothing_is_refused(world: World) -> None:
    with pytest.raises(CartEmpty):
        await world.app.check_out(a_buyer(world.shopper), a_form(), "key")


async def test_checkout_stops_before_the_order_when_stock_is_gone(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 2, "en")
    world.products.known[world.tea.variant_id] = replace(world.tea, available=1)
    with pytest.raises(OutOfStock):
        await world.app.check_out(a_buyer(world.shopper), a_form(), "key")
    assert world.orders.placed == []


async def test_a_merge_is_repeated_with_its_first_report(world: World) -> None:
    guest = new_id()
    world.products.known[world.tea.variant_id] = replace(world.tea, available=4)
    await world.app.add_to_cart(guest, world.tea.variant_id, 3, "en")
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 3, "en")
    first, view = await world.app.merge_carts(world.shopper, f"guest:{guest}", "en")
    again, same = await world.app.merge_carts(world.shopper, f"guest:{guest}", "en")
    assert first == again
    assert first.capped[0].kept == 4
    assert view.lines[0].line.quantity == same.lines[0].line.quantity == 4
    assert await world.memory.of(guest) is None


async def test_a_guest_who_shops_on_after_a_merge_can_merge_again(world: World) -> None:
    guest = new_id()
    for offer in (world.tea, world.cup):
        await world.app.add_to_cart(guest, offer.variant_id, 1, "en")
        report, _ = await world.app.merge_carts(world.shopper, f"guest:{guest}", "en")
        assert report.merged_lines == 1
    assert len((await world.cart()).lines) == 2


async def test_a_guest_who_registered_has_nothing_to_merge(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 1, "en")
    report, view = await world.app.merge_carts(world.shopper, f"guest:{world.shopper}", "en")
    assert report.merged_lines == 0
    assert len(view.lines) == 1


async def test_no_merge_with_a_token_that_is_no_guests(world: World) -> None:
    with pytest.raises(InvalidGuestToken):
        await world.app.merge_carts(world.shopper, "customer:x", "en")


async def test_no_merge_without_the_catalogue(world: World) -> None:
    guest = new_id()
    await world.app.add_to_cart(guest, world.tea.variant_id, 1, "en")
    world.products.away = True
    with pytest.raises(ProductsUnavailable):
        await world.app.merge_carts(world.shopper, f"guest:{guest}", "en")
    assert await world.memory.of(guest) is not None


async def test_what_was_paid_leaves_the_cart_once(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 5, "en")
    cart, event_id = await world.cart(), new_id()
    await world.app.take_out_paid(event_id, cart.id, {world.tea.variant_id: 2})
    with pytest.raises(HandledBefore):
        await world.app.take_out_paid(event_id, cart.id, {world.tea.variant_id: 2})
    assert (await world.cart()).lines[0].quantity == 3


async def test_a_guests_payment_follows_the_merged_cart(world: World) -> None:
    guest = new_id()
    await world.app.add_to_cart(guest, world.tea.variant_id, 2, "en")
    guest_cart = await world.cart(guest)
    await world.app.merge_carts(world.shopper, f"guest:{guest}", "en")
    await world.app.take_out_paid(new_id(), guest_cart.id, {world.tea.variant_id: 2})
    assert (await world.cart()).lines == []


async def test_a_payment_for_a_cart_we_never_had_changes_nothing(world: World) -> None:
    await world.app.add_to_cart(world.shopper, world.tea.variant_id, 2, "en")
    before = await world.cart()
    await world.app.take_out_paid(new_id(), new_id(), {world.tea.variant_id: 2})
    assert await world.cart() == before
