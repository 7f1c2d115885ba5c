"""Our minor units and the provider's: https://docs.stripe.com/currencies."""

import pytest

from commerce.values import Money
from payment_service.domain.errors import AmountNotChargeable
from payment_service.infrastructure.provider_amounts import charging_rule, from_provider, to_provider


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Money(5000, "ISK"), 500_000),
        (Money(5000, "UGX"), 500_000),
        (Money(500_000, "MGA"), 5000),
        (Money(5000, "JPY"), 5000),
        (Money(5000, "KRW"), 5000),
        (Money(1999, "EUR"), 1999),
        (Money(17_500, "HUF"), 17_500),
        (Money(5120, "KWD"), 5120),
    ],
    ids=str,
)
def test_an_amount_goes_out_and_comes_back(ours: Money, theirs: int) -> None:
    assert to_provider(ours) == theirs
    assert from_provider(theirs, ours.currency.lower()) == ours


@pytest.mark.parametrize("amount", [Money(5124, "KWD"), Money(1, "BHD"), Money(550, "MGA")], ids=str)
def test_what_the_provider_has_no_number_for_is_refused(amount: Money) -> None:
    with pytest.raises(AmountNotChargeable):
        to_provider(amount)


def test_the_providers_fractions_of_a_whole_currency_are_no_amount_of_ours() -> None:
    with pytest.raises(ValueError, match="no whole number"):
        from_provider(4010, "isk")


@pytest.mark.parametrize(
    ("amount", "chargeable"),
    [
        (Money(49, "EUR"), False),
        (Money(50, "EUR"), True),
        (Money(29, "GBP"), False),
        (Money(30, "GBP"), True),
        (Money(49, "JPY"), False),
        (Money(50, "JPY"), True),
        (Money(17_499, "HUF"), False),
        (Money(1, "ISK"), True),
        (Money(99_999_999, "USD"), True),
        (Money(100_000_000, "USD"), False),
        (Money(100_000_000, "IDR"), True),
        (Money(1_000_000, "ISK"), False),
        (Money(99_999_999, "KWD"), False),
        (Money(99_999_990, "KWD"), True),
        (Money(0, "EUR"), False),
    ],
    ids=str,
)
def test_a_charge_has_limits(amount: Money, chargeable: bool) -> None:
    rule = charging_rule(amount.currency)
    if chargeable:
        rule.require_chargeable(amount)
        assert to_provider(amount) > 0
    else:
        with pytest.raises(AmountNotChargeable) as refusal:
            rule.require_chargeable(amount)
        assert refusal.value.extra["limits"]["currency"] == amount.currency


def test_a_refund_may_be_smaller_than_any_charge() -> None:
    charging_rule("EUR").require_expressible(Money(1, "EUR"))
