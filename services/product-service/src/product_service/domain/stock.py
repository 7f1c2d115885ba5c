"""Stock of one variant. Whatever happens, available + reserved + sold = what movements brought in."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from product_service.domain.errors import InvalidMovement, StockWouldBeNegative

DEFAULT_LOW_AT = 5
_MAX_MOVEMENT = 1_000_000


class Band(StrEnum):
    """What of a number of pieces a shopper may see."""

    IN_STOCK = "in_stock"
    LOW = "low"
    OUT = "out"


class MovementReason(StrEnum):
    """Why stock changed, other than by sale."""

    INITIAL = "initial"
    RECEIPT = "receipt"
    ADJUSTMENT = "adjustment"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Movement:
    """A signed change with its reason; only a correction (`adjustment`) may take away."""

    id: UUID
    variant_id: UUID
    quantity: int
    reason: MovementReason
    note: str = ""
    actor_id: UUID | None = None

    def __post_init__(self) -> None:
        may_be_zero = self.reason is MovementReason.INITIAL
        may_be_negative = self.reason is MovementReason.ADJUSTMENT
        if abs(self.quantity) > _MAX_MOVEMENT or (self.quantity == 0 and not may_be_zero):
            raise InvalidMovement
        if self.quantity < 0 and not may_be_negative:
            raise InvalidMovement


@dataclass(slots=True)
class StockLevel:
    """How many pieces of a variant can be bought, are held for orders, and were sold."""

    variant_id: UUID
    available: int = 0
    reserved: int = 0
    sold: int = 0
    low_at: int = DEFAULT_LOW_AT

    @property
    def band(self) -> Band:
        """in_stock, low (at most `low_at` pieces) or out."""
        return band_of(self.available, self.low_at)

    def apply(self, movement: Movement) -> None:
        """Count a movement in; raises StockWouldBeNegative, since what is held or sold cannot be taken away."""
        if self.available + movement.quantity < 0:
            raise StockWouldBeNegative(f"Only {self.available} pieces can be taken away.")
        self.available += movement.quantity


def band_of(available: int, low_at: int) -> Band:
    """The band of a number of pieces."""
    if available <= 0:
        return Band.OUT
    return Band.LOW if available <= low_at else Band.IN_STOCK
