"""Which totals can be paid at all."""

from dataclasses import dataclass

from commerce.values import Money
from order_service.domain.errors import AmountNotChargeable


@dataclass(frozen=True, slots=True)
class ChargingRule:
    """The provider's limits of one charge, in minor units of `currency`: multiples of `step` between the two."""

    currency: str
    minimum: int
    maximum: int
    step: int

    def require_chargeable(self, total: Money) -> None:
        """Raises AmountNotChargeable, with the limits, for a total that no card can pay."""
        if self.minimum <= total.amount <= self.maximum and total.amount % self.step == 0:
            return
        low, high, step = (Money(amount, self.currency) for amount in (self.minimum, self.maximum, self.step))
        limits = {"minimum": self.minimum, "maximum": self.maximum, "step": self.step, "currency": self.currency}
        raise AmountNotChargeable(
            f"{total} cannot be paid: a total is between {low} and {high}, in steps of {step}.",
            extra={"limits": limits},
        )
