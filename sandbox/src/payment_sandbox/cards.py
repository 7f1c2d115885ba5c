"""The provider's test payment methods and what happens to a payment made with each."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What the card's bank decides."""

    APPROVE = "approve"
    DECLINE = "decline"
    CHALLENGE = "challenge"
    PROCESS = "process"


class RefundOutcome(StrEnum):
    """What becomes of a refund to the card."""

    SUCCEED = "succeed"
    PEND = "pend"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Card:
    """`code` is the error's code, `decline_code` the bank's reason; `short` is how many minor units too few it pays."""

    outcome: Outcome = Outcome.APPROVE
    code: str = ""
    decline_code: str = ""
    message: str = ""
    refund: RefundOutcome = RefundOutcome.SUCCEED
    short: int = 0

    def pays(self, amount: int) -> int:
        """What is captured when `amount` minor units are asked for."""
        return max(1, amount - self.short)


def _declined(decline_code: str, message: str, code: str = "card_declined") -> Card:
    return Card(Outcome.DECLINE, code, decline_code, message)


DECLINED = _declined("generic_decline", "Your card was declined.")

CARDS = {
    "pm_card_visa": Card(),
    "pm_card_mastercard": Card(),
    "pm_card_amex": Card(),
    "pm_card_chargeDeclined": DECLINED,
    "pm_card_chargeDeclinedInsufficientFunds": _declined("insufficient_funds", "Your card has insufficient funds."),
    "pm_card_chargeDeclinedLostCard": _declined("lost_card", "Your card was declined."),
    "pm_card_chargeDeclinedExpiredCard": _declined("expired_card", "Your card has expired.", "expired_card"),
    "pm_card_chargeDeclinedIncorrectCvc": _declined(
        "incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc"
    ),
    "pm_card_authenticationRequired": Card(Outcome.CHALLENGE),
    "pm_card_processing": Card(Outcome.PROCESS),
    "pm_card_pendingRefund": Card(refund=RefundOutcome.PEND),
    "pm_card_refundFail": Card(refund=RefundOutcome.FAIL),
    "pm_card_paysLess": Card(short=100),
}
