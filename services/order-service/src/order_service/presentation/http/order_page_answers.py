"""What staff is given on the page of one order: their notes, its mails, its timeline."""

from datetime import datetime
from uuid import UUID

from order_service.application.queries import MailState, SentMail
from order_service.application.show_desk_order import DeskOrder
from order_service.domain.attention import BUYER, SYSTEM, Act
from order_service.domain.note import Note
from order_service.domain.order import Order
from order_service.presentation.http.staff_answers import OrderActAnswer, StaffOrderAnswer
from servicekit.schemas import Answer


class OrderNoteAnswer(Answer):
    """What a member of staff noted about an order; the buyer never sees it."""

    id: UUID
    author_id: UUID
    text: str
    created_at: datetime

    @classmethod
    def of(cls, note: Note) -> "OrderNoteAnswer":
        """A note, with who wrote it and when."""
        return cls.model_construct(id=note.id, author_id=note.author_id, text=note.text, created_at=note.written_at)


class OrderMailAnswer(Answer):
    """A mail about an order: `kind` names its text, `settled_at` is when it was sent or given up.

    `error` says why it was not sent so far.
    """

    id: UUID
    kind: str
    recipient: str
    state: MailState
    created_at: datetime
    settled_at: datetime | None
    error: str | None

    @classmethod
    def of(cls, mail: SentMail) -> "OrderMailAnswer":
        """A mail and what became of it."""
        return cls.model_construct(
            id=mail.id, kind=mail.kind, recipient=mail.recipient, state=mail.state, created_at=mail.posted_at,
            settled_at=mail.settled_at, error=mail.error,
        )  # fmt: skip


class StaffOrderPageAnswer(StaffOrderAnswer):
    """An order as staff sees it on its page: with their notes and its mails, both oldest first, and its timeline.

    Mails are kept for 14 days after they were sent or given up. `timeline` is `history` with `placed`, `paid` and how
    it ended (`cancelled`, `expired`), whose actor is `buyer` or `system`.
    """

    notes: list[OrderNoteAnswer]
    mails: list[OrderMailAnswer]
    timeline: list[OrderActAnswer]

    @classmethod
    def of_page(cls, page: DeskOrder) -> "StaffOrderPageAnswer":
        """Everything that staff sees of one order."""
        return cls.model_construct(
            **dict(StaffOrderAnswer.of(page.order)),
            notes=[OrderNoteAnswer.of(note) for note in page.notes],
            mails=[OrderMailAnswer.of(mail) for mail in page.mails],
            timeline=[OrderActAnswer.of(act) for act in timeline_of(page.order)],
        )


def timeline_of(order: Order) -> list[Act]:
    """What happened to an order, oldest first."""
    acts = [Act(at=order.snapshot.placed_at, by=BUYER, what="placed", why=""), *order.history]
    if order.paid_at is not None:
        acts.append(Act(at=order.paid_at, by=BUYER, what="paid", why=""))
    if order.closed_at is not None:
        acts.append(Act(at=order.closed_at, by=SYSTEM, what=order.status, why=order.cancel_reason or ""))
    return sorted(acts, key=lambda act: act.at)
