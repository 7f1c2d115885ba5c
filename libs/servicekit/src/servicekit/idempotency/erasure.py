"""Stored answers may hold what a person sent or was sent; when the person is erased, they go before their time."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database import Statement, Transaction
from servicekit.database.foundation import foundation_tables

_keys = foundation_tables(sa.MetaData()).idempotency_keys
_FORGET = Statement(sa.delete(_keys).where(_keys.c.caller == sa.any_(sa.bindparam("callers", type_=ARRAY(sa.Text)))))
# Reads every stored answer (two days of them): an erasure is rare, and an index on what answers say would not be.
_FORGET_NAMING = Statement(
    sa.delete(_keys).where(
        _keys.c.body.is_not(None),
        sa.func.convert_from(_keys.c.body, sa.literal_column("'UTF8'")).like(
            sa.any_(sa.bindparam("patterns", type_=ARRAY(sa.Text)))
        ),
    )
)


class StoredAnswers:
    """The stored answers, inside a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def forget_callers(self, people: Sequence[UUID]) -> int:
        """Delete every answer to these people; a repeat of their requests would execute anew. Returns how many."""
        return await self._transaction.execute(_FORGET, callers=[f"user:{person}" for person in people])

    async def forget_naming(self, things: Sequence[UUID]) -> int:
        """Delete every answer, whoever asked, in which one of these ids occurs. Returns how many."""
        if not things:
            return 0
        return await self._transaction.execute(_FORGET_NAMING, patterns=[f"%{thing}%" for thing in things])
