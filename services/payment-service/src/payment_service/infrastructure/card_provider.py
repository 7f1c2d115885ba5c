"""The provider port over either transport: one mapping, since the sandbox speaks Stripe's language."""

import logging
import time
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from commerce.values import Money
from payment_service.domain.errors import AmountMismatch, UnknownPaymentMethod
from payment_service.domain.provider_state import IntentState, RefundState, RefundStatus
from payment_service.infrastructure.provider_objects import intent_state, refund_state
from payment_service.infrastructure.transport import ProviderAnswer, Transport
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import CircuitBreaker
from servicekit.http_client.metrics import BREAKER, DURATION
from servicekit.telemetry.tracing import SpanKind, span

logger = logging.getLogger(__name__)

_INTENTS, _REFUNDS = "/v1/payment_intents", "/v1/refunds"


class CardProvider:
    """`action_origin` is where shoppers reach the provider's pages, when that differs from how we reach it."""

    def __init__(self, name: str, transport: Transport, action_origin: str | None = None) -> None:
        self.name = name
        self._transport = transport
        self._action_origin = action_origin
        self._breaker = CircuitBreaker()
        self._upstream = f"payment provider {name}"

    async def create(self, order_id: UUID, amount: Money) -> IntentState:
        """The order's intent."""
        params = {
            "amount": amount.amount,
            "currency": amount.currency.lower(),
            "automatic_payment_methods": {"enabled": "true"},
            "metadata": {"order_id": str(order_id)},
        }
        answer = await self._send("POST", _INTENTS, params, f"intent:{order_id}")
        if answer.error.get("type") == "idempotency_error":
            raise AmountMismatch
        return self._intent(answer)

    async def confirm(self, intent_id: str, payment_method: str, return_url: str, key: str) -> IntentState:
        """Try to charge."""
        params = {"payment_method": payment_method, "return_url": return_url}
        answer = await self._send("POST", f"{_INTENTS}/{intent_id}/confirm", params, f"confirm:{key}")
        if answer.status in (400, 404) and "payment_intent" not in answer.error:
            raise UnknownPaymentMethod(str(answer.error.get("message") or ""))
        return self._intent(answer)

    async def fetch(self, intent_id: str) -> IntentState:
        """How the intent stands."""
        return self._intent(await self._send("GET", f"{_INTENTS}/{intent_id}"))

    async def cancel(self, intent_id: str) -> IntentState:
        """Give the intent up; cancelling is idempotent by itself."""
        return self._intent(await self._send("POST", f"{_INTENTS}/{intent_id}/cancel"))

    async def refund(self, intent_id: str, refund_id: UUID, amount: Money, reason: str) -> RefundState:
        """Give money back; a refusal is a failed refund."""
        metadata = {"refund_id": str(refund_id), "reason": reason}
        params = {"payment_intent": intent_id, "amount": amount.amount, "metadata": metadata}
        answer = await self._send("POST", _REFUNDS, params, f"refund:{refund_id}")
        if answer.status in (400, 402, 404):
            logger.warning("refund refused", extra={"refund_id": str(refund_id), "code": answer.error.get("code")})
            return RefundState(None, intent_id, RefundStatus.FAILED, amount, refund_id)
        return refund_state(self._accepted(answer))

    async def fetch_refund(self, provider_id: str) -> RefundState:
        """How a refund stands."""
        return refund_state(self._accepted(await self._send("GET", f"{_REFUNDS}/{provider_id}")))

    def _intent(self, answer: ProviderAnswer) -> IntentState:
        """The intent of an answer; refusals that carry it (declined, wrong state) tell how it stands."""
        intent = answer.error.get("payment_intent") or self._accepted(answer)
        return intent_state(intent, self._action_origin)

    def _accepted(self, answer: ProviderAnswer) -> Mapping[str, Any]:
        if answer.status < 300:
            return answer.body
        logger.error("provider refused", extra={"status": answer.status, "code": answer.error.get("code")})
        raise Unavailable("The payment provider does not accept our requests.")

    async def _send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        if not self._breaker.admit():
            raise Unavailable("The payment provider does not answer; not asked.")
        started, outcome = time.monotonic(), "cancelled"
        try:
            with span(f"{method} {self._upstream}", SpanKind.CLIENT):
                answer = _definite(await self._transport.send(method, path, params, key))
            outcome = "answered"
            self._breaker.succeeded()
            return answer
        except (Unavailable, OutcomeUnknown) as error:
            outcome = error.code
            self._breaker.failed()
            raise
        finally:
            if outcome == "cancelled":
                self._breaker.abandoned()
            BREAKER.labels(self._upstream).set(self._breaker.state)
            DURATION.labels(self._upstream, outcome).observe(time.monotonic() - started)


def _definite(answer: ProviderAnswer) -> ProviderAnswer:
    """429 was not executed; 409 (key in use) and 500 upwards perhaps were."""
    if answer.status == 429:
        raise Unavailable("The payment provider is overloaded.")
    if answer.status == 409 or answer.status >= 500:
        raise OutcomeUnknown("The payment provider did not say what became of it.")
    return answer
