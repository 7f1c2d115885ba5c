"""Shapes of the cart's routes."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from cart_service.application.ports import CheckoutForm
from cart_service.domain.cart import MAX_QUANTITY
from cart_service.domain.merge import Cap, CapReason, MergeReport
from cart_service.domain.view import CartView, LineProblem, LineView
from commerce.bodies import AddressSchema, Email, Locale, MoneyAnswer, MoneySchema
from servicekit.schemas import Answer, Body

Quantity = Annotated[int, Field(strict=True, ge=1, le=MAX_QUANTITY)]


class AddBody(Body):
    """So many more pieces of a variant."""

    variant_id: UUID
    quantity: Quantity = 1


class QuantityBody(Body):
    """How many pieces the line shall hold."""

    quantity: Quantity


class MergeBody(Body):
    """The access token of the guest whose cart joins the caller's."""

    guest_token: Annotated[str, Field(min_length=1, max_length=4096)]


class CheckoutBody(Body):
    """What the shopper filled in; `expected_total` is the total they agreed to, tax and shipping included."""

    email: Email
    locale: Locale
    shipping_address: AddressSchema
    billing_address: AddressSchema | None = None
    shipping_method_id: Annotated[str, Field(min_length=1, max_length=64)]
    accepted_terms_version: Annotated[str, Field(min_length=1, max_length=64)]
    expected_total: MoneySchema

    def to_form(self) -> CheckoutForm:
        """The use case's input."""
        billing = self.billing_address
        return CheckoutForm(
            email=self.email,
            locale=self.locale,
            shipping_address=self.shipping_address.model_dump(),
            billing_address=billing.model_dump() if billing else None,
            shipping_method_id=self.shipping_method_id,
            accepted_terms_version=self.accepted_terms_version,
            expected_total=self.expected_total.to_domain(),
        )


class CartItem(Answer):
    """A line at its present price; `max_quantity` is how many can be bought where `problem` says that fewer can."""

    id: UUID
    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    variant_title: str
    slug: str
    image_url: str | None
    quantity: int
    unit_price: MoneyAnswer
    price_when_added: MoneyAnswer
    price_changed: bool
    line_total: MoneyAnswer
    problem: LineProblem | None
    max_quantity: int | None

    @classmethod
    def of(cls, view: LineView) -> "CartItem":
        """The wire form of a line."""
        line, shown = view.line, view.offer or view.line
        return cls(
            id=line.id,
            variant_id=line.variant_id,
            product_id=line.product_id,
            sku=shown.sku,
            title=shown.title,
            variant_title=shown.variant_title,
            slug=shown.slug,
            image_url=shown.image_url,
            quantity=line.quantity,
            unit_price=MoneyAnswer.from_domain(view.unit_price),
            price_when_added=MoneyAnswer.from_domain(line.price_seen),
            price_changed=view.price_changed,
            line_total=MoneyAnswer.from_domain(view.total),
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
    items: list[CartItem]
    item_count: Annotated[int, Field(description="Pieces in all lines")]
    subtotal: MoneyAnswer | None
    currency: str | None
    checked: bool
    ready_for_checkout: bool

    @classmethod
    def of(cls, view: CartView) -> "CartAnswer":
        """The wire form of a cart."""
        return cls(
            id=view.cart_id,
            version=view.version,
            items=[CartItem.of(line) for line in view.lines],
            item_count=sum(line.line.quantity for line in view.lines),
            subtotal=MoneyAnswer.from_domain(view.subtotal) if view.subtotal is not None else None,
            currency=view.currency,
            checked=view.checked,
            ready_for_checkout=view.ready,
        )


class CapAnswer(Answer):
    """Both carts together held `wanted` pieces, the cart now holds `kept`."""

    variant_id: UUID
    title: str
    wanted: int
    kept: int
    reason: CapReason

    @classmethod
    def of(cls, cap: Cap) -> "CapAnswer":
        """The wire form of a cap."""
        return cls(variant_id=cap.variant_id, title=cap.title, wanted=cap.wanted, kept=cap.kept, reason=cap.reason)


class MergeAnswer(Answer):
    """How many lines of the guest's cart joined, what was capped, and the cart as it is now."""

    merged_items: int
    capped: list[CapAnswer]
    cart: CartAnswer

    @classmethod
    def of(cls, report: MergeReport, view: CartView) -> "MergeAnswer":
        """The wire form of a report."""
        return cls(
            merged_items=report.merged_lines,
            capped=[CapAnswer.of(cap) for cap in report.capped],
            cart=CartAnswer.of(view),
        )


class CheckoutPayment(Answer):
    """How to pay: give `client_secret` to the provider, then `POST /payments/confirm`."""

    id: UUID
    client_secret: str | None
    provider: str
    status: str


class CheckoutAnswer(Answer):
    """The placed order, as `GET /orders/{id}` shows it, and its payment."""

    order: dict[str, Any]
    payment: CheckoutPayment
