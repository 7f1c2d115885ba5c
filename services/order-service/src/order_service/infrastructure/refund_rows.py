"""Refunds as JSON in the row of their order: amounts in minor units, moments as RFC 3339."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.values import Money, OrderRefundStatus
from order_service.domain.pricing import Taxed
from order_service.domain.refunds import Refund, RefundedLine, RefundParts


def refund_row(refund: Refund) -> dict[str, Any]:
    """A refund as `orders.refunds` holds it."""
    return {
        "id": str(refund.id), "amount": refund.amount.amount, "reason": refund.reason, "status": refund.status,
        "by": refund.by, "tries": refund.tries, "requested_at": refund.requested_at.isoformat(),
        "parts": _parts_row(refund.parts) if refund.parts else None,
        "restocked_at": refund.restocked_at.isoformat() if refund.restocked_at else None,
    }  # fmt: skip


def _parts_row(parts: RefundParts) -> dict[str, Any]:
    lines = [
        {
            "position": line.position, "variant_id": str(line.variant_id), "quantity": line.quantity,
            "restock": line.restock, "taxed": _taxed_row(line.taxed),
        }
        for line in parts.lines
    ]  # fmt: skip
    return {"lines": lines, "shipping": _taxed_row(parts.shipping), "total": _taxed_row(parts.total)}


def _taxed_row(taxed: Taxed) -> list[int]:
    """Gross and tax: what is neither is net."""
    return [taxed.gross.amount, taxed.tax.amount]


def refund_of(refund: Mapping[str, Any], currency: str) -> Refund:
    """A refund from its row; those from before refunds had parts have none."""
    parts, restocked_at = refund.get("parts"), refund.get("restocked_at")
    return Refund(
        id=UUID(refund["id"]),
        amount=Money(refund["amount"], currency),
        reason=refund["reason"],
        by=refund.get("by", "unknown"),
        tries=refund.get("tries", 0),
        requested_at=datetime.fromisoformat(refund["requested_at"]),
        status=OrderRefundStatus(refund["status"]),
        parts=_parts_of(parts, currency) if parts else None,
        restocked_at=datetime.fromisoformat(restocked_at) if restocked_at else None,
    )


def _parts_of(parts: Mapping[str, Any], currency: str) -> RefundParts:
    lines = (
        RefundedLine(
            position=line["position"], variant_id=UUID(line["variant_id"]), quantity=line["quantity"],
            restock=line["restock"], taxed=_taxed_of(line["taxed"], currency),
        )
        for line in parts["lines"]
    )  # fmt: skip
    return RefundParts(
        lines=tuple(lines),
        shipping=_taxed_of(parts["shipping"], currency),
        total=_taxed_of(parts["total"], currency),
    )


def _taxed_of(stored: Sequence[int], currency: str) -> Taxed:
    gross, tax = stored
    return Taxed.of(Money(gross, currency), Money(tax, currency))
