"""What comes in over HTTP."""

from typing import Annotated, Self, TypeVar
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator, model_validator

from commerce.bodies import Country, Email, ForwardedAddress, Locale, SentMoney
from order_service.application.resolve_mail import MailResolution
from order_service.application.saga.draft_order import OrderedItem, OrderRequest
from order_service.domain.attention import Resolution
from order_service.domain.refund_plan import Pieces, RefundWish
from order_service.domain.snapshot import Buyer
from servicekit.schemas import Body, Internal
from servicekit.text import Prose

MOST_LINES = 100
MOST_PIECES = 999

Quantity = Annotated[int, Field(strict=True, ge=1, le=MOST_PIECES)]


class VariantBody(Body):
    """So many pieces of a variant."""

    variant_id: UUID
    quantity: Quantity


Line = TypeVar("Line", bound=VariantBody)


def each_variant_once(lines: list[Line]) -> list[Line]:
    """`lines`; raises ValueError where two are about one variant."""
    if len({line.variant_id for line in lines}) < len(lines):
        raise ValueError("each variant may appear once")
    return lines


class QuoteLineBody(VariantBody):
    """How many of what."""


class QuoteBody(Body):
    """What to quote; prices come from the catalogue, never from here."""

    lines: Annotated[list[QuoteLineBody], Field(min_length=1, max_length=MOST_LINES)]
    shipping_method_id: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    country: Country

    @field_validator("lines")
    @classmethod
    def each_line_once(cls, lines: list[QuoteLineBody]) -> list[QuoteLineBody]:
        """Two lines of one variant would be one line of a cart."""
        return each_variant_once(lines)


class RefundLineBody(VariantBody):
    """Pieces of an order line to give back; `restock` puts them back on sale, once their money has gone."""

    restock: bool = False

    def to_domain(self) -> Pieces:
        """What the domain calls these pieces."""
        return Pieces(self.variant_id, self.quantity, self.restock)


class RefundWishBody(Body):
    """What to give back: `lines` and `shipping` (what is left of it), or an `amount`; all that is left without either.

    Pieces are worth their share of what the line cost; an amount puts nothing back on sale.
    """

    amount: SentMoney | None = None
    lines: Annotated[list[RefundLineBody], Field(default_factory=list, max_length=MOST_LINES)]
    shipping: bool = False

    @field_validator("lines")
    @classmethod
    def each_line_once(cls, lines: list[RefundLineBody]) -> list[RefundLineBody]:
        """An order has one line of each variant."""
        return each_variant_once(lines)

    @model_validator(mode="after")
    def amount_or_pieces(self) -> Self:
        """One refund is one of both."""
        if self.amount is not None and (self.lines or self.shipping):
            raise ValueError("name an amount, or lines and shipping, not both")
        return self

    def to_domain(self) -> RefundWish:
        """What the domain calls this."""
        pieces = tuple(line.to_domain() for line in self.lines)
        amount = None if self.amount is None else self.amount.to_domain()
        return RefundWish(amount=amount, pieces=pieces, shipping=self.shipping)


class RefundOrderBody(RefundWishBody):
    """What to give back, and why."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class CancelOrderBody(Body):
    """Why staff cancels an order for its buyer, for the audit; a buyer need not say."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class NoteBody(Body):
    """What staff notes; the buyer never sees it."""

    text: Annotated[Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class ResolveAttentionBody(Body):
    """`refund` gives back what is owed, `close` says that it went back another way; `note` is kept in the audit."""

    resolution: Resolution = Resolution.REFUND
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class ResolveMailBody(Body):
    """`send` sends the mail once more, `close` says that its reader knows already; `note` is kept in the audit."""

    resolution: MailResolution = MailResolution.SEND
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class PlaceOrderLineBody(Internal):
    """A line of the cart with what cart-service read from the catalogue."""

    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    lang: Locale | None = None
    variant_title: str
    slug: str | None = None
    image_url: str | None = None
    quantity: Quantity
    unit_price: SentMoney


class PlaceOrderBody(Internal):
    """What cart-service sends to place an order: the cart, priced a moment ago, and the checkout's form."""

    cart_id: UUID
    cart_version: int
    customer_id: UUID
    customer_role: str
    email: Email
    locale: Locale
    currency: str
    lines: Annotated[list[PlaceOrderLineBody], Field(min_length=1, max_length=MOST_LINES)]
    shipping_address: ForwardedAddress
    billing_address: ForwardedAddress | None = None
    shipping_method_id: str
    accepted_terms_version: str
    expected_total: SentMoney

    def to_request(self, placed_from: bytes | None) -> OrderRequest:
        """What PlaceOrder takes; `placed_from` is the hashed network of the shopper."""
        return OrderRequest(
            cart_id=self.cart_id,
            cart_version=self.cart_version,
            buyer=Buyer(
                customer_id=self.customer_id,
                role=self.customer_role,
                email=self.email,
                locale=self.locale,
                accepted_terms_version=self.accepted_terms_version,
            ),
            items=tuple(_item(line) for line in self.lines),
            shipping_address=self.shipping_address.to_domain(),
            billing_address=self.billing_address.to_domain() if self.billing_address else None,
            shipping_method_id=self.shipping_method_id,
            expected_total=self.expected_total.to_domain(),
            placed_from=placed_from,
        )


def _item(line: PlaceOrderLineBody) -> OrderedItem:
    return OrderedItem(
        variant_id=line.variant_id,
        product_id=line.product_id,
        sku=line.sku,
        title=line.title,
        lang=line.lang,
        variant_title=line.variant_title,
        slug=line.slug,
        image_url=line.image_url,
        quantity=line.quantity,
        unit_price=line.unit_price.to_domain(),
    )
