"""What product-service's routes take: of admins, and the `Internal` ones of other services."""

from dataclasses import replace
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator

from commerce.bodies import Absent, Gtin, Locale, OncePerLocale, SentMoney
from product_service.application.change_categories import CategoryContent
from product_service.application.change_statuses import BulkAction
from product_service.application.create_product import NewVariant
from product_service.domain.image import MAX_IMAGES, PictureContent
from product_service.domain.product import ProductContent, ProductStatus
from product_service.domain.stock import DEFAULT_LOW_AT, MovementReason
from product_service.domain.texts import DEFAULT_LOCALE, Text, Texts
from product_service.domain.variant import Price, VariantContent
from servicekit.schemas import Body, Internal
from servicekit.text import Prose

Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Description = Annotated[Prose, StringConstraints(max_length=10_000)]
Slug = Annotated[str, StringConstraints(max_length=120)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^=:]+$")]
Value = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Alt = Annotated[str, StringConstraints(max_length=300)]
Attributes = Annotated[dict[Name, Value], Field(max_length=20)]
# Checked once more by the domain, composed: hence the wider bound for what came decomposed.
Sku = Annotated[
    str,
    StringConstraints(min_length=1, max_length=256),
    Field(description="Any printable text of at most 64 characters; unique in the shop without regard to case"),
]
_Named = Annotated[str, StringConstraints(strip_whitespace=True, max_length=70)]
Brand = Annotated[_Named | None, Absent, Field(description="Whose make it is, as shoppers know it")]
Mpn = Annotated[_Named | None, Absent, Field(description="The maker's own number of it")]
Gtins = Annotated[
    list[Gtin],
    Field(
        max_length=20, description="Each belongs to one variant of the shop; numbers for use in one shop are refused"
    ),
]
Quantity = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


class TextBody(Body):
    """Words in one locale."""

    title: Title
    description: Description = ""


class VariantBody(Body):
    """A variant; its title is made of its attribute values, in this order."""

    sku: Sku
    price: SentMoney
    compare_at: SentMoney | None = None
    attributes: Attributes = Field(default_factory=dict)
    weight_grams: Annotated[int, Field(strict=True, ge=0, le=1_000_000)] = 0
    line_limit: Annotated[int, Field(strict=True, ge=1, le=1000)] = 10
    image_id: Annotated[UUID | None, Field(description="One of the product's pictures, which shows it")] = None
    mpn: Mpn = None
    gtins: Gtins = Field(default_factory=list)

    def to_content(self) -> VariantContent:
        """What the domain calls it; raises InvalidPrice, InvalidSku."""
        return VariantContent(
            self.sku,
            Price(self.price.to_domain(), self.compare_at.to_domain() if self.compare_at else None),
            dict(self.attributes),
            self.weight_grams,
            self.line_limit,
            self.image_id,
            self.mpn,
            self.gtins,
        )


class NewVariantBody(VariantBody):
    """A variant with the stock it begins with; for a SKU that the product already has, `stock` is ignored."""

    stock: Quantity = 0
    low_at: Quantity = DEFAULT_LOW_AT

    def to_new(self) -> NewVariant:
        """What the use cases call it; raises InvalidPrice, InvalidSku."""
        return NewVariant(self.to_content(), self.stock, self.low_at)


class PictureBody(Body):
    """A picture of the product, by its id or that of an upload; `alt_translations` per locale but the default."""

    id: UUID
    alt: Alt = ""
    alt_translations: Annotated[dict[Locale, Alt], Field(max_length=20, default_factory=dict), OncePerLocale]

    def to_content(self) -> PictureContent:
        """What the domain calls it; a translation that is empty is none."""
        translations = {locale: alt for locale, alt in self.alt_translations.items() if alt}
        return PictureContent(self.id, self.alt, translations)


class KnownVariantBody(NewVariantBody):
    """A variant as it shall be: the one of this `id`, whose SKU may be another now, else the one of this SKU, else a
    new one."""

    id: UUID | None = None

    def to_new(self) -> NewVariant:
        """What the use cases call it; raises InvalidPrice, InvalidSku."""
        return replace(super().to_new(), id=self.id)


class ProductBody(Body):
    """A whole product; without `slug` it is made from the title, or stays as it is."""

    title: Title
    description: Description = ""
    translations: Annotated[dict[Locale, TextBody], Field(max_length=20, default_factory=dict), OncePerLocale]
    slug: Slug | None = None
    status: ProductStatus = ProductStatus.DRAFT
    category_ids: Annotated[list[UUID], Field(max_length=10, default_factory=list)]
    attributes: Attributes = Field(default_factory=dict)
    brand: Brand = None
    variants: Annotated[list[NewVariantBody], Field(min_length=1, max_length=100)]
    images: Annotated[
        list[PictureBody] | None,
        Field(max_length=MAX_IMAGES, description="All of them in their order; null: as they are"),
    ] = None

    def to_pictures(self) -> list[PictureContent] | None:
        """What the domain calls them."""
        return None if self.images is None else [picture.to_content() for picture in self.images]

    def to_content(self) -> ProductContent:
        """What the domain calls it; raises InvalidText."""
        texts = {locale: Text(text.title, text.description) for locale, text in self.translations.items()}
        texts[DEFAULT_LOCALE] = Text(self.title, self.description)
        attributes = dict(self.attributes)
        return ProductContent(Texts(texts), self.slug, self.status, self.category_ids, attributes, self.brand)


