import pytest

from commerce.values import CurrencyMismatch, Money


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
