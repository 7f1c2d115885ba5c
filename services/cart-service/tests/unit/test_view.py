import pytest
from builders import a_cart, a_line, an_offer, euros, offers

from cart_service.domain.errors import LineLimitExceeded, OutOfStock
from cart_service.domain.view import LineProblem, view_of
from servicekit.domain import new_id


def test_a_cart_shows_present_prices_and_what_changed() -> None:
    tea = an_offer(price=euros(500))
    cart = a_cart(a_line(tea, 3))
    view = view_of(cart, offers(an_offer(tea.variant_id, price=euros(600))))
    [line] = view.lines
    assert (line.unit_price, line.price_changed, line.total) == (euros(600), True, euros(1800))
    assert (view.subtotal, view.currency, view.ready) == (euros(1800), "EUR", True)


@pytest.mark.parametrize(
    ("changes", "problem", "most"),
    [
        ({"purchasable": False}, LineProblem.UNAVAILABLE, 0),
        ({"available": 0}, LineProblem.OUT_OF_STOCK, 0),
        ({"available": 2}, LineProblem.INSUFFICIENT_STOCK, 2),
        ({"line_limit": 1}, LineProblem.OVER_LINE_LIMIT, 1),
        ({}, None, 20),
    ],
)
def test_a_line_names_its_problem(changes: dict[str, int], problem: LineProblem | None, most: int) -> None:
    tea = an_offer()
    view = view_of(a_cart(a_line(tea, 3)), offers(an_offer(tea.variant_id, **changes)))
    assert (view.lines[0].problem, view.lines[0].most) == (problem, most)
    assert view.ready is (problem is None)


def test_what_cannot_be_had_is_not_in_the_subtotal() -> None:
    tea, gone, lost = an_offer(price=euros(100)), an_offer(available=0), a_line()
    view = view_of(a_cart(a_line(tea, 2), a_line(gone), lost), offers(tea, gone, unknown=(lost.variant_id,)))
    assert view.subtotal == euros(200)
    with pytest.raises(OutOfStock) as refused:
        view.require_ready()
    assert {fault["variant_id"] for fault in refused.value.errors} == {str(gone.variant_id), str(lost.variant_id)}


def test_too_many_of_one_product_is_refused_by_its_own_name() -> None:
    tea = an_offer(line_limit=1)
    with pytest.raises(LineLimitExceeded):
        view_of(a_cart(a_line(tea, 2)), offers(tea)).require_ready()


def test_while_the_catalogue_is_away_the_cart_shows_what_was_seen() -> None:
    view = view_of(a_cart(a_line(an_offer(price=euros(500)), 2)), None)
    assert (view.checked, view.ready, view.subtotal) == (False, False, euros(1000))
    assert view.lines[0].problem is None


def test_no_cart_is_an_empty_one() -> None:
    view = view_of(None, offers(unknown=(new_id(),)))
    assert (view.cart_id, view.version, view.lines, view.subtotal, view.ready) == (None, 0, (), None, False)
