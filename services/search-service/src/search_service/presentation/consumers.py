"""Events that index and prices follow."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from pydantic import Field

from commerce.values import Money
from search_service.application import Application
from search_service.application.prices import Prices
from search_service.domain.catalogue import Band, Category, Known, Product, Status, Text, Variant
from servicekit.messaging import Envelope, GatheredHandler
from servicekit.schemas import Internal


class Amount(Internal):
    """Money in an event."""

    amount: int
    currency: str

    def to_domain(self) -> Money:
        """What is calculated with."""
        return Money(self.amount, self.currency)


class VariantFacts(Internal):
    """A variant as `souk.product.*` has it."""

    variant_id: UUID
    sku: str
    title: str
    attributes: dict[str, str]
    price: Amount
    compare_at: Amount | None
    mpn: str | None = None
    gtins: list[str] = Field(default_factory=list)


class TextFacts(Internal):
    """Words in one locale."""

    title: str
    description: str


class ProductFacts(Internal):
    """`souk.product.published.v1`, `updated` and `archived`; published before there were identifiers, it lacks them."""

    product_id: UUID
    version: int = 0
    slug: str
    texts: dict[str, TextFacts]
    category_ids: list[UUID]
    attributes: dict[str, str]
    brand: str | None = None
    image: str | None
    variants: list[VariantFacts]

    def to_domain(self) -> Product:
        """The product that the index knows."""
        return Product(
            self.product_id, self.version, self.slug,
            {locale: Text(text.title, text.description) for locale, text in self.texts.items()},
            self.category_ids, self.attributes, [_variant(facts) for facts in self.variants], self.image, self.brand,
        )  # fmt: skip


class PriceChanged(Internal):
    """`souk.variant.price_changed.v1`."""

    variant_id: UUID
    new_price: Amount
    compare_at: Amount | None


class BandChanged(Internal):
    """`souk.variant.stock_band_changed.v1`."""

    variant_id: UUID
    band: Band


class CategoryChanged(Internal):
    """`souk.category.changed.v1`."""

    category_id: UUID
    parent_id: UUID | None
    slug: str
    names: dict[str, str]
    removed: bool


class AttributeWordsChanged(Internal):
    """`souk.attribute_words.changed.v1`."""

    locale: str
    version: int
    words: dict[str, str]
    removed: list[str]


class SoldLine(Internal):
    """So many pieces of a product."""

    product_id: UUID
    quantity: int


class OrderPaid(Internal):
    """`souk.order.paid.v1`, as far as popularity needs it."""

    lines: list[SoldLine]


Handlers = Mapping[str, Callable[[Envelope], Awaitable[None]]]


def product_handlers(application: Application) -> Handlers:
    """Of `souk.products`, by event type."""

    async def product(event: Envelope, status: Status) -> None:
        facts = ProductFacts.model_validate(event.data).to_domain()
        await application.follow_product(event.id, Known(facts, status, event.time, event.sequence))

    async def price(event: Envelope) -> None:
        facts = PriceChanged.model_validate(event.data)
        compare_at = None if facts.compare_at is None else facts.compare_at.to_domain()
        await application.follow_price(
            event.id, facts.variant_id, facts.new_price.to_domain(), compare_at, event.sequence, event.time
        )

    async def band(event: Envelope) -> None:
        facts = BandChanged.model_validate(event.data)
        await application.follow_band(event.id, facts.variant_id, facts.band, event.sequence)

    async def category(event: Envelope) -> None:
        facts = CategoryChanged.model_validate(event.data)
        told = Category(facts.category_id, facts.parent_id, facts.slug, facts.names)
        await application.follow_category(event.id, told, event.sequence, removed=facts.removed)

    async def words(event: Envelope) -> None:
        facts = AttributeWordsChanged.model_validate(event.data)
        await application.follow_attribute_words(event.id, facts.locale, facts.version, facts.words, facts.removed)

    return {
        "souk.product.published.v1": partial(product, status=Status.PUBLISHED),
        "souk.product.updated.v1": partial(product, status=Status.PUBLISHED),
        "souk.product.archived.v1": partial(product, status=Status.ARCHIVED),
        "souk.variant.price_changed.v1": price,
        "souk.variant.stock_band_changed.v1": band,
        "souk.category.changed.v1": category,
        "souk.attribute_words.changed.v1": words,
    }


def order_handlers(application: Application) -> Mapping[str, GatheredHandler]:
    """Of `souk.orders`, by event type: popularity can wait for more of them."""

    async def orders_paid(events: Sequence[Envelope]) -> None:
        await application.count_sold({event.id: _pieces(OrderPaid.model_validate(event.data)) for event in events})

    return {"souk.order.paid.v1": orders_paid}


def _pieces(order: OrderPaid) -> dict[UUID, int]:
    pieces: dict[UUID, int] = {}
    for line in order.lines:
        pieces[line.product_id] = pieces.get(line.product_id, 0) + line.quantity
    return pieces


def _variant(facts: VariantFacts) -> Variant:
    return Variant(
        facts.variant_id, facts.sku, facts.title, facts.attributes, facts.price.to_domain(),
        None if facts.compare_at is None else facts.compare_at.to_domain(), facts.mpn, facts.gtins,
    )  # fmt: skip


class UserDeleted(Internal):
    """`souk.user.deleted.v1`: whose alerts are to be deleted."""

    user_id: UUID


def user_handlers(prices: Prices) -> Handlers:
    """Of `souk.users`, by event type."""

    async def user_deleted(event: Envelope) -> None:
        await prices.forget_alerts(event.id, UserDeleted.model_validate(event.data).user_id)

    return {"souk.user.deleted.v1": user_deleted}
