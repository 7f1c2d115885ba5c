"""Orders to rows and back, by hand and in one place."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.values import (
    CancelReason,
    FulfilmentStatus,
    Money,
    OrderPaymentStatus,
    OrderStatus,
    PostalAddress,
)
from order_service.domain.attention import Act, Attention, AttentionKind, Resolution
from order_service.domain.order import Order
from order_service.domain.pricing import Taxed
from order_service.domain.refunds import Refunds
from order_service.domain.saga import Saga, SagaStep
from order_service.domain.snapshot import Amounts, Buyer, Delivery, OrderLine, Snapshot
from order_service.infrastructure.refund_rows import refund_of, refund_row
from servicekit.database import Record

Row = dict[str, Any]


def row_of(order: Order) -> Row:
    """An order as a row: every column of `orders`."""
    snapshot, amounts = order.snapshot, order.snapshot.amounts
    buyer, delivery = snapshot.buyer, snapshot.delivery
    return {
        "id": order.id, "number": snapshot.number, "customer_id": buyer.customer_id, "customer_role": buyer.role,
        "locale": buyer.locale, "accepted_terms_version": buyer.accepted_terms_version,
        "cart_id": snapshot.cart_id, "cart_version": snapshot.cart_version, **person_row_of(order),
        "shipping_method_id": delivery.method_id, "shipping_method_name": delivery.method_name,
        "currency": amounts.total.currency, "prices_include_tax": amounts.prices_include_tax,
        "subtotal": amounts.subtotal.amount, "discount": amounts.discount.amount,
        "shipping_net": amounts.shipping.net.amount, "shipping_tax": amounts.shipping.tax.amount,
        "shipping_gross": amounts.shipping.gross.amount, "tax": amounts.tax.amount, "total": amounts.total.amount,
        "placed_at": snapshot.placed_at, "payment_due_at": snapshot.payment_due_at, **changing_row_of(order),
    }  # fmt: skip


def person_row_of(order: Order) -> Row:
    """The columns of `orders` that name the buyer and that no transition changes."""
    delivery = order.snapshot.delivery
    return {
        "email": order.snapshot.buyer.email,
        "shipping_address": asdict(delivery.shipping_address),
        "billing_address": asdict(delivery.billing_address) if delivery.billing_address else None,
    }


def changing_row_of(order: Order) -> Row:
    """The columns of `orders` that transitions change."""
    return {
        "status": order.status, "payment_status": order.payment_status, "fulfilment_status": order.fulfilment_status,
        "cancel_reason": order.cancel_reason, "reservation_id": order.reservation_id, "payment_id": order.payment_id,
        "refunds": [refund_row(refund) for refund in order.refunds], "refunded": order.refunds.total.amount,
        "access_token_hash": order.access_token_hash,
        "earlier_token_hashes": list(order.earlier_token_hashes) or None, "placed_from": order.placed_from,
        "paid_at": order.paid_at, "closed_at": order.closed_at,
        "captured": order.captured.amount if order.captured else None,
        "captured_currency": order.captured.currency if order.captured else None,
        "attention": asdict(order.attention) if order.attention else None,
        "attention_since": order.attention.since if order.attention and order.needs_attention else None,
        "history": [asdict(act) for act in order.history],
    }  # fmt: skip


def line_rows_of(order: Order) -> list[Row]:
    """One row of `order_lines` per line."""
    return [
        {
            "order_id": order.id, "position": position, "variant_id": line.variant_id, "product_id": line.product_id,
            "sku": line.sku, "title": line.title, "lang": line.lang, "variant_title": line.variant_title,
            "slug": line.slug, "image_url": line.image_url, "quantity": line.quantity,
            "unit_price": line.unit_price.amount, "discount": line.discount.amount,
            "net": line.taxed.net.amount, "tax": line.taxed.tax.amount, "gross": line.taxed.gross.amount,
        }
        for position, line in enumerate(order.snapshot.lines)
    ]  # fmt: skip


def order_of(row: Record) -> Order:
    """The aggregate, from one row with its saga's columns and its lines as JSON."""
    currency: str = row["currency"]
    captured = _captured_of(row)
    paid_in = captured.currency if captured else currency
    return Order(
        id=row["id"],
        snapshot=_snapshot_of(row, currency),
        saga=Saga(row["id"], SagaStep(row["step"]), row["due_at"], row["attempts"], row["version"], row["stuck_since"]),
        refunds=Refunds(paid_in, [refund_of(refund, paid_in) for refund in row["refunds"]]),
        reservation_id=row["reservation_id"],
        status=OrderStatus(row["status"]),
        payment_status=OrderPaymentStatus(row["payment_status"]),
        fulfilment_status=FulfilmentStatus(row["fulfilment_status"]),
        cancel_reason=CancelReason(row["cancel_reason"]) if row["cancel_reason"] else None,
        payment_id=row["payment_id"],
        access_token_hash=row["access_token_hash"],
        earlier_token_hashes=tuple(row["earlier_token_hashes"] or ()),
        placed_from=row["placed_from"],
        paid_at=row["paid_at"],
        closed_at=row["closed_at"],
        captured=captured,
        attention=_attention_of(row["attention"]) if row["attention"] else None,
        history=[_act_of(act) for act in row["history"]],
    )


