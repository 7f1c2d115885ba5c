"""Staff's notes about an order, and what became of the mails about it."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from order_service.application.queries import MailState, SentMail
from order_service.domain.note import Note
from order_service.infrastructure.tables import foundation, order_notes
from servicekit.database import Database, Record, Statement
from servicekit.database.plans import one_of

_MOST_NOTES = 100
_n, _m = order_notes.c, foundation.outgoing_mail.c
_NOTES = Statement(
    sa.select(order_notes)
    .where(_n.order_id == sa.bindparam("order_id", type_=sa.Uuid))
    .order_by(_n.id.desc())
    .limit(_MOST_NOTES)
)
_MAILS = Statement(
    sa.select(_m.id, _m.recipient, _m.template, _m.created_at, _m.sent_at, _m.failed_at, _m.error)
    .where(_m.id == one_of("ids", sa.Uuid()))
)  # fmt: skip


class DeskOrderReader:
    """One statement each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def notes_of(self, order_id: UUID) -> list[Note]:
        """What staff noted about an order, oldest first; the newest hundred."""
        rows = await self._database.fetch(_NOTES, order_id=order_id)
        return [
            Note(id=row["id"], order_id=row["order_id"], author_id=row["author_id"], text=row["text"],
                 written_at=row["created_at"])
            for row in reversed(rows)
        ]  # fmt: skip

    async def mails_about(self, ids: Sequence[UUID]) -> list[SentMail]:
        """Those of these mails that are still kept, oldest first."""
        rows = await self._database.fetch(_MAILS, ids=list(ids))
        return sorted((_mail_of(row) for row in rows), key=lambda mail: (mail.posted_at, mail.id))


def _mail_of(row: Record) -> SentMail:
    state = MailState.SENT if row["sent_at"] else MailState.FAILED if row["failed_at"] else MailState.WAITING
    return SentMail(
        id=row["id"], kind=row["template"], recipient=row["recipient"], state=state, posted_at=row["created_at"],
        settled_at=row["sent_at"] or row["failed_at"], error=row["error"],
    )  # fmt: skip
