"""Reservations on PostgreSQL; the arithmetic is in the statements, the meaning of a repeat in the domain."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from prometheus_client import Counter

from product_service.domain.errors import ReservationGone, ReservationNotSold, RestockExceedsSale
from product_service.domain.reservation import Line, Reservation, ReservationStatus, Shortage, out_of_stock
from product_service.infrastructure import reservation_statements as sql
from servicekit.database import Database
from servicekit.domain.errors import Unavailable

RESERVATIONS = Counter("souk_reservations_total", "Holds of orders by what became of them.", ("outcome",))
_TRIES = 3


class ReservationsRepository:
    """Each method is one short transaction; `touch` is called when stock moved so that a shopper may see it."""

    def __init__(self, database: Database, touch: Callable[[], None]) -> None:
        self._database = database
        self._touch = touch

    async def hold(
        self, reservation_id: UUID, lines: tuple[Line, ...], expires_at: datetime
    ) -> tuple[Reservation, bool]:
        """Hold all lines or none; (reservation, whether it is new). Raises OutOfStock, or as `answer_repeat`."""
        rows = await self._database.fetch(sql.HOLD, id=reservation_id, expires_at=expires_at, **_columns(lines))
        if rows and rows[0]["held"]:
            if rows[0]["crossed"]:
                self._touch()
            RESERVATIONS.labels("held").inc()
            return Reservation(reservation_id, ReservationStatus.HELD, lines), True
        known = await self._find(reservation_id)
        if known is not None:
            return known.answer_repeat(lines), False
        shortages = [
            Shortage(row["variant_id"], row["quantity"], row["available"] or 0)
            for row in rows
            if (row["available"] or 0) < row["quantity"]
        ]
        RESERVATIONS.labels("out_of_stock").inc()
        # Without one, somebody took the last pieces between our look and our lock.
        raise out_of_stock(shortages or [Shortage(line.variant_id, line.quantity, 0) for line in lines])

    async def commit(self, reservation_id: UUID) -> Reservation:
        """Sell what is held; raises ReservationGone."""
        if await self._database.fetch_value(sql.COMMIT, id=reservation_id):
            RESERVATIONS.labels("sold").inc()
            return Reservation(reservation_id, ReservationStatus.COMMITTED, ())
        known = await self._find(reservation_id)
        if known is None:
            raise ReservationGone
        return known.answer_commit()

    async def release(self, reservation_id: UUID) -> Reservation:
        """Give back what is held, or leave a tombstone; raises ReservationCommitted."""
        for _ in range(_TRIES):
            if await self._database.fetch_value(sql.RELEASE, id=reservation_id):
                self._touch()
                RESERVATIONS.labels("released").inc()
                return Reservation(reservation_id, ReservationStatus.RELEASED, ())
            await self._database.execute(sql.TOMBSTONE, id=reservation_id)
            known = await self._find(reservation_id)
            # A hold that was committed between our look and our tombstone is released in the next turn.
            if known is not None and known.status is not ReservationStatus.HELD:
                return known.answer_release()
        raise Unavailable

    async def restock(self, reservation_id: UUID, restock_id: UUID, lines: tuple[Line, ...]) -> None:
        """Put sold pieces back on sale, once per `restock_id`; raises ReservationNotSold, RestockExceedsSale."""
        async with self._database.transaction() as transaction:
            if await transaction.fetch_value(sql.LOCK, id=reservation_id) != ReservationStatus.COMMITTED:
                raise ReservationNotSold
            if not await transaction.execute(sql.BEGIN_RESTOCK, id=reservation_id, restock_id=restock_id):
                return
            returned = await transaction.fetch_value(
                sql.RESTOCK, id=reservation_id, restock_id=restock_id, **_columns(lines)
            )
            if returned != len(lines):
                raise RestockExceedsSale
        self._touch()

    async def lapse(self, now: datetime, at_most: int) -> int:
        """Give back holds whose time is over; returns how many."""
        lapsed: int = await self._database.fetch_value(sql.LAPSE, now=now, at_most=at_most)
        if lapsed:
            self._touch()
            RESERVATIONS.labels("lapsed").inc(lapsed)
        return lapsed

    async def _find(self, reservation_id: UUID) -> Reservation | None:
        row = await self._database.fetch_one(sql.FIND, id=reservation_id)
        if row is None:
            return None
        pairs = zip(row["variant_ids"] or (), row["quantities"] or (), strict=True)
        return Reservation(reservation_id, ReservationStatus(row["status"]), tuple(Line(*pair) for pair in pairs))


def _columns(lines: tuple[Line, ...]) -> dict[str, object]:
    return {"variant_ids": [line.variant_id for line in lines], "quantities": [line.quantity for line in lines]}
