"""What of a currency can be charged at all: the provider's limits, in our minor units."""

from dataclasses import dataclass

from commerce.values import Money
from payment_service.domain.errors import AmountNotChargeable


@dataclass(frozen=True, slots=True)
class ChargingRule:
    """`minimum` and `maximum` bound one charge; every amount is a multiple of `step` (minor units of `currency`)."""

    currency: str
    minimum: int
    maximum: int
    step: int

    def require_chargeable(self, amount: Money) -> None:
        """Raises AmountNotChargeable, with the limits, for what the provider cannot charge."""
        if not self.minimum <= amount.amount <= self.maximum:
            raise self._refusal(f"Between {self._money(self.minimum)} and {self._money(self.maximum)} can be paid.")
        self.require_expressible(amount)

    def require_expressible(self, amount: Money) -> None:
        """What a refund must be, however small; raises AmountNotChargeable."""
        if amount.amount % self.step:
            raise self._refusal(f"Only multiples of {self._money(self.step)} can be paid.")

    def _refusal(self, detail: str) -> AmountNotChargeable:
        limits = {"minimum": self.minimum, "maximum": self.maximum, "step": self.step, "currency": self.currency}
        return AmountNotChargeable(detail, extra={"limits": limits})

    def _money(self, amount: int) -> Money:
        return Money(amount, self.currency)
