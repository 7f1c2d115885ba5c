"""The groups of product-service's operations in its OpenAPI document."""

from typing import Final

from servicekit.documented import Tag

PRODUCTS: Final = Tag("Products", "Lists, searches, and the page of a product.")
CATEGORIES: Final = Tag("Categories", "The category tree.")
PICTURES: Final = Tag("Pictures", "Pictures of products, for ever the same under their address.")
CRAWLERS: Final = Tag("Search engines", "What search engines may visit, and which pages there are.")
PRODUCT_ADMINISTRATION: Final = Tag("Product administration", "What staff do with products, variants and pictures.")
CATEGORY_ADMINISTRATION: Final = Tag("Category administration", "What staff do with the category tree.")
STOCK: Final = Tag("Stock", "Numbers in stock, and what moved them.")
SERVICES: Final = Tag("Services", "What other services ask: variants, and holds on stock.")
