import pytest
from builders import a_cart, a_line, an_offer, euros

from cart_service.domain.cart import MAX_LINES, quantities
from cart_service.domain.errors import (
    CartCurrencyMismatch,
    CartFull,
    LineLimitExceeded,
    LineNotFound,
    OutOfStock,
    VariantNotForSale,
)
from commerce.values import Money
from servicekit.domain import new_id


def test_adding_makes_one_line_per_variant_and_one_version_per_change() -> None:
    cart, tea, cup = a_cart(), an_offer(), an_offer()
    cart.add(tea, 2)
    assert (cart.version, len(cart.lines)) == (1, 1)
    cart.add(tea, 3)
    cart.add(cup, 1)
    assert [line.quantity for line in cart.lines] == [5, 1]
    assert cart.version == 1, "one transaction is one version"
    assert set(cart.changed) == {line.id for line in cart.lines}


def test_adding_again_shows_the_present_price() -> None:
    cart, variant = a_cart(), new_id()
    cart.add(an_offer(variant, price=euros(500)), 1)
    line = cart.add(an_offer(variant, price=euros(450)), 1)
    assert line.price_seen == euros(450)


def test_what_is_in_the_cart_counts_against_stock_and_limit() -> None:
    cart = a_cart()
    tea = an_offer(available=5, line_limit=4)
    cart.add(tea, 3)
    with pytest.raises(LineLimitExceeded):
        cart.add(tea, 2)
    scarce = an_offer(available=2)
    cart.add(scarce, 2)
    with pytest.raises(OutOfStock) as refused:
        cart.add(scarce, 1)
    assert refused.value.errors[0]["available"] == 2
    assert refused.value.errors[0]["requested"] == 3


def test_what_is_not_for_sale_is_refused() -> None:
    with pytest.raises(VariantNotForSale):
        a_cart().add(an_offer(purchasable=False), 1)


def test_a_cart_has_room_for_so_many_products() -> None:
    cart = a_cart(*(a_line() for _ in range(MAX_LINES)))
    with pytest.raises(CartFull):
        cart.add(an_offer(), 1)
    cart.add(an_offer(cart.lines[0].variant_id), 1)


def test_a_cart_holds_one_currency() -> None:
    cart = a_cart(a_line())
    with pytest.raises(CartCurrencyMismatch):
        cart.add(an_offer(price=Money(1, "USD")), 1)


def test_more_pieces_need_consent_and_fewer_do_not() -> None:
    offer = an_offer(available=3)
    cart = a_cart(a_line(offer, 2))
    line_id = cart.lines[0].id
    with pytest.raises(OutOfStock):
        cart.change_quantity(line_id, 4, offer)
    cart.change_quantity(line_id, 1, None)
    assert cart.lines[0].quantity == 1


def test_the_same_quantity_again_changes_nothing() -> None:
    cart = a_cart(a_line(quantity=2))
    cart.change_quantity(cart.lines[0].id, 2, None)
    assert cart.version == 0
    assert not cart.is_changed


def test_a_foreign_item_is_not_found() -> None:
    cart = a_cart(a_line())
    with pytest.raises(LineNotFound):
        cart.remove(new_id())
    with pytest.raises(LineNotFound):
        cart.change_quantity(new_id(), 1, None)


def test_removing_and_clearing_drop_lines() -> None:
    one, two = a_line(), a_line()
    cart = a_cart(one, two)
    cart.remove(one.id)
    cart.clear()
    assert cart.dropped == {one.id, two.id}
    assert cart.lines == []


def test_what_was_paid_leaves_and_what_came_since_stays() -> None:
    tea, cup, pot = a_line(quantity=3), a_line(quantity=1), a_line(quantity=1)
    cart = a_cart(tea, cup, pot)
    cart.take_out({tea.variant_id: 2, cup.variant_id: 5, new_id(): 1})
    assert cart.lines == [tea, pot]
    assert tea.quantity == 1
    assert cart.version == 1


def test_nothing_to_take_out_is_no_change() -> None:
    cart = a_cart(a_line())
    cart.take_out({new_id(): 1})
    assert not cart.is_changed


def test_quantities_of_one_variant_add_up() -> None:
    variant = new_id()
    assert quantities([(variant, 1), (variant, 2)]) == {variant: 3}
