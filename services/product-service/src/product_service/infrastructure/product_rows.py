"""Between products and rows, by hand and in one place."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from commerce.values import Money
from product_service.domain.image import Image
from product_service.domain.product import Product, ProductStatus
from product_service.domain.texts import Text, Texts
from product_service.domain.variant import Price, Variant
from product_service.infrastructure.words import indexed, sort_key
from servicekit.database import Record


def from_rows(
    row: Record, variant_records: Sequence[Record], image_records: Sequence[Record], categories: Sequence[Record]
) -> Product:
    """The product that these rows hold."""
    return Product(
        id=row["id"],
        slug=row["slug"],
        texts=texts_of(row),
        category_ids=[record["category_id"] for record in categories],
        attributes=row["attributes"],
        variants=[_variant(record) for record in variant_records],
        images=[_image(record) for record in image_records],
        status=ProductStatus(row["status"]),
        published_at=row["published_at"],
        version=row["version"],
        brand=row["brand"],
    )


def texts_of(row: Record) -> Texts:
    """Its words in every locale."""
    return Texts({locale: Text(title, row["descriptions"].get(locale, "")) for locale, title in row["titles"].items()})


def _variant(record: Record) -> Variant:
    compare_at = record["compare_at"]
    return Variant(
        id=record["id"],
        sku=record["sku"],
        price=Price(
            Money(record["price"], record["currency"]),
            None if compare_at is None else Money(compare_at, record["currency"]),
        ),
        attributes=dict(record["attributes"]),
        weight_grams=record["weight_grams"],
        line_limit=record["line_limit"],
        withdrawn=record["withdrawn"],
        image_id=record["image_id"],
        mpn=record["mpn"],
        gtins=tuple(record["gtins"]),
    )


def _image(record: Record) -> Image:
    return Image(
        record["id"], record["sha256"], record["width"], record["height"], record["alt"], record["alt_translations"]
    )


def product_row(product: Product, listed_in: Sequence[UUID]) -> dict[str, Any]:
    """All columns of the product itself, those for lists and search included."""
    texts = product.texts.by_locale
    on_sale = [variant for variant in product.variants if not variant.withdrawn]
    cheapest = min((variant.price for variant in on_sale), key=lambda price: price.amount.amount)
    return {
        "product_id": product.id,
        "slug": product.slug,
        "status": product.status.value,
        "titles": {locale: text.title for locale, text in texts.items()},
        "descriptions": {locale: text.description for locale, text in texts.items()},
        "attributes": product.attributes,
        "brand": product.brand,
        "published_at": product.published_at,
        "listed_in": list(listed_in),
        "facets": _facets(product, on_sale),
        "price_from": cheapest.amount.amount,
        "price_to": max(variant.price.amount.amount for variant in on_sale),
        "compare_at_from": cheapest.compare_at.amount if cheapest.compare_at else None,
        "currency": cheapest.amount.currency,
        "image": _shown(product.images[0]) if product.images else None,
        **words_row(
            product.texts,
            [
                *product.attributes.values(),
                product.brand or "",
                *(f"{one.title} {one.sku} {one.mpn or ''}" for one in on_sale),
            ],
        ),
    }


def words_row(texts: Texts, names: Sequence[str]) -> dict[str, str]:
    """What a product is sorted and found by; `names` are all but its texts: values of attributes, codes, the brand."""
    by_locale = texts.by_locale.values()
    return {
        "sort_title": sort_key(texts.title),
        "title_words": indexed(" ".join(text.title for text in by_locale)),
        "names": indexed(" ".join(names)),
        "text": indexed(" ".join(text.description for text in by_locale)),
    }


def _facets(product: Product, on_sale: Sequence[Variant]) -> list[str]:
    pairs = {*product.attributes.items(), *(pair for variant in on_sale for pair in variant.attributes.items())}
    return sorted(f"{name}={value}" for name, value in pairs)


def _shown(image: Image) -> dict[str, Any]:
    return {
        "sha256": image.sha256,
        "width": image.width,
        "height": image.height,
        "alt": image.alt,
        "alt_translations": image.alt_translations,
    }


def variant_rows(product: Product) -> list[dict[str, Any]]:
    """One row per variant, in their order."""
    return [
        {
            "id": variant.id,
            "product_id": product.id,
            "position": position,
            "sku": variant.sku,
            "sku_folded": variant.sku_key,
            "price": variant.price.amount.amount,
            "compare_at": variant.price.compare_at.amount if variant.price.compare_at else None,
            "currency": variant.price.amount.currency,
            "attributes": list(variant.attributes.items()),
            "weight_grams": variant.weight_grams,
            "line_limit": variant.line_limit,
            "withdrawn": variant.withdrawn,
            "image_id": variant.image_id,
            "mpn": variant.mpn,
        }
        for position, variant in enumerate(product.variants)
    ]


def image_rows(product_id: UUID, images: Sequence[Image]) -> list[dict[str, Any]]:
    """One row per picture, in their order."""
    return [
        {
            "id": image.id,
            "product_id": product_id,
            "position": position,
            "sha256": image.sha256,
            "width": image.width,
            "height": image.height,
            "alt": image.alt,
            "alt_translations": image.alt_translations,
        }
        for position, image in enumerate(images)
    ]
