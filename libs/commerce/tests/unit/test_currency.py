"""Which currencies a shop can sell in, and what of them cards can pay."""

import pytest

from commerce.values import Currency, Money, Refusal


@pytest.mark.parametrize("code", ["EUR", "ISK", "KWD", "XOF", "XCG"])
def test_a_currency_is_known_by_its_code(code: str) -> None:
    assert Currency(code).code == code


@pytest.mark.parametrize("code", ["XXX", "XTS", "XAU", "ABC", "eur", "EURO", "", "CHE", "DEM"])
def test_what_nobody_pays_with_is_no_currency(code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        Currency(code)
    assert refusal.value.code == "currency_unknown"


@pytest.mark.parametrize(
    ("currency", "step"), [("EUR", 1), ("JPY", 1), ("ISK", 1), ("KWD", 10), ("TND", 10), ("MGA", 100)]
)
def test_cards_pay_in_steps(currency: str, step: int) -> None:
    assert Money(0, currency).payable_step == step
