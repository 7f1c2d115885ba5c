"""Stock moves by the hands of admins, and by reservations of orders."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from product_service.application.ports import Reservations, UnitOfWork
from product_service.domain.reservation import Line, Reservation, merged
from product_service.domain.stock import Movement, MovementReason, StockLevel
from servicekit.domain import Clock, new_id

_SWEEP = 200


@dataclass(frozen=True, slots=True)
class MoveStock:
    """An admin counts pieces in, or corrects the count; what is held or sold cannot be taken away."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(
        self, variant_id: UUID, quantity: int, reason: MovementReason, note: str, actor_id: UUID
    ) -> StockLevel:
        movement = Movement(new_id(), variant_id, quantity, reason, note, actor_id)
        async with self.unit_of_work() as uow:
            level = await uow.stock.get(variant_id, for_update=True)
            level.apply(movement)
            await uow.stock.record(level, movement)
        return level


@dataclass(frozen=True, slots=True)
class SetLowAt:
    """An admin says from how many pieces on a variant counts as low; its band is published where that moves it."""

    unit_of_work: Callable[[], UnitOfWork]

    async def __call__(self, variant_id: UUID, low_at: int) -> None:
        async with self.unit_of_work() as uow:
            await uow.stock.set_low_at(variant_id, low_at)


@dataclass(frozen=True, slots=True)
class HoldStock:
    """An order's lines are held for a while, all or none; the reservation id is the order's, and repeatable."""

    reservations: Reservations
    clock: Clock

    async def __call__(
        self, reservation_id: UUID, lines: Iterable[Line], expires_in: timedelta
    ) -> tuple[Reservation, bool]:
        return await self.reservations.hold(reservation_id, merged(lines), self.clock() + expires_in)


@dataclass(frozen=True, slots=True)
class SettleReservation:
    """A hold ends: sold, given back, or partly returned after a sale."""

    reservations: Reservations

    async def commit(self, reservation_id: UUID) -> Reservation:
        """The order is paid; raises ReservationGone."""
        return await self.reservations.commit(reservation_id)

    async def release(self, reservation_id: UUID) -> Reservation:
        """The order is cancelled; raises ReservationCommitted."""
        return await self.reservations.release(reservation_id)

    async def restock(self, reservation_id: UUID, restock_id: UUID, lines: Iterable[Line]) -> None:
        """Sold pieces came back; raises ReservationNotSold, RestockExceedsSale."""
        await self.reservations.restock(reservation_id, restock_id, merged(lines))


@dataclass(frozen=True, slots=True)
class LapseReservations:
    """Holds that nobody settled in time go back on sale."""

    reservations: Reservations
    clock: Clock

    async def __call__(self) -> bool:
        """One batch; answers whether there was any."""
        return await self.reservations.lapse(self.clock(), _SWEEP) > 0
