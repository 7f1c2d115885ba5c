"""What waits for a person, and the desk's numbers, as staff are given them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.bodies import Money
from commerce.values import OrderPaymentStatus, OrderStatus
from order_service.application.waiting import DeskNumbers, FailedMail, Waiting, WaitingKind
from order_service.domain.order import Order
from order_service.domain.saga import SagaStep
from order_service.presentation.http.answers import money
from order_service.presentation.http.staff_answers import StaffOrderRefundAnswer, attention_fields
from servicekit.schemas import Answer

_STUCK = {
    SagaStep.PLACING: "The stock could not be kept or the payment not begun, and it is still tried.",
    SagaStep.VOIDING: "The provider does not say whether money may still come. Look the payment up there.",
    SagaStep.RETURNING_STOCK: "The order is given up, but its stock could not be put back on sale.",
    SagaStep.COMMITTING: "The order is paid, but its stock could not be sold. Do not send it yet.",
    SagaStep.RESTOCKING: "The money went back, but the pieces could not be put back on sale.",
}
_TRY = "It is tried every five minutes by itself; retry does so at once. If that fails too, tell who runs the machines."
_SEND = "Resolve with `send` to try it again, or tell the buyer another way and resolve with `close`."
_GONE = "It is not kept any more. Tell the buyer another way, then resolve with `close`."


class AttentionOrderAnswer(Answer):
    """Whom it is about; `version` goes into If-Match."""

    id: UUID
    number: str
    version: int
    status: OrderStatus
    payment_status: OrderPaymentStatus

    @classmethod
    def of(cls, order: Order) -> "AttentionOrderAnswer":
        """The order, in short."""
        return cls.model_construct(
            id=order.id, number=order.snapshot.number, version=order.saga.version, status=order.status,
            payment_status=order.payment_status,
        )  # fmt: skip


class StuckStepAnswer(Answer):
    """A step of the purchase that comes to no end: how often it was tried, and when it is tried again."""

    step: SagaStep
    attempts: int
    next_at: datetime | None


class FailedMailAnswer(Answer):
    """A mail that was given up; `can_be_sent` for as long as it is kept, which is fourteen days."""

    id: UUID
    kind: str
    error: str
    can_be_sent: bool

    @classmethod
    def of(cls, mail: FailedMail) -> "FailedMailAnswer":
        """Why it did not go out."""
        return cls(id=mail.id, kind=mail.kind, error=mail.error, can_be_sent=mail.is_kept)


class AttentionEntryAnswer(Answer):
    """One thing that waits for a person. `facts` are amounts and words by name, `tried` the refunds so far.

    `stuck` is there for `step_stuck`, `mail` for `mail_failed`; `what_to_do` is for a person to read.
    """

    kind: WaitingKind
    since: datetime
    order: AttentionOrderAnswer
    facts: dict[str, Money | str]
    tried: list[StaffOrderRefundAnswer]
    stuck: StuckStepAnswer | None
    mail: FailedMailAnswer | None
    what_to_do: str

    @classmethod
    def of(cls, waiting: Waiting) -> "AttentionEntryAnswer":
        """A row of the list."""
        order, saga = waiting.order, waiting.order.saga
        about: dict[str, Any] = {"facts": {}, "tried": [], "stuck": None, "mail": None}
        if waiting.mail is not None:
            about["mail"] = FailedMailAnswer.of(waiting.mail)
            about["what_to_do"] = _SEND if waiting.mail.is_kept else _GONE
        elif waiting.kind is WaitingKind.STEP_STUCK:
            about["stuck"] = StuckStepAnswer(step=saga.step, attempts=saga.attempts, next_at=saga.due_at)
            about["what_to_do"] = f"{_STUCK.get(saga.step, '')} {_TRY}".strip()
        elif order.attention is not None:
            about |= attention_fields(order, order.attention)
        about |= {"kind": waiting.kind, "since": waiting.since, "order": AttentionOrderAnswer.of(order)}
        return cls.model_construct(**about)


class RetriedStepAnswer(Answer):
    """Whether the step came to its end; if not, it goes on being tried."""

    done: bool


class TodayAnswer(Answer):
    """Orders placed since `start`, the day's beginning in the shop's time zone. Each number is that of staff's list
    with `placed_from=start`: all, `paid=true`, `status=cancelled`; `revenue` is what the paid ones cost, per currency.
    """

    start: datetime
    orders: int
    paid: int
    cancelled: int
    revenue: list[Money]


class WaitingNumbersAnswer(Answer):
    """How many there are of each kind, counted up to 10,000."""

    amount_differs: int
    refund_failed: int
    step_stuck: int
    mail_failed: int


class DeskNumbersAnswer(Answer):
    """What a day at the desk begins with. `unpaid` is the number of staff's list with `status=awaiting_payment`."""

    today: TodayAnswer
    unpaid: int
    waiting: WaitingNumbersAnswer

    @classmethod
    def of(cls, numbers: DeskNumbers) -> "DeskNumbersAnswer":
        """The numbers as they were read."""
        today = numbers.today
        return cls(
            today=TodayAnswer(
                start=today.start, orders=today.orders, paid=today.paid, cancelled=today.cancelled,
                revenue=[money(amount) for amount in today.revenue],
            ),
            unpaid=numbers.unpaid,
            waiting=WaitingNumbersAnswer(**{kind.value: number for kind, number in numbers.waiting.items()}),
        )  # fmt: skip
