"""What the catalogue says of a variant right now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from cart_service.domain.errors import LineLimitExceeded, OutOfStock, Shortage, VariantNotForSale
from commerce.values import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A variant as it is sold now: `available` pieces at `price`, at most `line_limit` of them in one order.

    `lang` is the locale that both titles are in, None where the catalogue does not say.
    """

    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    lang: str | None
    variant_title: str
    slug: str
    image_url: str | None
    price: Money
    available: int
    purchasable: bool
    line_limit: int

    @property
    def ceiling(self) -> int:
        """How many pieces one order can have right now."""
        return min(self.available, self.line_limit) if self.purchasable else 0

    def check(self, quantity: int) -> None:
        """Raises VariantNotForSale, LineLimitExceeded or OutOfStock when `quantity` pieces cannot be bought."""
        if not self.purchasable:
            raise VariantNotForSale
        if quantity > self.line_limit:
            raise LineLimitExceeded(self.variant_id, self.line_limit)
        if quantity > self.available:
            raise OutOfStock([Shortage(self.variant_id, quantity, self.available)])


@dataclass(frozen=True, slots=True)
class Offers:
    """The catalogue's answer: `known` lacks those of the `asked` variants that do not exist."""

    asked: frozenset[UUID] = frozenset()
    known: Mapping[UUID, Offer] = field(default_factory=dict)

    def get(self, variant_id: UUID) -> Offer | None:
        """What is known of a variant."""
        return self.known.get(variant_id)

    def cover(self, variant_ids: Iterable[UUID]) -> bool:
        """Whether all of these were asked about."""
        return self.asked.issuperset(variant_ids)
