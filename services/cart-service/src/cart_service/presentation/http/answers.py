"""What the cart's routes give."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from cart_service.domain.merge import Cap, CapReason, MergeReport
from cart_service.domain.view import CartView, LineProblem, LineView
from commerce.bodies import Money
from servicekit.schemas import Answer


class CartLineAnswer(Answer):
    """A line at its present price; `max_quantity` is how many can be bought where `problem` says that fewer can.

    `lang` is the locale that `title` and `variant_title` are in, null where it is not known.
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
    unit_price: Money
    price_when_added: Money
    price_changed: bool
    subtotal: Money
    problem: LineProblem | None
    max_quantity: int | None

    @classmethod
    def of(cls, view: LineView) -> "CartLineAnswer":
        """The wire form of a line."""
        line, shown = view.line, view.offer or view.line
        return cls(
            id=line.id,
            variant_id=line.variant_id,
            product_id=line.product_id,
            sku=shown.sku,
            title=shown.title,
            lang=shown.lang,
            variant_title=shown.variant_title,
            slug=shown.slug,
            image_url=shown.image_url,
            quantity=line.quantity,
            unit_price=Money.from_domain(view.unit_price),
            price_when_added=Money.from_domain(line.price_seen),
            price_changed=view.price_changed,
            subtotal=Money.from_domain(view.total),
            problem=view.problem,
            max_quantity=view.most if view.problem else None,
        )


class CartAnswer(Answer):
    """The caller's cart.

    `subtotal` leaves out what cannot be had at all. `checked` is false while prices and stock could not be asked:
    prices are then those seen when adding. `id` and `currency` are null before the first add.
    """

    id: UUID | None
    version: int
    lines: list[CartLineAnswer]
    item_count: Annotated[int, Field(description="Pieces in all lines")]
    subtotal: Money | None
    currency: str | None
    checked: bool
    ready_for_checkout: bool

    @classmethod
    def of(cls, view: CartView) -> "CartAnswer":
        """The wire form of a cart."""
        return cls(
            id=view.cart_id,
            version=view.version,
            lines=[CartLineAnswer.of(line) for line in view.lines],
            item_count=sum(line.line.quantity for line in view.lines),
            subtotal=Money.from_domain(view.subtotal) if view.subtotal is not None else None,
            currency=view.currency,
            checked=view.checked,
            ready_for_checkout=view.ready,
        )


class CappedLineAnswer(Answer):
    """Both carts together held `wanted` pieces, the cart now holds `kept`."""

    variant_id: UUID
    title: str
    wanted: int
    kept: int
    reason: CapReason

    @classmethod
    def of(cls, cap: Cap) -> "CappedLineAnswer":
        """The wire form of a cap."""
        return cls(variant_id=cap.variant_id, title=cap.title, wanted=cap.wanted, kept=cap.kept, reason=cap.reason)


class MergeAnswer(Answer):
    """How many lines of the guest's cart joined, what was capped, and the cart as it is now."""

    merged_lines: int
    capped: list[CappedLineAnswer]
    cart: CartAnswer

    @classmethod
    def of(cls, report: MergeReport, view: CartView) -> "MergeAnswer":
        """The wire form of a report."""
        return cls(
            merged_lines=report.merged_lines,
            capped=[CappedLineAnswer.of(cap) for cap in report.capped],
            cart=CartAnswer.of(view),
        )
