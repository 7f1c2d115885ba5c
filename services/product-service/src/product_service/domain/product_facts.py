"""A product as its events tell it."""

from typing import TYPE_CHECKING, TypeVar

from product_service.domain.events import ProductFacts, TextFacts, VariantFacts

if TYPE_CHECKING:
    from product_service.domain.product import Product

F = TypeVar("F", bound=ProductFacts)


def facts_of(product: "Product", event: type[F]) -> F:
    """An event of kind `event` with all that others may know about `product`."""
    return event(
        product_id=product.id,
        slug=product.slug,
        title=product.texts.title,
        texts={
            locale: TextFacts(title=text.title, description=text.description)
            for locale, text in product.texts.by_locale.items()
        },
        category_ids=list(product.category_ids),
        attributes=dict(product.attributes),
        image=product.images[0].sha256 if product.images else None,
        variants=[
            VariantFacts(
                variant_id=variant.id,
                sku=variant.sku,
                title=variant.title,
                attributes=dict(variant.attributes),
                price=variant.price.amount,
                compare_at=variant.price.compare_at,
            )
            for variant in product.variants
            if not variant.withdrawn
        ],
    )
