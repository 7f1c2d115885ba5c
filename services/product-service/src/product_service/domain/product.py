"""Product: the root of texts, variants, prices and images; never of stock, which moves on its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest
from typing import Self, TypeVar
from uuid import UUID

from product_service.domain.errors import (
    GtinTaken,
    ImageNotFound,
    ImageOrderMismatch,
    LastVariant,
    OptionsTaken,
    SkuTaken,
    TooManyImages,
    UnknownImage,
    VariantNotFound,
)
from product_service.domain.events import (
    ProductArchived,
    ProductFacts,
    ProductPublished,
    ProductUpdated,
    TextFacts,
    VariantFacts,
    VariantPriceChanged,
)
from product_service.domain.image import MAX_IMAGES, Image
from product_service.domain.texts import Texts, checked_slug, slugify
from product_service.domain.variant import Variant, VariantContent
from servicekit.domain import Aggregate, Event, new_id

F = TypeVar("F", bound=ProductFacts)


class ProductStatus(StrEnum):
    """Drafts are seen by staff only; archived products stay for old orders."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class ProductContent:
    """What an admin writes about a product; `slug` None keeps the present one, or makes one from the title."""

    texts: Texts
    slug: str | None = None
    status: ProductStatus = ProductStatus.DRAFT
    category_ids: Sequence[UUID] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    brand: str | None = None


