"""A lease row: at most one process at a time does a piece of background work, and another takes over when it dies."""

import time
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from servicekit.database.foundation import foundation_tables
from servicekit.database.pool import Database
from servicekit.database.statement import Statement
from servicekit.domain.ids import new_id

_leases = foundation_tables(sa.MetaData()).leases
_expiry = sa.func.now() + sa.bindparam("duration", type_=sa.Interval)
_insert = insert(_leases).values(name=sa.bindparam("name"), holder=sa.bindparam("holder"), expires_at=_expiry)
_TAKE = Statement(
    _insert.on_conflict_do_update(
        index_elements=[_leases.c.name],
        set_={"holder": _insert.excluded.holder, "expires_at": _insert.excluded.expires_at},
        where=sa.or_(_leases.c.holder == _insert.excluded.holder, _leases.c.expires_at < sa.func.now()),
    )
)
_GIVE_BACK = Statement(
    sa.delete(_leases).where(_leases.c.name == sa.bindparam("name"), _leases.c.holder == sa.bindparam("holder"))
)


class Lease:
    """A named lease of `seconds`; the database's clock alone decides when it ends."""

    def __init__(self, database: Database, name: str, seconds: float = 5.0) -> None:
        self._database = database
        self._name = name
        self._seconds = seconds
        self._holder = new_id()
        self._renew_at = 0.0

    async def held(self) -> bool:
        """Take or keep the lease; asks the database only when half of it has passed."""
        now = time.monotonic()
        if now < self._renew_at:
            return True
        taken = await self._database.execute(
            _TAKE, name=self._name, holder=self._holder, duration=timedelta(seconds=self._seconds)
        )
        self._renew_at = now + self._seconds / 2 if taken else 0.0
        return bool(taken)

    async def release(self) -> None:
        """Let another process take over at once."""
        self._renew_at = 0.0
        await self._database.execute(_GIVE_BACK, name=self._name, holder=self._holder)