def _captured_of(row: Record) -> Money | None:
    """Orders that were paid before captures were written down were paid exactly."""
    if row["captured"] is not None:
        return Money(row["captured"], row["captured_currency"])
    return None if row["payment_status"] == OrderPaymentStatus.UNPAID else Money(row["total"], row["currency"])


def _snapshot_of(row: Record, currency: str) -> Snapshot:
    billing = row["billing_address"]
    return Snapshot(
        order_id=row["id"],
        number=row["number"],
        buyer=Buyer(
            customer_id=row["customer_id"], role=row["customer_role"], email=row["email"], locale=row["locale"],
            accepted_terms_version=row["accepted_terms_version"],
        ),
        cart_id=row["cart_id"],
        cart_version=row["cart_version"],
        lines=tuple(_line_of(line, currency) for line in row["lines"]),
        delivery=Delivery(
            shipping_address=PostalAddress(**row["shipping_address"]),
            billing_address=PostalAddress(**billing) if billing else None,
            method_id=row["shipping_method_id"], method_name=row["shipping_method_name"],
        ),
        amounts=_amounts_of(row, currency),
        placed_at=row["placed_at"],
        payment_due_at=row["payment_due_at"],
    )  # fmt: skip


def _amounts_of(row: Record, currency: str) -> Amounts:
    return Amounts(
        subtotal=Money(row["subtotal"], currency),
        discount=Money(row["discount"], currency),
        shipping=_taxed(row["shipping_net"], row["shipping_tax"], row["shipping_gross"], currency),
        tax=Money(row["tax"], currency),
        total=Money(row["total"], currency),
        prices_include_tax=row["prices_include_tax"],
    )


def _line_of(line: Mapping[str, Any], currency: str) -> OrderLine:
    return OrderLine(
        variant_id=UUID(line["variant_id"]),
        product_id=UUID(line["product_id"]),
        sku=line["sku"],
        title=line["title"],
        lang=line["lang"],
        variant_title=line["variant_title"],
        slug=line["slug"],
        image_url=line["image_url"],
        quantity=line["quantity"],
        unit_price=Money(line["unit_price"], currency),
        discount=Money(line["discount"], currency),
        taxed=_taxed(line["net"], line["tax"], line["gross"], currency),
    )


def _taxed(net: int, tax: int, gross: int, currency: str) -> Taxed:
    return Taxed(Money(net, currency), Money(tax, currency), Money(gross, currency))


def _attention_of(stored: Mapping[str, Any]) -> Attention:
    refund_id, resolution, resolved_at = stored["refund_id"], stored["resolution"], stored["resolved_at"]
    return Attention(
        kind=AttentionKind(stored["kind"]),
        since=datetime.fromisoformat(stored["since"]),
        was=OrderStatus(stored["was"]),
        refund_id=UUID(refund_id) if refund_id else None,
        resolution=Resolution(resolution) if resolution else None,
        resolved_at=datetime.fromisoformat(resolved_at) if resolved_at else None,
    )


def _act_of(stored: Mapping[str, Any]) -> Act:
    return Act(at=datetime.fromisoformat(stored["at"]), by=stored["by"], what=stored["what"], why=stored["why"])