@dataclass(slots=True)
class Product(Aggregate):
    """A product with at least one variant on sale."""

    id: UUID
    slug: str
    texts: Texts
    category_ids: list[UUID]
    attributes: dict[str, str]
    variants: list[Variant]
    images: list[Image] = field(default_factory=list)
    status: ProductStatus = ProductStatus.DRAFT
    published_at: datetime | None = None
    version: int = 1
    brand: str | None = None

    @classmethod
    def create(
        cls,
        product_id: UUID,
        content: ProductContent,
        variants: Sequence[Variant],
        now: datetime,
        images: Sequence[Image] = (),
    ) -> Self:
        """A new product; raises InvalidSlug, LastVariant (none), SkuTaken, GtinTaken and OptionsTaken (one SKU, GTIN or
        combination of attributes twice), UnknownImage, TooManyImages, ImageOrderMismatch (one picture twice)."""
        slug = checked_slug(content.slug) if content.slug else slugify(content.texts.title)
        product = cls(
            id=product_id,
            slug=slug,
            texts=content.texts,
            category_ids=list(dict.fromkeys(content.category_ids)),
            attributes=dict(content.attributes),
            variants=list(variants),
            images=_checked_images(images),
            brand=content.brand,
        )
        _check_distinct(variants)
        product._check_gtins()
        product._check_pictures(variants)
        product._keep_one()
        product._enter(content.status, now)
        return product

    @property
    def content(self) -> ProductContent:
        """What an admin wrote about it, as it is now."""
        return ProductContent(self.texts, self.slug, self.status, self.category_ids, self.attributes, self.brand)

    def rewrite(self, content: ProductContent, now: datetime) -> None:
        """Replace everything but variants and images."""
        self.slug = checked_slug(content.slug) if content.slug else self.slug
        self.texts = content.texts
        self.category_ids = list(dict.fromkeys(content.category_ids))
        self.attributes = dict(content.attributes)
        self.brand = content.brand
        self._enter(content.status, now)

    def archive(self, now: datetime) -> None:
        """Take it off sale; archiving twice changes nothing."""
        self._enter(ProductStatus.ARCHIVED, now)

    def variant(self, variant_id: UUID) -> Variant:
        """One of its variants; raises VariantNotFound."""
        for variant in self.variants:
            if variant.id == variant_id:
                return variant
        raise VariantNotFound

    def add_variant(self, content: VariantContent) -> tuple[Variant, bool]:
        """Put one more variant on sale; (variant, whether it is new): a withdrawn one of this SKU comes back instead.

        Raises SkuTaken, GtinTaken, OptionsTaken, UnknownImage.
        """
        same = self._variant_of(content.sku_key)
        if same is not None and same.withdrawn:
            self.change_variant(same.id, content)
            return same, False
        variant = Variant.from_content(new_id(), content)
        self._check_against_others(variant.id, content)
        self.variants.append(variant)
        self._check_gtins()
        self._announce()
        return variant, True

    def change_variant(self, variant_id: UUID, content: VariantContent) -> None:
        """Replace what was written about a variant; a new price is published, a withdrawn variant is sold again.

        Raises VariantNotFound, SkuTaken, GtinTaken, OptionsTaken, UnknownImage.
        """
        variant = self.variant(variant_id)
        self._check_against_others(variant_id, content)
        self._apply(variant, content)
        self._check_gtins()
        self._announce()

    def replace_variants(self, contents: Sequence[VariantContent], ids: Sequence[UUID | None] = ()) -> list[Variant]:
        """Sell exactly these, in this order: change known ones, add new ones, withdraw the rest; returns the new.

        A variant is known by its id, the one beside it in `ids`, and may then have another SKU; without one by its SKU.
        Raises VariantNotFound, SkuTaken, GtinTaken, OptionsTaken, UnknownImage, LastVariant.
        """
        _check_distinct(contents)
        self._check_pictures(contents)
        named = {variant_id: self.variant(variant_id) for variant_id in ids if variant_id is not None}
        by_sku = {variant.sku_key: variant for variant in self.variants if variant.id not in named}
        wanted = [
            (named[variant_id] if variant_id is not None else by_sku.get(content.sku_key), content)
            for content, variant_id in zip_longest(contents, ids)
        ]
        kept = {known.id for known, _ in wanted if known is not None}
        rest = [variant for variant in self.variants if variant.id not in kept]
        # What does not change is not held against a variant: it may be older than the rule.
        new = {content.sku_key for known, content in wanted if known is None or known.sku_key != content.sku_key}
        for other in rest:
            if other.sku_key in new:
                raise SkuTaken.by(self.id, other.id, self.texts.title, other.sku)
        for variant in rest:
            variant.withdrawn = True
        added, shown = [], []
        for known, content in wanted:
            if known is None:
                known = Variant.from_content(new_id(), content)
                added.append(known)
            else:
                self._apply(known, content)
            shown.append(known)
        self.variants = [*shown, *rest]
        self._keep_one()
        self._check_gtins()
        self._announce()
        return added

    def withdraw_variant(self, variant_id: UUID) -> None:
        """Stop selling a variant; raises LastVariant."""
        self.variant(variant_id).withdrawn = True
        self._keep_one()
        self._announce()

    def add_image(self, image: Image) -> None:
        """Show one more picture, last; raises TooManyImages."""
        if len(self.images) >= MAX_IMAGES:
            raise TooManyImages
        self.images.append(image)
        self._announce()

    def arrange_images(self, image_ids: Sequence[UUID]) -> None:
        """Show the pictures in this order; the first one stands for the product."""
        by_id = {image.id: image for image in self.images}
        if len(image_ids) != len(by_id) or set(image_ids) != by_id.keys():
            raise ImageOrderMismatch
        self.images = [by_id[image_id] for image_id in image_ids]
        self._announce()

    def image(self, image_id: UUID) -> Image:
        """One of its pictures; raises ImageNotFound."""
        for image in self.images:
            if image.id == image_id:
                return image
        raise ImageNotFound

    def describe_image(self, image_id: UUID, alt: str, alt_translations: Mapping[str, str] | None = None) -> None:
        """Say what a picture shows, for those who cannot see it; None leaves what other locales say."""
        image = self.image(image_id)
        image.alt = alt
        if alt_translations is not None:
            image.alt_translations = dict(alt_translations)
        self._announce()

    def show_images(self, images: Sequence[Image]) -> None:
        """Show exactly these pictures, in this order; what is gone is gone from variants too.

        Raises TooManyImages, ImageOrderMismatch where one stands twice.
        """
        self.images = _checked_images(images)
        shown = {image.id for image in images}
        for variant in self.variants:
            if variant.image_id not in shown:
                variant.image_id = None
        self._announce()

    def remove_image(self, image_id: UUID) -> None:
        """Stop showing a picture, also as that of variants."""
        self.images.remove(self.image(image_id))
        for variant in self.variants:
            if variant.image_id == image_id:
                variant.image_id = None
        self._announce()

    def pull_events(self) -> list[Event]:
        """As every aggregate's; facts name the version that the product has now, which is that of its save."""
        events = Aggregate.pull_events(self)
        return [replace(event, version=self.version) if isinstance(event, ProductFacts) else event for event in events]

    def _keep_one(self) -> None:
        if all(variant.withdrawn for variant in self.variants):
            raise LastVariant

    def _check_pictures(self, variants: Sequence[Variant] | Sequence[VariantContent]) -> None:
        known = {None, *(image.id for image in self.images)}
        if any(variant.image_id not in known for variant in variants):
            raise UnknownImage

    def _check_gtins(self) -> None:
        """Raises GtinTaken when two of its variants have one; what is withdrawn keeps its own."""
        holders: dict[str, Variant] = {}
        for variant in self.variants:
            for gtin in variant.gtins:
                holder = holders.setdefault(gtin, variant)
                if holder is not variant:
                    raise GtinTaken.by(self.id, holder.id, self.texts.title, holder.sku, gtin)

    def _variant_of(self, sku_key: str) -> Variant | None:
        return next((variant for variant in self.variants if variant.sku_key == sku_key), None)

    def _check_against_others(self, variant_id: UUID, content: VariantContent) -> None:
        """What does not change is not held against a variant: it may be older than the rule."""
        self._check_pictures([content])
        others = [variant for variant in self.variants if variant.id != variant_id]
        before = next((variant for variant in self.variants if variant.id == variant_id), None)
        if before is None or before.sku_key != content.sku_key:
            for other in others:
                if other.sku_key == content.sku_key:
                    raise SkuTaken.by(self.id, other.id, self.texts.title, other.sku)
        if before is None or before.withdrawn or before.combination != content.combination:
            for other in others:
                if not other.withdrawn and other.combination == content.combination:
                    raise OptionsTaken.by(other.sku)

    def _apply(self, variant: Variant, content: VariantContent) -> None:
        before = variant.price
        variant.apply(content)
        if variant.price.amount != before.amount and self.status is ProductStatus.PUBLISHED:
            self.record(
                VariantPriceChanged(
                    variant_id=variant.id,
                    product_id=self.id,
                    old_price=before.amount,
                    new_price=variant.price.amount,
                    compare_at=variant.price.compare_at,
                )
            )

    def _enter(self, status: ProductStatus, now: datetime) -> None:
        before, self.status = self.status, status
        if status is ProductStatus.PUBLISHED and before is not ProductStatus.PUBLISHED:
            self.published_at = self.published_at or now
            self.record(self._facts(ProductPublished))
        elif before is ProductStatus.PUBLISHED and status is not ProductStatus.PUBLISHED:
            self.record(self._facts(ProductArchived))
        else:
            self._announce()

    def _announce(self) -> None:
        if self.status is ProductStatus.PUBLISHED:
            # The newest facts are enough: several changes in one transaction are published once.
            self._events = [event for event in self._events if not isinstance(event, ProductUpdated)]
            self.record(self._facts(ProductUpdated))

    def _facts(self, event: type[F]) -> F:
        """An event of kind `event` with all that others may know about the product."""
        return event(
            product_id=self.id,
            version=self.version,
            slug=self.slug,
            title=self.texts.title,
            texts={
                locale: TextFacts(title=text.title, description=text.description)
                for locale, text in self.texts.by_locale.items()
            },
            category_ids=list(self.category_ids),
            attributes=dict(self.attributes),
            brand=self.brand,
            image=self.images[0].sha256 if self.images else None,
            variants=[
                VariantFacts(
                    variant_id=variant.id,
                    sku=variant.sku,
                    title=variant.title,
                    attributes=dict(variant.attributes),
                    price=variant.price.amount,
                    compare_at=variant.price.compare_at,
                    mpn=variant.mpn,
                    gtins=list(variant.gtins),
                )
                for variant in self.variants
                if not variant.withdrawn
            ],
        )


def _checked_images(images: Sequence[Image]) -> list[Image]:
    """Raises TooManyImages, ImageOrderMismatch where one stands twice."""
    if len(images) > MAX_IMAGES:
        raise TooManyImages
    if len({image.id for image in images}) != len(images):
        raise ImageOrderMismatch
    return list(images)


def _check_distinct(variants: Sequence[Variant] | Sequence[VariantContent]) -> None:
    """Raises SkuTaken, OptionsTaken when two of them are the same."""
    skus: set[str] = set()
    combinations: dict[frozenset[tuple[str, str]], str] = {}
    for variant in variants:
        if variant.sku_key in skus:
            raise SkuTaken(f'The SKU "{variant.sku}" stands here twice.')
        if variant.combination in combinations:
            raise OptionsTaken.by(combinations[variant.combination])
        skus.add(variant.sku_key)
        combinations[variant.combination] = variant.sku
