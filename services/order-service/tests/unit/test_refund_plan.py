"""What refunds give, in any order, failed ones among them: the end is exactly what was charged."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from builders import NOON, STAFF, a_confirmed_order, a_request, a_shop, a_wish, an_item, eur
from hypothesis import given
from hypothesis import strategies as st

from commerce.values import Money, OrderPaymentStatus, OrderRefundStatus
from order_service.application.saga.draft_order import draft_order
from order_service.domain.attention import Resolution
from order_service.domain.errors import InvalidRefund, OrderNotRefundable
from order_service.domain.order import Order
from order_service.domain.pricing import PricedItem, Taxed, TaxRule, make_quote
from order_service.domain.refund_plan import Pieces, RefundWish, due
from order_service.domain.refunds import Refund
from order_service.domain.saga import SagaStep
from order_service.domain.shop import DeliveryDays, FlatShipping, ShippingRate
from servicekit.domain import new_id

CURRENCIES = {"EUR": 1, "JPY": 1, "KWD": 10}
"""By currency, the steps that a card can pay."""


@st.composite
def sold_orders(draw: st.DrawFn) -> Order:
    """A paid order of one to four lines in a currency of two, no or three decimals."""
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    money = partial(Money, currency=currency)
    price = st.integers(1, 5000).map(lambda units: money(units * CURRENCIES[currency]))
    items = draw(st.lists(st.tuples(st.integers(1, 7), price), min_size=1, max_size=4))
    rule = TaxRule(draw(st.integers(0, 3000)), prices_include_tax=True)
    rate = ShippingRate(draw(price), DeliveryDays(1, 2))
    ordered = tuple(an_item(quantity=quantity, unit_price=unit) for quantity, unit in items)
    priced = [PricedItem(item.variant_id, item.quantity, item.unit_price) for item in ordered]
    request = a_request(items=ordered, expected_total=make_quote(priced, rate.price, rule).total)
    shop = a_shop(currency=currency, tax=rule, shipping=FlatShipping("DE", rate, rate))
    order = draft_order(request, shop, NOON)
    order.await_payment(new_id())
    order.receive_payment(new_id(), order.total, NOON)
    order.confirm()
    return order


def given_so_far(order: Order) -> list[Refund]:
    return [refund for refund in order.refunds if refund.status is OrderRefundStatus.SUCCEEDED]


def check(order: Order) -> None:
    """Nothing is negative, nothing exceeds what was charged: in sum, of each line, of shipping; net and tax apart."""
    zero, parts = Money.zero(order.total.currency), [refund.parts for refund in given_so_far(order) if refund.parts]
    for part in parts:
        for taxed in (part.total, part.shipping, *(line.taxed for line in part.lines)):
            assert min(taxed.net, taxed.tax) >= zero
            assert taxed.gross == taxed.net + taxed.tax
        if part.lines or part.shipping.gross:
            assert Taxed.total([line.taxed for line in part.lines], zero.currency) + part.shipping == part.total
    amounts, total = order.snapshot.amounts, Taxed.total([part.total for part in parts], zero.currency)
    assert total.tax <= amounts.tax
    assert total.net <= amounts.total - amounts.tax
    for position, line in enumerate(order.snapshot.lines):
        got = Taxed.total([each.taxed for each in order.refunds.of_line(position)], zero.currency)
        assert (got.net <= line.taxed.net, got.tax <= line.taxed.tax) == (True, True)
        assert sum(each.quantity for each in order.refunds.of_line(position)) <= line.quantity
        assert order.refunds.restocked(position) <= line.quantity


def end(order: Order, works: bool) -> None:
    running = order.refunds.running
    assert running is not None
    if works:
        order.refund_succeeded(running.id, running.amount, NOON)
    else:
        order.refund_failed(running.id, NOON)
    while order.saga.step is SagaStep.RESTOCKING and order.refunds.to_restock is not None:
        order.pieces_restocked(order.refunds.to_restock.id, NOON)


def some_wish(order: Order, draw: Callable[[st.SearchStrategy[Any]], Any]) -> RefundWish:
    if draw(st.integers(0, 3)) == 0:
        step = CURRENCIES[order.total.currency]
        return a_wish(Money(draw(st.integers(1, max(1, order.left.amount // step))) * step, order.total.currency))
    lines = draw(st.lists(st.sampled_from(order.snapshot.lines), max_size=3, unique_by=lambda line: line.variant_id))
    pieces = tuple(
        Pieces(line.variant_id, draw(st.integers(1, line.quantity)), restock=draw(st.booleans())) for line in lines
    )
    return RefundWish(pieces=pieces, shipping=draw(st.booleans()))


@given(order=sold_orders(), data=st.data())
def test_any_order_of_refunds_ends_at_exactly_what_was_charged(order: Order, data: st.DataObject) -> None:
    """By pieces, by amount, failed at once or sent back by a bank afterwards, tried again by a person."""
    for _ in range(data.draw(st.integers(0, 8))):
        try:
            order.request_refund(new_id(), some_wish(order, data.draw), "", STAFF, NOON)
        except (OrderNotRefundable, InvalidRefund):
            continue
        end(order, works=data.draw(st.booleans()))
        check(order)
        if given_so_far(order) and data.draw(st.integers(0, 3)) == 0:
            order.refund_failed(data.draw(st.sampled_from(given_so_far(order))).id, NOON)
            check(order)
        if order.needs_attention and data.draw(st.booleans()):
            order.resolve_attention(data.draw(st.sampled_from(Resolution)), STAFF, "", NOON)
            if order.refunds.running is not None:
                end(order, works=True)
            check(order)
    if order.left:
        order.request_refund(new_id(), a_wish(), "", STAFF, NOON)
        end(order, works=True)
    check(order)
    parts = [refund.parts for refund in given_so_far(order) if refund.parts]
    assert order.payment_status is OrderPaymentStatus.REFUNDED
    total = Taxed.total([part.total for part in parts], order.total.currency)
    assert total == Taxed.of(order.total, order.snapshot.amounts.tax)


@given(
    charged=st.integers(0, 10_000), tax=st.integers(0, 10_000), pieces=st.integers(1, 40),
    currency=st.sampled_from(sorted(CURRENCIES)), data=st.data(),
)  # fmt: skip
def test_pieces_of_a_line_give_their_share_whatever_came_before(
    charged: int, tax: int, pieces: int, currency: str, data: st.DataObject
) -> None:
    """R(given + k) - what they got so far; a line of which all pieces are given has had all of its net and tax."""
    whole = Taxed.of(Money(charged, currency), Money(min(tax, charged), currency))
    got, named = Taxed.zero(currency), 0
    while named < pieces:
        named += data.draw(st.integers(1, pieces - named))
        more = due(whole, pieces, named, got)
        assert min(more.net.amount, more.tax.amount) >= 0
        got += more
        share = whole.gross.ratio(named, pieces)
        assert abs(got.gross.amount - share.amount) <= CURRENCIES[currency]
    assert got == whole


def an_order_of_three() -> Order:
    """Three pieces of 3.33 EUR and shipping of 4.90 EUR: 14.89 EUR."""
    return a_confirmed_order(items=(an_item(quantity=3, unit_price=eur(333)),), expected_total=eur(1489))


def refunded(order: Order, wish: RefundWish) -> Refund:
    order.request_refund(new_id(), wish, "", STAFF, NOON)
    refund = order.refunds.running
    assert refund is not None
    end(order, works=True)
    return refund


def pieces_of(order: Order, quantity: int, *, restock: bool = False) -> tuple[Pieces, ...]:
    return (Pieces(order.snapshot.lines[0].variant_id, quantity, restock),)


def test_one_piece_of_two_is_worth_what_it_cost() -> None:
    order = a_confirmed_order()
    first = refunded(order, RefundWish(pieces=pieces_of(order, 1)))
    assert (first.amount, first.lines[0].quantity) == (eur(1999), 1)
    rest = refunded(order, a_wish())
    assert rest.parts is not None
    assert (rest.amount, rest.lines[0].taxed.gross, rest.parts.shipping.gross) == (eur(2489), eur(1999), eur(490))


def test_after_an_amount_lines_stay_within_what_is_left() -> None:
    order = an_order_of_three()
    refunded(order, a_wish(eur(1000)))
    lines = refunded(order, RefundWish(pieces=pieces_of(order, 3), shipping=True))
    assert lines.parts is not None
    assert (lines.amount, lines.lines[0].taxed.gross, lines.parts.shipping.gross) == (eur(489), eur(489), eur(0))
    assert order.payment_status is OrderPaymentStatus.REFUNDED


def test_shipping_is_given_back_once_and_alone_if_wanted() -> None:
    order = an_order_of_three()
    assert refunded(order, RefundWish(shipping=True)).amount == eur(490)
    with pytest.raises(OrderNotRefundable):
        order.plan_refund(RefundWish(shipping=True))


def test_no_more_pieces_than_are_left_and_only_of_lines_that_are_there() -> None:
    order = an_order_of_three()
    refunded(order, RefundWish(pieces=pieces_of(order, 2)))
    with pytest.raises(OrderNotRefundable, match="1 can be given back"):
        order.plan_refund(RefundWish(pieces=pieces_of(order, 2)))
    with pytest.raises(InvalidRefund) as refused:
        order.plan_refund(RefundWish(pieces=(Pieces(new_id(), 1),)))
    assert refused.value.errors[0]["field"] == "body.lines.0.variant_id"


def test_what_a_card_cannot_take_back_is_refused() -> None:
    order = a_confirmed_order()
    order.snapshot = replace(
        order.snapshot,
        amounts=replace(order.snapshot.amounts, total=Money(4488, "KWD"), tax=Money(0, "KWD")),
    )
    order.captured, order.refunds.currency = Money(4488, "KWD"), "KWD"
    with pytest.raises(InvalidRefund, match=r"steps of 0\.010 KWD"):
        order.plan_refund(a_wish(Money(5, "KWD")))


def test_pieces_go_back_on_sale_once_their_money_has_gone() -> None:
    order = an_order_of_three()
    order.request_refund(new_id(), RefundWish(pieces=pieces_of(order, 2, restock=True)), "", STAFF, NOON)
    running = order.refunds.running
    assert running is not None
    assert (order.refunds.to_restock, order.saga.step) == (None, SagaStep.REFUNDING)
    order.refund_succeeded(running.id, running.amount, NOON)
    assert (order.saga.step, running.pieces_to_restock) == (SagaStep.RESTOCKING, {running.lines[0].variant_id: 2})
    order.pieces_restocked(running.id, NOON)
    assert (order.saga.step, running.restocked_at, order.refunds.to_restock) == (SagaStep.DONE, NOON, None)


def test_pieces_of_a_refund_that_fails_stay_out() -> None:
    order = an_order_of_three()
    order.request_refund(new_id(), RefundWish(pieces=pieces_of(order, 2, restock=True)), "", STAFF, NOON)
    end(order, works=False)
    assert (order.saga.step, order.refunds.to_restock, order.refunds.restocked(0)) == (SagaStep.DONE, None, 0)
    order.resolve_attention(Resolution.REFUND, STAFF, "", NOON)
    again = order.refunds.running
    assert again is not None
    assert [(line.quantity, line.restock, line.taxed.gross) for line in again.lines] == [(2, 2, eur(666))]


def test_pieces_whose_money_came_back_to_us_are_on_sale_already() -> None:
    order = an_order_of_three()
    first = refunded(order, RefundWish(pieces=pieces_of(order, 2, restock=True)))
    order.refund_failed(first.id, NOON)
    order.resolve_attention(Resolution.REFUND, STAFF, "", NOON)
    again = order.refunds.running
    assert again is not None
    assert [(line.quantity, line.restock) for line in again.lines] == [(2, 0)]
    end(order, works=True)
    last = refunded(order, RefundWish(pieces=pieces_of(order, 1, restock=True)))
    assert (last.lines[0].restock, order.refunds.restocked(0)) == (1, 3)


def test_what_was_given_again_meanwhile_is_not_owed_by_a_refund_that_failed() -> None:
    order = an_order_of_three()
    order.request_refund(new_id(), RefundWish(pieces=pieces_of(order, 3)), "", STAFF, NOON)
    end(order, works=False)
    refunded(order, RefundWish(pieces=pieces_of(order, 3)))
    order.resolve_attention(Resolution.REFUND, STAFF, "", NOON)
    assert (order.refunds.running, order.left, order.needs_attention) == (None, eur(490), False)


def test_a_refund_of_the_providers_dashboard_takes_its_share_of_the_tax() -> None:
    order = a_confirmed_order()
    order.refund_succeeded(new_id(), eur(2244), NOON)
    (refund,) = order.refunds
    assert refund.parts is not None
    assert refund.parts.total.tax == order.snapshot.amounts.tax.ratio(1, 2)
