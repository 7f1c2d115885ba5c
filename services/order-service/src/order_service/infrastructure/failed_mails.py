"""Mails about orders that were given up: a trigger notes each, with its order."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from order_service.infrastructure.tables import failed_mails, foundation
from servicekit.database import Statement, Transaction

_f, _m = failed_mails.c, foundation.outgoing_mail.c
_ORDER = sa.bindparam("order", type_=sa.Uuid)
_AT = sa.bindparam("at", type_=_f.closed_at.type)
_CLOSE = Statement(
    sa.update(failed_mails)
    .where(_f.mail_id == sa.bindparam("mail", type_=sa.Uuid), _f.order_id == _ORDER, _f.closed_at.is_(None))
    .values(closed_at=_AT)
    .returning(_f.kind)
)
_CLOSE_KIND = Statement(
    sa.update(failed_mails)
    .where(_f.order_id == _ORDER, _f.kind == sa.bindparam("of_kind", type_=sa.Text), _f.closed_at.is_(None))
    .values(closed_at=_AT)
)
_FORGET = Statement(sa.delete(failed_mails).where(_f.order_id == _ORDER))
_SEND_AGAIN = Statement(
    sa.update(foundation.outgoing_mail)
    .where(_m.id == sa.bindparam("mail", type_=sa.Uuid), _m.failed_at.is_not(None))
    .values(failed_at=sa.null(), error=sa.null(), tries=sa.literal_column("0"), next_try_at=sa.func.now())
)


class FailedMailsRepository:
    """Inside a transaction; `wake_mail` is called after the commit of a mail that is to be sent again."""

    def __init__(self, transaction: Transaction, wake_mail: Callable[[], None]) -> None:
        self._transaction, self._wake_mail = transaction, wake_mail

    async def close(self, order_id: UUID, mail_id: UUID, at: datetime) -> str | None:
        """Nobody has to look at it any more; its kind, None where nothing of it waits."""
        row = await self._transaction.fetch_one(_CLOSE, mail=mail_id, order=order_id, at=at)
        return None if row is None else str(row["kind"])

    async def close_kind(self, order_id: UUID, kind: str, at: datetime) -> None:
        """Another mail of this kind takes their place."""
        await self._transaction.execute(_CLOSE_KIND, order=order_id, of_kind=kind, at=at)

    async def send_again(self, mail_id: UUID) -> bool:
        """Try it anew from the first try; False where it is not kept any more."""
        self._wake_mail()
        return await self._transaction.execute(_SEND_AGAIN, mail=mail_id) > 0

    async def forget(self, order_id: UUID) -> None:
        """Its reader was erased."""
        await self._transaction.execute(_FORGET, order=order_id)
