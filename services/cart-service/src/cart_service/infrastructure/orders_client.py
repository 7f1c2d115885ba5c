"""order-service as the cart knows it."""

from collections.abc import Mapping
from typing import Any

from cart_service.application.ports import OrderRequest
from cart_service.domain.cart import Line
from cart_service.domain.errors import OrdersUnavailable
from cart_service.domain.offer import Offer
from cart_service.domain.refusals import refusal
from commerce.values import Money
from servicekit.client_address import NETWORK_HEADER
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import Reply, ServiceClient

_DEADLINE_SECONDS = 12.0
_UNKNOWN = "Whether the order was placed is not known yet; ask again with the same Idempotency-Key."


class OrdersClient:
    """Places orders. The key makes a repeat answer the same order, so a lost answer may be asked for again."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def place(self, request: OrderRequest, idempotency_key: str | None) -> Mapping[str, Any]:
        """`{order, payment}`; raises OrderRejected, OrdersUnavailable, OutcomeUnknown."""
        try:
            reply = await self._client.request(
                "POST",
                "/internal/orders",
                json=_body(request),
                idempotency_key=idempotency_key,
                # Not in the body: somebody who asks again from elsewhere still asks for the same.
                extra_headers={NETWORK_HEADER: request.buyer.network},
                retry=idempotency_key is not None,
                deadline=_DEADLINE_SECONDS,
            )
        except Unavailable as error:
            raise OrdersUnavailable from error
        except OutcomeUnknown as error:
            raise OutcomeUnknown(_UNKNOWN) from error
        if reply.ok:
            placed: Mapping[str, Any] = reply.json()
            return placed
        raise _refused(reply)


def _refused(reply: Reply) -> Exception:
    if reply.status == 429:
        return OrdersUnavailable()
    if reply.code == "idempotency_in_progress":
        return OutcomeUnknown(_UNKNOWN)
    problem = reply.json() if reply.code else {}
    return refusal(reply.status, problem)


def _body(request: OrderRequest) -> dict[str, Any]:
    cart, form = request.cart, request.form
    offers = request.offers.known
    return {
        "cart_id": str(cart.id),
        "cart_version": cart.version,
        "customer_id": str(request.buyer.id),
        "customer_role": request.buyer.role,
        "email": form.email,
        "locale": form.locale,
        "currency": form.expected_total.currency,
        "lines": [_line(line, offers[line.variant_id]) for line in cart.lines],
        "shipping_address": form.shipping_address,
        "billing_address": form.billing_address,
        "shipping_method_id": form.shipping_method_id,
        "accepted_terms_version": form.accepted_terms_version,
        "expected_total": _money(form.expected_total),
    }


def _line(line: Line, offer: Offer) -> dict[str, Any]:
    return {
        "variant_id": str(offer.variant_id),
        "product_id": str(offer.product_id),
        "sku": offer.sku,
        "title": offer.title,
        "lang": offer.lang,
        "variant_title": offer.variant_title,
        "slug": offer.slug,
        "image_url": offer.image_url,
        "quantity": line.quantity,
        "unit_price": _money(offer.price),
    }


def _money(money: Money) -> dict[str, Any]:
    return {"amount": money.amount, "currency": money.currency}
