import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.values import CurrencyMismatch, Money

amounts = st.integers(min_value=0, max_value=10**12)


def test_money_refuses_a_float() -> None:
    with pytest.raises(TypeError):
        Money(9.99, "EUR")  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["eur", "EURO", "E1", ""])
def test_money_refuses_what_is_no_currency_code(code: str) -> None:
    with pytest.raises(ValueError, match="ISO 4217"):
        Money(1, code)


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(CurrencyMismatch):
        Money(1, "EUR") + Money(1, "USD")


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(1999, "EUR"), "19.99 EUR"),
        (Money(-5, "EUR"), "-0.05 EUR"),
        (Money(1999, "JPY"), "1999 JPY"),
        (Money(1999, "KWD"), "1.999 KWD"),
    ],
)
def test_money_knows_its_currencys_decimals(money: Money, text: str) -> None:
    assert str(money) == text


@pytest.mark.parametrize(("amount", "expected"), [(5, 3), (-5, -3), (4, 2), (1, 1), (0, 0)])
def test_a_ratio_is_rounded_half_away_from_zero(amount: int, expected: int) -> None:
    assert Money(amount, "EUR").ratio(1, 2) == Money(expected, "EUR")


@given(amount=amounts, weights=st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=20))
def test_an_allocation_sums_to_the_whole_and_nobody_is_off_by_more_than_one(amount: int, weights: list[int]) -> None:
    if sum(weights) == 0:
        with pytest.raises(ValueError, match="more than zero"):
            Money(amount, "EUR").allocate(weights)
        return
    parts = Money(amount, "EUR").allocate(weights)
    assert Money.total(parts, "EUR") == Money(amount, "EUR")
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.amount - amount * weight / sum(weights)) <= 1 + amount * 1e-12
