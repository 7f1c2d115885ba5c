"""A reservation holds stock for one order: all of its lines or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from product_service.domain.errors import (
    InvalidMovement,
    OutOfStock,
    ReservationCommitted,
    ReservationGone,
    ReservationMismatch,
    ReservationReleased,
)


class ReservationStatus(StrEnum):
    """A held one ends in exactly one of the three others."""

    HELD = "held"
    COMMITTED = "committed"
    RELEASED = "released"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """So many pieces of a variant."""

    variant_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """A line that cannot be had."""

    variant_id: UUID
    requested: int
    available: int


@dataclass(frozen=True, slots=True)
class Reservation:
    """What is known about a reservation id; a release that came first leaves one without lines."""

    id: UUID
    status: ReservationStatus
    lines: tuple[Line, ...]

    def answer_repeat(self, lines: tuple[Line, ...]) -> "Reservation":
        """Itself, for a repeated request; raises ReservationReleased or ReservationMismatch."""
        if self.status in (ReservationStatus.RELEASED, ReservationStatus.LAPSED):
            raise ReservationReleased
        if self.lines != lines:
            raise ReservationMismatch
        return self

    def answer_commit(self) -> "Reservation":
        """Itself, if a commit may be repeated; raises ReservationGone."""
        if self.status is not ReservationStatus.COMMITTED:
            raise ReservationGone
        return self

    def answer_release(self) -> "Reservation":
        """Itself, if its stock is free; raises ReservationCommitted."""
        if self.status is ReservationStatus.COMMITTED:
            raise ReservationCommitted
        return self


def merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines in variant id order (the order of every lock), one per variant."""
    totals: dict[UUID, int] = {}
    for line in lines:
        if line.quantity <= 0:
            raise InvalidMovement("Quantities are at least one.")
        totals[line.variant_id] = totals.get(line.variant_id, 0) + line.quantity
    return tuple(sorted(Line(variant_id, quantity) for variant_id, quantity in totals.items()))


def out_of_stock(shortages: Iterable[Shortage]) -> OutOfStock:
    """The refusal that names each line that cannot be had."""
    return OutOfStock(
        errors=[
            {
                "code": OutOfStock.code,
                "variant_id": str(short.variant_id),
                "requested": short.requested,
                "available": short.available,
            }
            for short in shortages
        ]
    )
