"""payment-service as its callers use it."""

from typing import Any
from uuid import UUID, uuid4

import httpx2
from sandbox_process import signed

from testkit.tokens import TestIssuer

ORDER_SERVICE_SCOPES = "payments:create payments:void payments:read payments:refund"


class PaymentApi:
    """Order-service with its token, shoppers and staff with theirs."""

    def __init__(self, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
        self.client = client
        self.issuer = issuer
        self.order_service = issuer.service_token("order-service", "payment-service", ORDER_SERVICE_SCOPES)

    async def as_order_service(self, path: str, body: dict[str, Any], key: str | None = None) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {self.order_service}", "Idempotency-Key": key or str(uuid4())}
        return await self.client.post(path, json=body, headers=headers)

    async def create(
        self, owner: UUID, amount: int | dict[str, Any] = 1999, order: UUID | None = None, **more: Any
    ) -> httpx2.Response:
        body = {
            "order_id": str(order or uuid4()),
            "owner_id": str(owner),
            "amount": amount if isinstance(amount, dict) else {"amount": amount, "currency": "EUR"},
        }
        return await self.as_order_service("/payments/create-intent", body | more)

    async def a_payment(self, owner: UUID, amount: int = 1999) -> dict[str, Any]:
        answer = await self.create(owner, amount)
        assert answer.status_code == 201, answer.text
        created: dict[str, Any] = answer.json()
        return created

    async def confirm(
        self, payment: dict[str, Any], owner: UUID, method: str = "pm_card_visa", key: str | None = None, **more: Any
    ) -> httpx2.Response:
        body = {
            "payment_id": payment["id"],
            "payment_method": method,
            "return_url": "https://shop.example/orders/1",
        }
        return await self.client.post("/payments/confirm", json=body | more, headers=self.headers(owner, key=key))

    async def a_paid_payment(self, owner: UUID, method: str = "pm_card_visa", amount: int = 1999) -> dict[str, Any]:
        payment = await self.a_payment(owner, amount)
        answer = await self.confirm(payment, owner, method)
        assert (answer.status_code, answer.json()["status"]) == (200, "succeeded"), answer.text
        return payment

    async def get(self, path: str, who: UUID, role: str = "customer") -> httpx2.Response:
        return await self.client.get(path, headers=self.headers(who, role))

    async def status(self, payment: dict[str, Any], owner: UUID) -> str:
        answer = await self.get(f"/payments/{payment['id']}", owner)
        return str(answer.json()["status"])

    async def void(self, order_id: str) -> str:
        answer = await self.as_order_service(f"/internal/payments/{order_id}/void", {})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["outcome"])

    async def refund(
        self, order_id: str, amount: int, refund_id: UUID | None = None, key: str | None = None
    ) -> httpx2.Response:
        body = {
            "order_id": order_id,
            "refund_id": str(refund_id or uuid4()),
            "amount": {"amount": amount, "currency": "EUR"},
            "reason": "damaged",
        }
        return await self.as_order_service("/payments/refund", body, key)

    async def hear(self, body: bytes, signature: str | None = None) -> httpx2.Response:
        """Send a webhook."""
        headers = {"Content-Type": "application/json"}
        if signature != "":
            headers["Stripe-Signature"] = signature or signed(body)
        return await self.client.post("/payments/webhook", content=body, headers=headers)

    def headers(self, who: UUID, role: str = "customer", key: str | None = None) -> dict[str, str]:
        return {**self.issuer.headers(who, role), "Idempotency-Key": key or str(uuid4())}
