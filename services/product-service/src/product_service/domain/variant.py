"""A variant: what carts, holds and orders speak of."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from commerce.values import Money
from product_service.domain.errors import InvalidPrice, InvalidSku
from product_service.domain.texts import caseless

_MAX_SKU = 64


@dataclass(frozen=True, slots=True)
class Price:
    """What a variant costs, and the higher price it is compared with, if any (minor units, tax as the shop is set)."""

    amount: Money
    compare_at: Money | None = None

    def __post_init__(self) -> None:
        if self.amount.amount <= 0:
            raise InvalidPrice("A price must be more than zero.")
        if self.amount.amount % self.amount.payable_step:
            step = Money(self.amount.payable_step, self.amount.currency)
            raise InvalidPrice(f"A price must be a multiple of {step}: no card can pay less than that.")
        if self.compare_at is None:
            return
        if self.compare_at.currency != self.amount.currency or not self.amount < self.compare_at:
            raise InvalidPrice("A compare-at price must be above the price, in the same currency.")

    def must_be_in(self, currency: str) -> None:
        """Raises InvalidPrice unless this is the shop's selling currency."""
        if self.amount.currency != currency:
            raise InvalidPrice(f"This shop sells in {currency}.")


def checked_sku(text: str) -> str:
    """The SKU as it is kept: composed (NFC), without blanks around it; raises InvalidSku."""
    sku = unicodedata.normalize("NFC", text).strip()
    if not sku or len(sku) > _MAX_SKU or not sku.isprintable():
        raise InvalidSku
    return sku


@dataclass(frozen=True, slots=True)
class VariantContent:
    """What an admin writes about a variant; raises InvalidSku.

    `mpn` is the maker's own number of it, `gtins` are those of trade, as 14 digits (`commerce.values.Gtin`).
    """

    sku: str
    price: Price
    attributes: Mapping[str, str] = field(default_factory=dict)
    weight_grams: int = 0
    line_limit: int = 10
    image_id: UUID | None = None
    mpn: str | None = None
    gtins: Sequence[str] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "sku", checked_sku(self.sku))
        object.__setattr__(self, "gtins", tuple(dict.fromkeys(self.gtins)))

    @property
    def sku_key(self) -> str:
        """What no other variant's SKU may be equal to."""
        return caseless(self.sku)

    @property
    def combination(self) -> frozenset[tuple[str, str]]:
        """What sets it apart from its siblings: its attributes in any order and case."""
        return combination_of(self.attributes)


def combination_of(attributes: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Attributes as they are compared."""
    return frozenset((caseless(name).strip(), caseless(value).strip()) for name, value in attributes.items())


@dataclass(slots=True)
class Variant:
    """One thing on the shelf; withdrawn ones stay for old orders, but are not sold."""

    id: UUID
    sku: str
    price: Price
    attributes: dict[str, str]
    weight_grams: int = 0
    line_limit: int = 10
    withdrawn: bool = False
    image_id: UUID | None = None
    mpn: str | None = None
    gtins: tuple[str, ...] = ()

    @classmethod
    def from_content(cls, variant_id: UUID, content: VariantContent) -> "Variant":
        """A new variant that is on sale."""
        return cls(
            id=variant_id,
            sku=content.sku,
            price=content.price,
            attributes=dict(content.attributes),
            weight_grams=content.weight_grams,
            line_limit=content.line_limit,
            image_id=content.image_id,
            mpn=content.mpn,
            gtins=tuple(content.gtins),
        )

    def apply(self, content: VariantContent) -> None:
        """Take over what an admin wrote; a withdrawn variant is sold again."""
        self.sku, self.price = content.sku, content.price
        self.attributes = dict(content.attributes)
        self.weight_grams, self.line_limit = content.weight_grams, content.line_limit
        self.image_id = content.image_id
        self.mpn, self.gtins = content.mpn, tuple(content.gtins)
        self.withdrawn = False

    @property
    def sku_key(self) -> str:
        """What no other variant's SKU may be equal to."""
        return caseless(self.sku)

    @property
    def combination(self) -> frozenset[tuple[str, str]]:
        """What sets it apart from its siblings: its attributes in any order and case."""
        return combination_of(self.attributes)

    @property
    def title(self) -> str:
        """Its attribute values, such as "Red / M"; empty when it has none."""
        return " / ".join(self.attributes.values())
