"""Names as rows of `products` and `categories`."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from analytics_service.domain.catalogue import KnownCategory, KnownProduct
from analytics_service.infrastructure.tables import categories, products
from servicekit.database import Statement, Transaction

_product = insert(products)
_PUT_PRODUCT = Statement(
    _product.on_conflict_do_update(
        index_elements=[products.c.id],
        set_={name: _product.excluded[name] for name in ("version", "slug", "titles", "category_ids", "is_on_sale")},
        where=products.c.version <= _product.excluded.version,
    ),
    columns=("id", "version", "slug", "titles", "category_ids", "is_on_sale"),
)
_category = insert(categories)
_PUT_CATEGORY = Statement(
    _category.on_conflict_do_update(
        index_elements=[categories.c.id],
        set_={name: _category.excluded[name] for name in ("sequence", "names")},
        where=categories.c.sequence < sa.cast(_category.excluded.sequence, sa.BigInteger),
    ),
    columns=("id", "sequence", "names"),
)


class CatalogueRepository:
    """What is older than what is known changes nothing."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put_product(self, product: KnownProduct) -> None:
        """As it is now, unless something newer is known."""
        self._transaction.write(
            _PUT_PRODUCT, id=product.id, version=product.version, slug=product.slug, titles=dict(product.titles),
            category_ids=list(product.category_ids), is_on_sale=product.on_sale,
        )  # fmt: skip

    async def put_category(self, category: KnownCategory) -> None:
        """As it is now, unless something newer is known."""
        self._transaction.write(_PUT_CATEGORY, id=category.id, sequence=category.sequence, names=dict(category.names))
