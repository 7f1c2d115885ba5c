"""The mail table: a row per mail, written in the transaction that causes it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from servicekit.database.foundation import foundation_tables
from servicekit.database.statement import Statement
from servicekit.database.transaction import Transaction

_mail = foundation_tables(sa.MetaData()).outgoing_mail
_POST = Statement(
    insert(_mail)
    .values(
        id=sa.bindparam("id"),
        recipient=sa.bindparam("recipient"),
        template=sa.bindparam("template"),
        locale=sa.bindparam("locale"),
        data=sa.bindparam("data"),
        created_at=sa.func.now(),
        next_try_at=sa.func.now(),
        tries=sa.literal_column("0"),
    )
    .on_conflict_do_nothing(index_elements=[_mail.c.id])
)
_FORGET = Statement(sa.delete(_mail).where(_mail.c.recipient == sa.bindparam("recipient")))


class Mailbox:
    """Posts mail in a transaction; `posted` is called when it holds some."""

    def __init__(self, transaction: Transaction, posted: Callable[[], None]) -> None:
        self._transaction = transaction
        self._posted = posted

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> None:
        """Send `template` to `recipient` once this transaction commits, unless this event has its mail already.

        `event_id` becomes the Message-ID; `data` is what the template shows (JSON values).
        """
        self._transaction.write(
            _POST, id=event_id, recipient=recipient, template=template, locale=locale, data=dict(data or {})
        )
        self._posted()

    async def forget(self, recipient: str) -> None:
        """Delete every mail to them, sent or not."""
        await self._transaction.execute(_FORGET, recipient=recipient)
