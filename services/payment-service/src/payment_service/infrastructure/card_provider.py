"""The provider port over either transport: one mapping, since the sandbox speaks Stripe's language."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from commerce.values import Money
from payment_service.domain.charging import ChargingRule
from payment_service.domain.errors import AmountMismatch, AmountNotChargeable, UnknownPaymentMethod
from payment_service.domain.provider_state import IntentState, RefundState, RefundStatus
from payment_service.infrastructure.provider_amounts import charging_rule, to_provider
from payment_service.infrastructure.provider_objects import Json, NotUnderstood, intent_state, refund_state
from payment_service.infrastructure.transport import ProviderAnswer, Transport
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import GuardedUpstream
from servicekit.telemetry.tracing import SpanKind, span

logger = logging.getLogger(__name__)

_INTENTS, _REFUNDS = "/v1/payment_intents", "/v1/refunds"
_LARGEST_PAGE = 100
_AMOUNT = ("amount", "currency")
_AMOUNT_REFUSED = ("amount_too_small", "amount_too_large", "invalid_charge_amount_no_decimal_compatible")
S = TypeVar("S")


class CardProvider:
    """`action_origin` is where shoppers reach the provider's pages, when that differs from how we reach it."""

    def __init__(self, name: str, transport: Transport, action_origin: str | None = None) -> None:
        self.name = name
        self._transport = transport
        self._action_origin = action_origin
        self._upstream = GuardedUpstream(f"payment provider {name}")

    async def knows_us(self) -> bool:
        """Whether our key is one: asked for an intent that there is not, a provider answers 401 only to a stranger."""
        return (await self._send("GET", f"{_INTENTS}/none")).status != 401

    def charging_rule(self, currency: str) -> ChargingRule:
        """What can be charged in a currency."""
        return charging_rule(currency)

    async def create(self, order_id: UUID, amount: Money) -> IntentState:
        """The order's intent, the same one at each repeat; raises AmountMismatch, AmountNotChargeable."""
        params = {
            "amount": to_provider(amount),
            "currency": amount.currency.lower(),
            "automatic_payment_methods": {"enabled": "true"},
            "metadata": {"order_id": str(order_id)},
        }
        answer = await self._send("POST", _INTENTS, params, f"intent:{order_id}")
        if answer.error.get("type") == "idempotency_error":
            raise AmountMismatch
        if answer.error.get("param") in _AMOUNT or answer.error.get("code") in _AMOUNT_REFUSED:
            raise AmountNotChargeable(str(answer.error.get("message") or ""))
        return self._intent(answer)

    async def confirm(self, intent_id: str, payment_method: str, return_url: str, key: str) -> IntentState:
        """Try to charge. Only an error about the payment method blames it; any other refusal is between us and them."""
        params = {"payment_method": payment_method, "return_url": return_url}
        answer = await self._send("POST", f"{_INTENTS}/{intent_id}/confirm", params, f"confirm:{key}")
        if answer.error.get("type") == "idempotency_error":
            raise OutcomeUnknown("The attempt's key was used for another request.")
        if answer.error.get("param") == "payment_method" and "payment_intent" not in answer.error:
            raise UnknownPaymentMethod(str(answer.error.get("message") or ""))
        return self._intent(answer)

    async def fetch(self, intent_id: str) -> IntentState:
        """How the intent stands."""
        return self._intent(await self._send("GET", f"{_INTENTS}/{intent_id}"))

    async def cancel(self, intent_id: str) -> IntentState:
        """Give the intent up; cancelling is idempotent by itself."""
        return self._intent(await self._send("POST", f"{_INTENTS}/{intent_id}/cancel"))

    async def refund(self, intent_id: str, refund_id: UUID, amount: Money, reason: str, key: str) -> RefundState:
        """Give money back; a refusal is a failed refund, but a key that was used before says that there is one."""
        try:
            number = to_provider(amount)
        except AmountNotChargeable:
            return _refused(intent_id, refund_id, amount, "amount_not_chargeable")
        params = {
            "payment_intent": intent_id,
            "amount": number,
            "metadata": {"refund_id": str(refund_id), "reason": reason},
        }
        answer = await self._send("POST", _REFUNDS, params, f"refund:{key}")
        if answer.error.get("type") == "idempotency_error":
            return await self._made_before(intent_id, refund_id)
        if answer.status in (400, 402) and answer.error.get("code") != "resource_missing":
            return _refused(intent_id, refund_id, amount, answer.error.get("code"))
        return self._refund(answer)

    async def find_refund(self, intent_id: str, refund_id: UUID) -> RefundState | None:
        """The refund that was made under our id, looked for among the intent's; None when there is none."""
        page: Mapping[str, Any] = {"payment_intent": intent_id, "limit": _LARGEST_PAGE}
        while True:
            found = self._accepted(await self._send("GET", _REFUNDS, page))
            if not isinstance(found.get("data"), list):
                raise OutcomeUnknown("The payment provider's list of refunds cannot be read.")
            refunds = [_understood(refund_state, refund) for refund in found["data"]]
            if match := next((refund for refund in refunds if refund.our_id == refund_id), None):
                return match
            if not found.get("has_more") or not refunds:
                return None
            page = {**page, "starting_after": refunds[-1].provider_id}

    async def fetch_refund(self, provider_id: str) -> RefundState:
        """How a refund stands."""
        return self._refund(await self._send("GET", f"{_REFUNDS}/{provider_id}"))

    async def _made_before(self, intent_id: str, refund_id: UUID) -> RefundState:
        """The provider has executed another request with our key: what it made is there, or was never there."""
        made = await self.find_refund(intent_id, refund_id)
        if made is None:
            raise OutcomeUnknown("The refund's key was used, but no such refund is found.")
        return made

    def _intent(self, answer: ProviderAnswer) -> IntentState:
        """The intent of an answer; refusals that carry it (declined, wrong state) have it too."""
        intent = answer.error.get("payment_intent") or self._accepted(answer)
        return _understood(partial(intent_state, action_origin=self._action_origin), intent)

    def _refund(self, answer: ProviderAnswer) -> RefundState:
        return _understood(refund_state, self._accepted(answer))

    def _accepted(self, answer: ProviderAnswer) -> Mapping[str, Any]:
        if answer.status < 300:
            return answer.body
        logger.error("provider refused", extra={"status": answer.status, "code": answer.error.get("code")})
        raise Unavailable("The payment provider does not accept our requests.")

    async def _send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        return await self._upstream.call(lambda: self._exchange(method, path, params, key))

    async def _exchange(
        self, method: str, path: str, params: Mapping[str, Any] | None, key: str | None
    ) -> ProviderAnswer:
        with span(f"{method} {self._upstream.name}", SpanKind.CLIENT):
            return _definite(await self._transport.send(method, path, params, key))


def _definite(answer: ProviderAnswer) -> ProviderAnswer:
    """429 was not executed; a redirect, 409 (key in use), 500 upwards and a refusal without an error perhaps were."""
    if answer.status == 429:
        raise Unavailable("The payment provider is overloaded.")
    if 300 <= answer.status < 400 or answer.status == 409 or answer.status >= 500:
        raise OutcomeUnknown("The payment provider did not say what became of it.")
    if answer.status >= 400 and not answer.error:
        raise OutcomeUnknown("The payment provider's refusal cannot be read.")
    return answer


def _understood(read: Callable[[Json], S], answer: Json) -> S:
    """What the provider's object says; one that we cannot read (a status of a later time) leaves the outcome open."""
    try:
        return read(answer)
    except NotUnderstood as error:
        logger.exception("provider not understood")
        raise OutcomeUnknown("The payment provider's answer is not understood.") from error


def _refused(intent_id: str, refund_id: UUID, amount: Money, code: str | None) -> RefundState:
    logger.warning("refund refused", extra={"refund_id": str(refund_id), "code": code})
    return RefundState(None, intent_id, RefundStatus.FAILED, amount, refund_id, code)
