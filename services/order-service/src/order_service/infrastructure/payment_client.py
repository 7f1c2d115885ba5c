"""payment-service over HTTP: intents, voids, refunds, lookups."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from commerce.values import Money, PaymentStatus
from order_service.application.ports import Capture, Payment, RefundOutcome, VoidOutcome
from order_service.domain.errors import AlreadyCancelled, AmountNotChargeable
from servicekit.domain import new_id
from servicekit.domain.errors import Unavailable
from servicekit.http_client import Reply, ServiceClient

# What payment-service will never do, however often it is asked.
_REFUSED = ("refund_exceeds_captured", "refund_mismatch", "payment_not_found", "amount_not_chargeable",
            "validation_failed")  # fmt: skip


class PaymentClient:
    """Every call may be repeated, so every call is retried."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def create_intent(self, order_id: UUID, owner_id: UUID, amount: Money) -> Payment:
        """The order's intent, the same at every call; raises AlreadyCancelled (voided first), AmountNotChargeable."""
        body = {"order_id": str(order_id), "owner_id": str(owner_id), "amount": _document(amount)}
        reply = await self._post("/payments/create-intent", body, key=f"intent-{order_id}")
        if reply.code == "order_voided":
            raise AlreadyCancelled
        if reply.code == "amount_not_chargeable":
            refusal = reply.json()
            raise AmountNotChargeable(refusal.get("detail", ""), extra={"limits": refusal.get("limits")})
        _demand(reply, 200, 201)
        payment = reply.json()
        return Payment(
            id=UUID(payment["id"]),
            client_secret=payment["client_secret"],
            # An answer that was stored before a release had the field is replayed without it.
            publishable_key=payment.get("publishable_key", ""),
            provider=payment["provider"],
            status=PaymentStatus(payment["status"]),
        )

    async def void(self, order_id: UUID) -> VoidOutcome:
        """Take no more money for this order."""
        reply = await self._post(f"/internal/payments/{order_id}/void", {})
        _demand(reply, 200)
        return VoidOutcome(reply.json()["outcome"])

    async def refund(self, order_id: UUID, refund_id: UUID, amount: Money, reason: str) -> RefundOutcome:
        """Give money back, once per `refund_id`; what payment-service refuses has failed."""
        body = {
            "order_id": str(order_id),
            "refund_id": str(refund_id),
            "amount": _document(amount),
            "reason": reason,
        }
        # The refund's id makes it one refund; a key of its own per call makes the answer today's.
        reply = await self._post("/payments/refund", body, key=str(new_id()))
        if reply.code in _REFUSED:
            return RefundOutcome.FAILED
        _demand(reply, 200, 201)
        return RefundOutcome(reply.json()["status"])

    async def lookup(self, order_ids: Sequence[UUID]) -> list[Capture]:
        """Ask payment-service how the payments of these orders stand; raises Unavailable or OutcomeUnknown."""
        reply = await self._post("/internal/payments/lookup", {"order_ids": [str(wanted) for wanted in order_ids]})
        _demand(reply, 200)
        return [
            Capture(
                payment_id=UUID(found["id"]),
                order_id=UUID(found["order_id"]),
                succeeded=found["status"] == "succeeded",
                captured=_money(found["captured"]),
                refunded=_money(found["refunded"]),
            )
            for found in reply.json()["payments"]
        ]

    async def _post(self, path: str, body: Mapping[str, Any], key: str | None = None) -> Reply:
        return await self._client.request("POST", path, json=body, idempotency_key=key, retry=True, deadline=5.0)


def _demand(reply: Reply, *statuses: int) -> None:
    if reply.status not in statuses:
        raise Unavailable(f"payment-service answered {reply.status} {reply.code}")


def _document(amount: Money) -> dict[str, Any]:
    return {"amount": amount.amount, "currency": amount.currency}


def _money(document: Mapping[str, Any]) -> Money:
    return Money(document["amount"], document["currency"])
