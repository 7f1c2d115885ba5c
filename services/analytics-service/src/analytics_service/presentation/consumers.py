"""Events of the other services: what was sold and given back, what it is called, and who is gone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from pydantic import Field

from analytics_service.application import Application
from analytics_service.domain.catalogue import KnownCategory, KnownProduct
from analytics_service.domain.sales import ProductSold, Refund, Sale, merged
from servicekit.messaging import Envelope, GatheredHandler, Handler
from servicekit.schemas import Internal


class Amount(Internal):
    """Money in an event, in minor units."""

    amount: int
    currency: str


class LineFacts(Internal):
    """Pieces of a variant; `gross` is after discount, with tax."""

    product_id: UUID
    quantity: int
    gross: Amount


class OrderPaid(Internal):
    """`souk.order.paid.v1`."""

    order_id: UUID
    customer_id: UUID
    shipping: Amount
    paid_at: datetime
    lines: list[LineFacts]


class OrderRefunded(Internal):
    """`souk.order.refunded.v1`: `amount` is all that goes back; where no lines are named, it is the order's."""

    order_id: UUID
    refund_id: UUID
    amount: Amount
    shipping: Amount
    lines: list[LineFacts]
    refunded_at: datetime


class TitleFacts(Internal):
    """Words in one locale."""

    title: str


class ProductFacts(Internal):
    """`souk.product.published.v1`, `updated` and `archived`; published before products had versions, it lacks one."""

    product_id: UUID
    version: int = 0
    slug: str
    texts: dict[str, TitleFacts]
    category_ids: list[UUID] = Field(default_factory=list)


class CategoryChanged(Internal):
    """`souk.category.changed.v1`."""

    category_id: UUID
    names: dict[str, str]


class UserDeleted(Internal):
    """`souk.user.deleted.v1`: who is gone."""

    user_id: UUID


Handlers = Mapping[str, Handler]


def order_handlers(application: Application, mark_of: Callable[[UUID], bytes]) -> Mapping[str, GatheredHandler]:
    """Of `souk.orders`, by event type: figures can wait for more of them. Paid comes first: what goes back of a whole
    order is spread over lines that have to be known.
    """

    async def paid(events: Sequence[Envelope]) -> None:
        await application.count_sales({event.id: _sale(event, mark_of) for event in events})

    async def refunded(events: Sequence[Envelope]) -> None:
        await application.count_refunds({event.id: _refund(event) for event in events})

    return {"souk.order.paid.v1": paid, "souk.order.refunded.v1": refunded}


def product_handlers(application: Application) -> Handlers:
    """Of `souk.products`, by event type."""

    async def product(event: Envelope, *, on_sale: bool) -> None:
        facts = ProductFacts.model_validate(event.data)
        titles = {locale: text.title for locale, text in facts.texts.items()}
        known = KnownProduct(facts.product_id, facts.version, facts.slug, titles, facts.category_ids, on_sale)
        await application.follow_product(event.id, known)

    async def category(event: Envelope) -> None:
        facts = CategoryChanged.model_validate(event.data)
        await application.follow_category(event.id, KnownCategory(facts.category_id, event.sequence, facts.names))

    return {
        "souk.product.published.v1": partial(product, on_sale=True),
        "souk.product.updated.v1": partial(product, on_sale=True),
        "souk.product.archived.v1": partial(product, on_sale=False),
        "souk.category.changed.v1": category,
    }


def user_handlers(application: Application) -> Handlers:
    """Of `souk.users`, by event type."""

    async def user_deleted(event: Envelope) -> None:
        await application.forget_person(event.id, UserDeleted.model_validate(event.data).user_id)

    return {"souk.user.deleted.v1": user_deleted}


def _sale(event: Envelope, mark_of: Callable[[UUID], bytes]) -> Sale:
    facts = OrderPaid.model_validate(event.data)
    return Sale(
        facts.order_id, facts.paid_at, mark_of(facts.customer_id), facts.shipping.currency, facts.shipping.amount,
        _products(facts.lines),
    )  # fmt: skip


def _refund(event: Envelope) -> Refund:
    facts = OrderRefunded.model_validate(event.data)
    products, amount, shipping = _products(facts.lines), facts.amount.amount, facts.shipping.amount
    of_no_line = amount - shipping - sum(product.gross for product in products)
    return Refund(
        facts.refund_id, facts.order_id, facts.refunded_at, facts.amount.currency, shipping, products, of_no_line
    )


def _products(lines: Sequence[LineFacts]) -> list[ProductSold]:
    return merged(ProductSold(line.product_id, line.quantity, line.gross.amount) for line in lines)
