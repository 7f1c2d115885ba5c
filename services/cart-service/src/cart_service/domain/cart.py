"""A cart: one open one per caller; its version grows with each change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from cart_service.domain.errors import CartCurrencyMismatch, CartFull, LineNotFound
from cart_service.domain.offer import Offer
from commerce.values import Money
from servicekit.domain import new_id

MAX_LINES = 100
MAX_QUANTITY = 999


class CartStatus(StrEnum):
    """A merged cart is closed; what was in it is in another one."""

    OPEN = "open"
    MERGED = "merged"


@dataclass(slots=True, kw_only=True)
class Line:
    """So many pieces of a variant, with what the shopper was shown when adding them.

    `lang` is the locale of both titles, None where it is not known.
    """

    id: UUID
    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    lang: str | None
    variant_title: str
    slug: str
    image_url: str | None
    quantity: int
    price_seen: Money

    @classmethod
    def of(cls, offer: Offer, quantity: int) -> "Line":
        """A new line at the price that is shown now."""
        return cls(
            id=new_id(),
            variant_id=offer.variant_id,
            product_id=offer.product_id,
            sku=offer.sku,
            title=offer.title,
            lang=offer.lang,
            variant_title=offer.variant_title,
            slug=offer.slug,
            image_url=offer.image_url,
            quantity=quantity,
            price_seen=offer.price,
        )


@dataclass(slots=True, kw_only=True)
class Cart:
    """The aggregate. `changed` and `dropped` name the lines (by id) that the repository has to write.

    `revision` tells the stored cart that this one was read from, None before it is stored.
    """

    id: UUID
    owner_id: UUID
    version: int = 0
    status: CartStatus = CartStatus.OPEN
    merged_into: UUID | None = None
    lines: list[Line] = field(default_factory=list)
    revision: int | None = field(default=None, compare=False)
    changed: dict[UUID, Line] = field(default_factory=dict, init=False, compare=False)
    dropped: set[UUID] = field(default_factory=set, init=False, compare=False)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.changed or self.dropped or self.status is CartStatus.MERGED)

    @property
    def variant_ids(self) -> list[UUID]:
        """What the catalogue has to be asked about."""
        return [line.variant_id for line in self.lines]

    def add(self, offer: Offer, quantity: int) -> Line:
        """Put in `quantity` more pieces; the shopper has now seen the present price.

        Raises VariantNotForSale, LineLimitExceeded, OutOfStock, CartFull, CartCurrencyMismatch.
        """
        line = self.line_of(offer.variant_id)
        offer.check(quantity + (line.quantity if line else 0))
        self._check_room(offer.price, is_new=line is None)
        if line is None:
            line = Line.of(offer, quantity)
            self.lines.append(line)
        else:
            line.quantity += quantity
            line.price_seen = offer.price
        self._touch(line)
        return line

    def change_quantity(self, line_id: UUID, quantity: int, offer: Offer | None) -> None:
        """Set a line's quantity; `offer` is given when it grows.

        Raises LineNotFound, and what `Offer.check` raises.
        """
        line = self.line(line_id)
        if quantity > line.quantity and offer is not None:
            offer.check(quantity)
        if quantity != line.quantity:
            line.quantity = quantity
            self._touch(line)

    def remove(self, line_id: UUID) -> None:
        """Take a line out; raises LineNotFound."""
        self._drop(self.line(line_id))

    def clear(self) -> None:
        """Remove every line; an empty cart keeps its id."""
        for line in list(self.lines):
            self._drop(line)

    def take_out(self, ordered: Mapping[UUID, int]) -> None:
        """The pieces that were paid for leave the cart; what was added since stays."""
        for variant_id, quantity in ordered.items():
            line = self.line_of(variant_id)
            if line is None:
                continue
            if line.quantity <= quantity:
                self._drop(line)
            else:
                line.quantity -= quantity
                self._touch(line)

    def set_quantity(self, line: Line, quantity: int) -> None:
        """Write what a merge decided for a line that is here."""
        if line.quantity != quantity:
            line.quantity = quantity
            self._touch(line)

    def take_over(self, line: Line, quantity: int) -> None:
        """Put in a line of another cart, with the price that was seen there."""
        self._check_room(line.price_seen, is_new=True)
        copy = replace(line, id=new_id(), quantity=quantity)
        self.lines.append(copy)
        self._touch(copy)

    def close_into(self, other: "Cart") -> None:
        """Everything here is in `other` now."""
        self.status = CartStatus.MERGED
        self.merged_into = other.id
        self.version += 1

    def line(self, line_id: UUID) -> Line:
        """The line with that id; raises LineNotFound."""
        found = next((line for line in self.lines if line.id == line_id), None)
        if found is None:
            raise LineNotFound
        return found

    def line_of(self, variant_id: UUID) -> Line | None:
        """The line that holds a variant: there is at most one."""
        return next((line for line in self.lines if line.variant_id == variant_id), None)

    def _check_room(self, price: Money, *, is_new: bool) -> None:
        if is_new and len(self.lines) >= MAX_LINES:
            raise CartFull(f"A cart holds at most {MAX_LINES} different products.")
        if any(line.price_seen.currency != price.currency for line in self.lines):
            raise CartCurrencyMismatch

    def _touch(self, line: Line) -> None:
        self._count_change()
        self.changed[line.id] = line

    def _drop(self, line: Line) -> None:
        self._count_change()
        self.lines.remove(line)
        self.changed.pop(line.id, None)
        self.dropped.add(line.id)

    def _count_change(self) -> None:
        """One version more for all that a transaction changes."""
        if not self.changed and not self.dropped:
            self.version += 1


def quantities(lines: Iterable[tuple[UUID, int]]) -> dict[UUID, int]:
    """Pieces per variant, lines of the same variant added up."""
    total: dict[UUID, int] = {}
    for variant_id, quantity in lines:
        total[variant_id] = total.get(variant_id, 0) + quantity
    return total
