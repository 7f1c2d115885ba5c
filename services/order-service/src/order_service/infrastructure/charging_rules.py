"""What payment-service's provider can charge, asked for in the background and kept."""

from commerce.values import Money
from order_service.domain.charging import ChargingRule
from servicekit.domain.errors import Unavailable
from servicekit.http_client import ServiceClient


class ChargingRules:
    """The rule of the shop's currency. No request waits for it, and an old one is better than none.

    Until payment-service has answered once, every total passes; payment-service itself then refuses what it cannot
    charge, after the stock was held, and the order is undone.
    """

    def __init__(self, client: ServiceClient, currency: str) -> None:
        self._client = client
        self._currency = currency
        self._rule: ChargingRule | None = None
        self._test_mode = False

    @property
    def test_mode(self) -> bool:
        """Whether the provider takes nobody's money, as payment-service last said."""
        return self._test_mode

    def require_chargeable(self, total: Money) -> None:
        """Raises AmountNotChargeable, with the limits, by the newest rule that is known."""
        if self._rule is not None:
            self._rule.require_chargeable(total)

    async def ask(self) -> None:
        """Ask payment-service for the rule and keep it; raises Unavailable or OutcomeUnknown without an answer."""
        reply = await self._client.request("GET", f"/internal/charging-rules/{self._currency}", retry=True)
        if reply.status != 200:
            raise Unavailable(f"payment-service answered {reply.status} when asked what can be charged")
        rule = reply.json()
        # A payment-service of the release before does not say.
        self._test_mode = rule.get("test_mode", False)
        self._rule = ChargingRule(self._currency, rule["minimum"], rule["maximum"], rule["step"])
