"""What payment-service's provider can charge, asked for in the background and kept."""

import asyncio
import logging

from commerce.values import Money
from order_service.domain.charging import ChargingRule
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import ServiceClient

logger = logging.getLogger(__name__)

ASK_EVERY, ASK_AGAIN_AFTER = 300.0, 2.0


class ChargingRules:
    """The rule of the shop's currency. No request waits for it, and an old one is better than none.

    Until payment-service has been heard once, every total passes; payment-service itself then refuses what it cannot
    charge, after the stock was held, and the order is undone.
    """

    def __init__(self, client: ServiceClient, currency: str) -> None:
        self._client = client
        self._currency = currency
        self._rule: ChargingRule | None = None

    def require_chargeable(self, total: Money) -> None:
        """Raises AmountNotChargeable."""
        if self._rule is not None:
            self._rule.require_chargeable(total)

    async def run(self) -> None:
        """Keep the rule fresh; until cancelled."""
        while True:
            answered = await self.ask()
            await asyncio.sleep(ASK_EVERY if answered else ASK_AGAIN_AFTER)

    async def ask(self) -> bool:
        """One try to learn the rule; whether it was answered."""
        try:
            reply = await self._client.request("GET", f"/internal/charging-rules/{self._currency}", retry=True)
        except (Unavailable, OutcomeUnknown):
            return False
        if reply.status != 200:
            logger.warning("payment-service does not say what can be charged", extra={"status": reply.status})
            return False
        told = reply.json()
        self._rule = ChargingRule(self._currency, told["minimum"], told["maximum"], told["step"])
        return True