class WholeProductBody(ProductBody):
    """A product as it shall be; its variants in the order in which they are shown."""

    variants: Annotated[list[KnownVariantBody], Field(min_length=1, max_length=100)]  # type: ignore[assignment]

    @field_validator("variants")
    @classmethod
    def _each_once(cls, variants: list[KnownVariantBody]) -> list[KnownVariantBody]:
        ids = [variant.id for variant in variants if variant.id is not None]
        if len(set(ids)) != len(ids):
            raise ValueError("A variant stands here twice.")
        return variants


class ProductPatchBody(Body):
    """Some of a product; what is not named stays. A `brand` of null is taken away."""

    title: Title | None = None
    description: Description | None = None
    translations: Annotated[dict[Locale, TextBody], Field(max_length=20), OncePerLocale] | None = None
    slug: Slug | None = None
    status: ProductStatus | None = None
    category_ids: Annotated[list[UUID], Field(max_length=10)] | None = None
    attributes: Attributes | None = None
    brand: Brand = None

    def apply(self, now: ProductContent) -> ProductContent:
        """The new content; raises InvalidText."""
        return ProductContent(
            texts=self._texts(now.texts),
            slug=self.slug or now.slug,
            status=self.status or now.status,
            category_ids=now.category_ids if self.category_ids is None else self.category_ids,
            attributes=now.attributes if self.attributes is None else dict(self.attributes),
            brand=self.brand if "brand" in self.model_fields_set else now.brand,
        )

    def _texts(self, now: Texts) -> Texts:
        texts = dict(now.by_locale)
        if self.translations is not None:
            texts = {locale: Text(text.title, text.description) for locale, text in self.translations.items()}
        before = texts.get(DEFAULT_LOCALE) or now.by_locale[DEFAULT_LOCALE]
        texts[DEFAULT_LOCALE] = Text(
            before.title if self.title is None else self.title,
            before.description if self.description is None else self.description,
        )
        return Texts(texts)


class VersionedBody(Body):
    """One of several things that are changed, at the version that was seen."""

    id: UUID
    version: Annotated[int, Field(strict=True, ge=1)]


class BulkBody(Body):
    """What is done to up to 100 products; only what is published can be unpublished, and becomes a draft."""

    action: BulkAction
    items: Annotated[list[VersionedBody], Field(min_length=1, max_length=100)]


class AltBody(Body):
    """What a picture shows, in words; `alt_translations` that are not named stay."""

    alt: Alt
    alt_translations: Annotated[dict[Locale, Alt], Field(max_length=20), OncePerLocale] | None = None


class ImageOrderBody(Body):
    """Every picture of the product, in the wanted order."""

    image_ids: Annotated[list[UUID], Field(max_length=100)]


class AttributeWordsBody(Body):
    """What a locale calls names and values of attributes, by the text that products have."""

    words: Annotated[dict[Value, Value], Field(max_length=2000)]


class CategoryBody(Body):
    """A category; `names` per locale, the shop's default among them."""

    names: Annotated[dict[Locale, Title], Field(min_length=1, max_length=20), OncePerLocale]
    slug: Slug | None = None
    parent_id: UUID | None = None
    position: Annotated[int, Field(strict=True, ge=0, le=10_000)] = 0

    def to_content(self) -> CategoryContent:
        """What the use cases call it."""
        return CategoryContent(dict(self.names), self.slug, self.parent_id, self.position)


class CategoryOrderBody(Body):
    """Every category below a parent, or at the root, in the wanted order, each at the version that was seen."""

    parent_id: UUID | None = None
    categories: Annotated[list[VersionedBody], Field(min_length=1, max_length=1000)]


class MovementBody(Body):
    """A signed change of stock; only an `adjustment` may take away."""

    quantity: Annotated[int, Field(strict=True, ge=-1_000_000, le=1_000_000)]
    reason: Literal["receipt", "adjustment", "return"]
    note: Annotated[Prose, StringConstraints(max_length=500)] = ""

    def to_reason(self) -> MovementReason:
        """What the domain calls it."""
        return MovementReason(self.reason)


class LowAtBody(Body):
    """So many pieces or fewer count as low."""

    low_at: Quantity


class LookupBody(Internal):
    """Variants of a cart or order."""

    variant_ids: Annotated[list[UUID], Field(max_length=200)]
    locale: Locale = DEFAULT_LOCALE


class LineBody(Internal):
    """So many pieces of a variant."""

    variant_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=1, le=1_000_000)]


class HoldBody(Internal):
    """Lines to hold for an order; the reservation's id is the order's."""

    reservation_id: UUID
    lines: Annotated[list[LineBody], Field(min_length=1, max_length=200)]
    expires_in_seconds: Annotated[int, Field(ge=1, le=86_400)] = 3600


class RestockBody(Internal):
    """Sold pieces that came back; `restock_id` makes it repeatable."""

    restock_id: UUID
    lines: Annotated[list[LineBody], Field(min_length=1, max_length=200)]
