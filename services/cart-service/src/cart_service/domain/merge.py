"""A guest signs in: what was in the guest's cart joins the customer's own."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cart_service.domain.cart import MAX_LINES, Cart, Line
from cart_service.domain.offer import Offers


class CapReason(StrEnum):
    """Why fewer pieces were kept than both carts held together."""

    STOCK = "stock"
    LINE_LIMIT = "line_limit"
    CART_FULL = "cart_full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """Both carts together held `wanted` pieces, the cart now holds `kept`."""

    variant_id: UUID
    title: str
    wanted: int
    kept: int
    reason: CapReason


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What a merge did: a line that is not in `capped` was kept in full."""

    merged_lines: int = 0
    capped: tuple[Cap, ...] = ()


def merge(guest: Cart, own: Cart, offers: Offers) -> MergeReport:
    """Move everything from `guest` to `own` and close `guest`.

    The same variant adds up, as far as stock and line limit go. A line never becomes smaller than the customer's own
    was, and one that cannot be bought at the moment is kept as it is: the cart shows the problem.
    """
    caps = [cap for line in guest.lines if (cap := _join(line, own, offers))]
    guest.close_into(own)
    return MergeReport(merged_lines=len(guest.lines), capped=tuple(caps))


def _join(line: Line, own: Cart, offers: Offers) -> Cap | None:
    mine = own.line_of(line.variant_id)
    held = mine.quantity if mine else 0
    wanted = held + line.quantity
    kept, reason = _ceiling(line, held, offers)
    kept = min(wanted, kept)
    if mine is not None:
        own.set_quantity(mine, kept)
    elif len(own.lines) >= MAX_LINES:
        kept, reason = 0, CapReason.CART_FULL
    else:
        own.take_over(line, kept)
    if kept == wanted:
        return None
    return Cap(variant_id=line.variant_id, title=line.title, wanted=wanted, kept=kept, reason=reason)


def _ceiling(line: Line, held: int, offers: Offers) -> tuple[int, CapReason]:
    """How many pieces may be kept, and what forbids more."""
    offer = offers.get(line.variant_id)
    if offer is None or offer.ceiling == 0:
        return max(held, line.quantity), CapReason.STOCK
    if offer.line_limit <= offer.available:
        return max(held, offer.line_limit), CapReason.LINE_LIMIT
    return max(held, offer.available), CapReason.STOCK
