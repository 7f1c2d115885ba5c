"""What only staff is given of orders."""

from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.answers import OrderAnswer, OrderRefundAnswer, RefundedLineAnswer
from commerce.bodies import Money
from order_service.application.queries import OrderSummary
from order_service.domain.attention import Act, Attention, AttentionKind
from order_service.domain.order import Order
from order_service.domain.refunds import Refund, RefundedLine, RefundParts
from order_service.presentation.http.answers import (
    OrderSummaryAnswer,
    money,
    order_fields,
    refund_fields,
    refunded_line_fields,
    summary_fields,
)
from servicekit.schemas import Answer

_BY_HAND = "If it cannot go back that way, give it back another way and resolve with `close`."
_WHAT_TO_DO = {
    AttentionKind.AMOUNT_DIFFERS: (
        "The provider took something else than the order costs. Resolve with `refund`: what was captured goes back, the"
        f" order is cancelled, its stock is freed. {_BY_HAND}"
    ),
    AttentionKind.REFUND_FAILED: (
        f"Look the refund up at the provider, then resolve with `refund` to try again. {_BY_HAND}"
    ),
}
_STILL_ASKED = "The provider has not said what became of the refund, and is still asked; `refund` asks at once."


class StaffRefundedLineAnswer(RefundedLineAnswer):
    """`restock` is how many of the pieces go back on sale once the money has gone."""

    restock: int

    @classmethod
    def of(cls, line: RefundedLine) -> "StaffRefundedLineAnswer":
        """A line of a refund, as staff sees it."""
        return cls.model_construct(**refunded_line_fields(line), restock=line.restock)


class StaffOrderRefundAnswer(OrderRefundAnswer):
    """`actor` is a member of staff's id, `system` (then `reason` says why) or `provider`: its dashboard.

    `tries` is how often payment-service was asked, `restocked_at` when its pieces went back on sale, null until then.
    """

    actor: str
    tries: int
    lines: list[StaffRefundedLineAnswer]  # type: ignore[assignment]
    restocked_at: datetime | None

    @classmethod
    def of(cls, refund: Refund) -> "StaffOrderRefundAnswer":
        """A refund, with who asked for it and how often payment-service was asked."""
        lines = [StaffRefundedLineAnswer.of(line) for line in refund.lines]
        own = {"actor": refund.by, "tries": refund.tries, "lines": lines, "restocked_at": refund.restocked_at}
        return cls.model_construct(**refund_fields(refund) | own)


class RefundPreviewAnswer(Answer):
    """What a refund would give back now: total = Σ line gross + shipping, or an amount that is no line's.

    `left` is what could still be refunded afterwards.
    """

    lines: list[StaffRefundedLineAnswer]
    shipping: Money
    net: Money
    tax: Money
    total: Money
    left: Money

    @classmethod
    def of(cls, order: Order, parts: RefundParts) -> "RefundPreviewAnswer":
        """The parts of a refund of `order` that was not made."""
        return cls.model_construct(
            lines=[StaffRefundedLineAnswer.of(line) for line in parts.lines], shipping=money(parts.shipping.gross),
            net=money(parts.total.net), tax=money(parts.total.tax), total=money(parts.total.gross),
            left=money(order.left - parts.total.gross),
        )  # fmt: skip


class OrderActAnswer(Answer):
    """An entry of the order's audit; `actor` is a member of staff's id, `system` or `provider`."""

    occurred_at: datetime
    actor: str
    action: str
    reason: str

    @classmethod
    def of(cls, act: Act) -> "OrderActAnswer":
        """One act of the audit: who did what to the order, when and why."""
        return cls.model_construct(occurred_at=act.at, actor=act.by, action=act.what, reason=act.why)


class AttentionAnswer(Answer):
    """`facts` are amounts and words by name, `tried` the refunds so far; `what_to_do` is for a person to read."""

    kind: AttentionKind
    since: datetime
    facts: dict[str, Money | str]
    tried: list[StaffOrderRefundAnswer]
    what_to_do: str

    @classmethod
    def of(cls, order: Order, attention: Attention) -> "AttentionAnswer":
        """What of `order` waits for a person, and what that person can do."""
        return cls.model_construct(**attention_fields(order, attention))


class StaffOrderAnswer(OrderAnswer):
    """What staff sees besides; `version` goes into If-Match, `attention` is null when nothing waits for a person.

    `customer_id` is null for a guest, who has no account.
    """

    customer_id: UUID | None
    version: int
    captured: Money | None
    refunds: list[StaffOrderRefundAnswer]  # type: ignore[assignment]
    attention: AttentionAnswer | None
    history: list[OrderActAnswer]

    @classmethod
    def of(cls, order: Order) -> "StaffOrderAnswer":
        """An order as staff sees it, with its refunds, its audit and what waits for a person."""
        waits = order.attention if order.needs_attention else None
        return cls.model_construct(
            **order_fields(order)
            | {
                "customer_id": None if order.snapshot.buyer.is_guest else order.snapshot.buyer.customer_id,
                "version": order.saga.version,
                "captured": money(order.captured) if order.captured else None,
                "refunds": [StaffOrderRefundAnswer.of(refund) for refund in order.refunds],
                "attention": AttentionAnswer.of(order, waits) if waits else None,
                "history": [OrderActAnswer.of(act) for act in order.history],
            }
        )


class StaffOrderSummaryAnswer(OrderSummaryAnswer):
    """An order in a list of staff's, with its customer."""

    customer_id: UUID
    email: str

    @classmethod
    def of(cls, row: OrderSummary) -> "StaffOrderSummaryAnswer":
        """A row of the lists, with whose order it is."""
        return cls.model_construct(**summary_fields(row), customer_id=row.customer_id, email=row.email)


def attention_fields(order: Order, attention: Attention) -> dict[str, Any]:
    """What of `order` waits for a person, as a list and the order's page show it."""
    running = order.refunds.running is not None
    facts: dict[str, Money | str] = {
        "expected": money(order.total),
        "captured": money(order.left + order.refunds.total),
        "refunded": money(order.refunds.total),
        "left": money(order.left),
        "status_before": attention.was,
        "payment_id": str(order.payment_id),
    }
    return {
        "kind": attention.kind,
        "since": attention.since,
        "facts": facts,
        "tried": [StaffOrderRefundAnswer.of(refund) for refund in order.refunds],
        "what_to_do": _STILL_ASKED if running else _WHAT_TO_DO[attention.kind],
    }
