"""product-service as search-service's tests need it; what it may say is in its document."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from aiohttp import web
from builders import AT

from search_service.domain.catalogue import Category, Product
from testkit.contracts import Handler, Neighbour

_A_PAGE = 3


class ProductService(Neighbour):
    """Gives out the products and categories that were put in, three a page."""

    provider = "product-service"

    def __init__(self) -> None:
        super().__init__()
        self.products: dict[UUID, Product] = {}
        self.categories: list[Category] = []
        self.words: dict[str, dict[str, str]] = {}

    def put(self, *products: Product) -> None:
        self.products |= {product.product_id: product for product in products}

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "GET /internal/export/products": self._products,
            "GET /internal/export/categories": self._categories,
            "GET /internal/export/attribute-words": self._words,
        }

    async def _products(self, request: web.Request) -> web.Response:
        after = UUID(request.query["after"]) if "after" in request.query else UUID(int=0)
        later = sorted(product_id for product_id in self.products if product_id > after)
        page = later[:_A_PAGE]
        further = str(page[-1]) if len(later) > _A_PAGE else None
        return web.json_response({"items": [_product(self.products[each]) for each in page], "next": further})

    async def _categories(self, _request: web.Request) -> web.Response:
        return web.json_response({"items": [_category(each) for each in self.categories]})

    async def _words(self, _request: web.Request) -> web.Response:
        items = [{"locale": locale, "version": 1, "words": words} for locale, words in self.words.items()]
        return web.json_response({"items": items})


def facts(product: Product) -> dict[str, Any]:
    """As the events of `souk.product.*` have them."""
    return {
        "product_id": str(product.product_id),
        "version": product.version,
        "slug": product.slug,
        "title": product.texts["en"].title,
        "texts": {
            locale: {"title": text.title, "description": text.description} for locale, text in product.texts.items()
        },
        "category_ids": [str(each) for each in product.category_ids],
        "attributes": dict(product.attributes),
        "brand": product.brand,
        "image": product.image,
        "variants": [
            {
                "variant_id": str(variant.variant_id),
                "sku": variant.sku,
                "title": variant.title,
                "attributes": dict(variant.attributes),
                "price": {"amount": variant.price.amount, "currency": variant.price.currency},
                "compare_at": None
                if variant.compare_at is None
                else {"amount": variant.compare_at.amount, "currency": variant.compare_at.currency},
                "mpn": variant.mpn,
                "gtins": list(variant.gtins),
            }
            for variant in product.variants
        ],
    }


def _product(product: Product) -> dict[str, Any]:
    bands = {str(variant.variant_id): "in_stock" for variant in product.variants}
    return facts(product) | {"status": "published", "bands": bands, "published_at": AT.isoformat()}


def _category(category: Category) -> dict[str, Any]:
    return {
        "category_id": str(category.category_id),
        "parent_id": str(category.parent_id) if category.parent_id else None,
        "slug": category.slug,
        "names": dict(category.names),
    }
