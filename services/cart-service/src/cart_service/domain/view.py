"""A cart as it looks now: present prices, and what changed since its lines were added."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cart_service.domain.cart import Cart, Line
from cart_service.domain.errors import LineLimitExceeded, OutOfStock, Shortage
from cart_service.domain.offer import Offer, Offers
from commerce.values import Money


class LineProblem(StrEnum):
    """Why a line cannot be bought as it is."""

    UNAVAILABLE = "unavailable"
    OUT_OF_STOCK = "out_of_stock"
    INSUFFICIENT_STOCK = "insufficient_stock"
    OVER_LINE_LIMIT = "over_line_limit"


@dataclass(frozen=True, slots=True)
class LineView:
    """A line at its present price. `most` is how many can be bought, None while that cannot be checked."""

    line: Line
    offer: Offer | None
    unit_price: Money
    problem: LineProblem | None
    most: int | None

    @property
    def total(self) -> Money:
        """Unit price × quantity."""
        return self.unit_price * self.line.quantity

    @property
    def price_changed(self) -> bool:
        """Whether it costs something else than when it was added."""
        return self.unit_price != self.line.price_seen

    @property
    def counts(self) -> bool:
        """Whether it is part of the subtotal: what cannot be had at all is not."""
        return self.problem not in (LineProblem.UNAVAILABLE, LineProblem.OUT_OF_STOCK)


@dataclass(frozen=True, slots=True)
class CartView:
    """`checked` is False when the catalogue could not be asked: prices are then those seen when adding."""

    cart_id: UUID | None
    version: int
    lines: tuple[LineView, ...]
    checked: bool

    @property
    def currency(self) -> str | None:
        """None for an empty cart."""
        return self.lines[0].unit_price.currency if self.lines else None

    @property
    def subtotal(self) -> Money | None:
        """What the lines that can be had cost together; None for an empty cart."""
        currency = self.currency
        return Money.total((line.total for line in self.lines if line.counts), currency) if currency else None

    @property
    def ready(self) -> bool:
        """Whether checkout would not refuse it for its lines."""
        return self.checked and bool(self.lines) and all(line.problem is None for line in self.lines)

    def require_ready(self) -> None:
        """Raises OutOfStock or LineLimitExceeded when a line cannot be bought as it is."""
        short = [view for view in self.lines if view.problem not in (None, LineProblem.OVER_LINE_LIMIT)]
        if short:
            raise OutOfStock([Shortage(view.line.variant_id, view.line.quantity, view.most or 0) for view in short])
        for view in self.lines:
            if view.problem is not None and view.offer is not None:
                raise LineLimitExceeded(view.line.variant_id, view.offer.line_limit)


def view_of(cart: Cart | None, offers: Offers | None) -> CartView:
    """The cart as it looks now; `offers` is None while the catalogue cannot be asked, `cart` before the first add."""
    if cart is None:
        return CartView(None, 0, (), checked=offers is not None)
    lines = tuple(_seen(line) if offers is None else _now(line, offers.get(line.variant_id)) for line in cart.lines)
    return CartView(cart.id, cart.version, lines, checked=offers is not None)


def _seen(line: Line) -> LineView:
    return LineView(line, None, line.price_seen, None, None)


def _now(line: Line, offer: Offer | None) -> LineView:
    if offer is None:
        return LineView(line, None, line.price_seen, LineProblem.UNAVAILABLE, 0)
    return LineView(line, offer, offer.price, _problem(line.quantity, offer), offer.ceiling)


def _problem(quantity: int, offer: Offer) -> LineProblem | None:
    if not offer.purchasable:
        return LineProblem.UNAVAILABLE
    if offer.available <= 0:
        return LineProblem.OUT_OF_STOCK
    if quantity > offer.line_limit:
        return LineProblem.OVER_LINE_LIMIT
    return LineProblem.INSUFFICIENT_STOCK if quantity > offer.available else None
