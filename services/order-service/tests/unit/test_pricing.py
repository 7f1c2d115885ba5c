import pytest
from builders import eur
from hypothesis import given
from hypothesis import strategies as st

from commerce.values import Money
from order_service.domain.pricing import PricedItem, TaxRule, make_quote
from servicekit.domain import new_id

_items = st.lists(
    st.builds(
        PricedItem,
        variant_id=st.builds(new_id),
        quantity=st.integers(1, 999),
        unit_price=st.builds(eur, st.integers(0, 10_000_00)),
    ),
    min_size=1,
    max_size=12,
)
_rules = st.builds(TaxRule, st.integers(0, 10_000), st.booleans())


@given(items=_items, rule=_rules, shipping=st.integers(0, 5000))
def test_every_part_of_a_quote_adds_up(items: list[PricedItem], rule: TaxRule, shipping: int) -> None:
    quote = make_quote(items, eur(shipping), rule)
    zero = eur(0)
    for line, item in zip(quote.lines, items, strict=True):
        assert line.taxed.gross == line.taxed.net + line.taxed.tax
        shown = item.unit_price * item.quantity - line.discount
        assert shown == (line.taxed.gross if rule.prices_include_tax else line.taxed.net)
        assert zero <= line.taxed.tax
    assert quote.shipping.gross == quote.shipping.net + quote.shipping.tax
    assert sum((line.discount for line in quote.lines), zero) == quote.discount
    assert sum((line.taxed.gross for line in quote.lines), zero) + quote.shipping.gross == quote.total
    assert sum((line.taxed.tax for line in quote.lines), zero) + quote.shipping.tax == quote.tax


@given(items=_items, rule=_rules)
def test_tax_is_off_by_at_most_half_a_minor_unit_per_line(items: list[PricedItem], rule: TaxRule) -> None:
    quote = make_quote(items, eur(0), rule)
    for line in quote.lines:
        exact = line.taxed.net.amount * rule.basis_points
        base = line.taxed.gross.amount * rule.basis_points
        if rule.prices_include_tax:
            assert abs(2 * (line.taxed.tax.amount * (10_000 + rule.basis_points) - base)) <= 10_000 + rule.basis_points
        else:
            assert abs(2 * (line.taxed.tax.amount * 10_000 - exact)) <= 10_000


def test_tax_is_taken_out_of_prices_that_include_it() -> None:
    quote = make_quote([PricedItem(new_id(), 1, eur(1190))], eur(490), TaxRule(1900))
    assert (quote.lines[0].taxed.net, quote.lines[0].taxed.tax) == (eur(1000), eur(190))
    assert (quote.total, quote.tax) == (eur(1680), eur(190 + 78))


def test_tax_is_added_to_prices_without_it() -> None:
    quote = make_quote([PricedItem(new_id(), 3, eur(333))], eur(0), TaxRule(1900, prices_include_tax=False))
    assert (quote.lines[0].taxed.net, quote.lines[0].taxed.tax) == (eur(999), eur(190))
    assert quote.total == eur(1189)


@pytest.mark.parametrize(("goods", "shipping"), [(7499, 490), (7500, 0), (7501, 0), (0, 490)])
@pytest.mark.parametrize("prices_include_tax", [True, False])
def test_delivery_is_free_from_the_threshold_on(goods: int, shipping: int, prices_include_tax: bool) -> None:
    rule = TaxRule(1900, prices_include_tax)
    quote = make_quote([PricedItem(new_id(), 1, eur(goods))], eur(490), rule, free_from=eur(7500))
    assert quote.shipping == rule.apply(eur(shipping))
    assert quote.tax == quote.lines[0].taxed.tax + quote.shipping.tax
    assert quote.total == quote.lines[0].taxed.gross + quote.shipping.gross
    assert bool(quote.shipping.tax) == bool(shipping)


def test_pieces_of_all_lines_count_together_before_tax_is_added() -> None:
    items = [PricedItem(new_id(), 2, eur(2500)), PricedItem(new_id(), 1, eur(2500))]
    net = TaxRule(1900, prices_include_tax=False)
    assert make_quote(items, eur(490), net, free_from=eur(7500)).shipping.gross == eur(0)
    assert make_quote(items, eur(490), net, free_from=eur(7501)).shipping.net == eur(490)


def test_a_shop_whose_delivery_is_always_free() -> None:
    assert make_quote([PricedItem(new_id(), 1, eur(1))], eur(490), TaxRule(1900), free_from=eur(0)).total == eur(1)


def test_currencies_without_minor_units_work_alike() -> None:
    yen = Money(1099, "JPY")
    quote = make_quote([PricedItem(new_id(), 1, yen)], Money(500, "JPY"), TaxRule(1000))
    assert quote.lines[0].taxed.tax == Money(100, "JPY")
