"""What waits for a person, as staff sees it; the answer has room for more kinds than there are."""

from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.bodies import MoneyAnswer
from order_service.domain.attention import Attention, AttentionKind
from order_service.domain.order import Order
from order_service.domain.refunds import RefundStatus
from order_service.domain.states import OrderStatus, PaymentStatus
from order_service.presentation.http.quote_answers import money_answer
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


class TriedAnswer(Answer):
    """A refund that was tried: `by` is a member of staff's id, `system` or `provider`, `times` how often we asked."""

    at: datetime
    what: str
    by: str
    times: int
    outcome: RefundStatus


class AttentionFacts(Answer):
    """`facts` are amounts and words by name; `what_to_do` is for a person to read."""

    kind: AttentionKind
    since: datetime
    facts: dict[str, MoneyAnswer | str]
    tried: list[TriedAnswer]
    what_to_do: str

    @classmethod
    def of(cls, order: Order, attention: Attention) -> "AttentionFacts":
        """The wire form."""
        return cls.model_construct(**_facts_of(order, attention))


class AttentionOrder(Answer):
    """Whom it is about; `version` goes into If-Match."""

    id: UUID
    number: str
    version: int
    status: OrderStatus
    payment_status: PaymentStatus


class AttentionAnswer(AttentionFacts):
    """An order in the list of what waits for a person."""

    order: AttentionOrder

    @classmethod
    def of_order(cls, order: Order) -> "AttentionAnswer":
        """The wire form; raises ValueError for an order that waits for nobody."""
        if order.attention is None:
            raise ValueError(f"order {order.id} waits for nobody")
        about = AttentionOrder.model_construct(
            id=order.id, number=order.snapshot.number, version=order.saga.version, status=order.status,
            payment_status=order.payment_status,
        )  # fmt: skip
        return cls.model_construct(order=about, **_facts_of(order, order.attention))


def _facts_of(order: Order, attention: Attention) -> dict[str, Any]:
    running = order.refunds.running is not None
    facts: dict[str, MoneyAnswer | str] = {
        "expected": money_answer(order.total),
        "captured": money_answer(order.left + order.refunds.total),
        "refunded": money_answer(order.refunds.total),
        "left": money_answer(order.left),
        "status_before": attention.was,
        "payment_id": str(order.payment_id),
    }
    tried = [
        TriedAnswer.model_construct(
            at=refund.requested_at, what=f"refund {refund.amount}", by=refund.by, times=refund.tries,
            outcome=refund.status,
        )
        for refund in order.refunds
    ]  # fmt: skip
    return {
        "kind": attention.kind,
        "since": attention.since,
        "facts": facts,
        "tried": tried,
        "what_to_do": _STILL_ASKED if running else _WHAT_TO_DO[attention.kind],
    }
