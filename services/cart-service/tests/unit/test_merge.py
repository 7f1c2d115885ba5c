from builders import a_cart, a_line, an_offer, offers
from hypothesis import given
from hypothesis import strategies as st

from cart_service.domain.cart import MAX_LINES, CartStatus
from cart_service.domain.merge import CapReason, merge
from cart_service.domain.offer import Offers


def test_different_variants_stand_side_by_side() -> None:
    tea, cup = an_offer(), an_offer()
    guest, own = a_cart(a_line(tea, 2)), a_cart(a_line(cup, 1))
    report = merge(guest, own, offers(tea, cup))
    assert {line.variant_id: line.quantity for line in own.lines} == {tea.variant_id: 2, cup.variant_id: 1}
    assert (report.merged_lines, report.capped) == (1, ())
    assert (guest.status, guest.merged_into) == (CartStatus.MERGED, own.id)


def test_the_same_variant_adds_up() -> None:
    tea = an_offer()
    guest, own = a_cart(a_line(tea, 2)), a_cart(a_line(tea, 3))
    assert merge(guest, own, offers(tea)).capped == ()
    assert [line.quantity for line in own.lines] == [5]


def test_stock_caps_and_the_report_says_so() -> None:
    tea = an_offer(available=4)
    own = a_cart(a_line(tea, 3))
    [cap] = merge(a_cart(a_line(tea, 3)), own, offers(tea)).capped
    assert (cap.wanted, cap.kept, cap.reason, cap.title) == (6, 4, CapReason.STOCK, tea.title)
    assert own.lines[0].quantity == 4


def test_the_line_limit_caps_and_the_report_says_so() -> None:
    tea = an_offer(line_limit=5)
    own = a_cart(a_line(tea, 3))
    [cap] = merge(a_cart(a_line(tea, 3)), own, offers(tea)).capped
    assert (cap.kept, cap.reason) == (5, CapReason.LINE_LIMIT)


def test_what_cannot_be_bought_at_the_moment_is_kept_as_it_is() -> None:
    gone, archived = an_offer(available=0), an_offer(purchasable=False)
    guest, own = a_cart(a_line(gone, 2), a_line(archived, 1)), a_cart()
    assert merge(guest, own, offers(gone, archived)).capped == ()
    assert [line.quantity for line in own.lines] == [2, 1]


def test_a_full_cart_takes_no_more_and_the_report_says_so() -> None:
    tea = an_offer()
    own = a_cart(*(a_line() for _ in range(MAX_LINES)))
    [cap] = merge(a_cart(a_line(tea, 2)), own, offers(tea)).capped
    assert (cap.wanted, cap.kept, cap.reason) == (2, 0, CapReason.CART_FULL)


def test_the_price_seen_travels_with_the_line() -> None:
    tea = an_offer()
    line = a_line(tea, 1)
    own = a_cart()
    merge(a_cart(line), own, offers(an_offer(tea.variant_id, price=tea.price * 2)))
    assert own.lines[0].price_seen == tea.price
    assert own.lines[0].id != line.id


@given(
    own_quantity=st.integers(0, 30),
    guest_quantity=st.integers(1, 30),
    available=st.integers(0, 40),
    limit=st.integers(1, 40),
    known=st.booleans(),
)
def test_nothing_is_lost_but_what_the_report_names(
    own_quantity: int, guest_quantity: int, available: int, limit: int, known: bool
) -> None:
    tea = an_offer(available=available, line_limit=limit)
    own = a_cart(*([a_line(tea, own_quantity)] if own_quantity else []))
    report = merge(a_cart(a_line(tea, guest_quantity)), own, offers(tea) if known else Offers())
    kept = own.lines[0].quantity
    lost = own_quantity + guest_quantity - kept
    assert kept >= own_quantity
    assert lost == sum(cap.wanted - cap.kept for cap in report.capped)
    assert lost >= 0
