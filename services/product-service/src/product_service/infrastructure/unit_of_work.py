"""One transaction over products, categories and stock, and what wakes in the rest of the process after its commit."""

from collections.abc import Callable
from functools import partial
from typing import Protocol
from uuid import UUID

from product_service.infrastructure.attribute_words import AttributeWordsRepository
from product_service.infrastructure.categories_repository import CategoriesRepository
from product_service.infrastructure.products_repository import ProductsRepository
from product_service.infrastructure.stock_repository import StockRepository
from product_service.infrastructure.uploads_repository import UploadsRepository
from servicekit.database import Database, UnitOfWork
from servicekit.messaging import Outbox


class CachedPages(Protocol):
    """What this process has cached; it drops what a committed change has made untrue, without waiting."""

    def products_changed(self, product_ids: set[UUID]) -> None:
        """These products are no longer what cached pages say."""

    def categories_changed(self) -> None:
        """The tree is no longer what cached pages say."""

    def attribute_words_changed(self) -> None:
        """A locale calls names and values of attributes otherwise than cached pages say."""


class ProductUnitOfWork(UnitOfWork):
    """The repositories in one transaction; `stock_moved` is called after a commit that moved stock."""

    def __init__(self, database: Database, outbox: Outbox, pages: CachedPages, stock_moved: Callable[[], None]) -> None:
        super().__init__(database, outbox)
        self._pages, self._stock_moved = pages, stock_moved

    def opened(self) -> None:
        """Build the repositories on this transaction."""
        self._product_ids: set[UUID] = set()
        self.products = ProductsRepository(self.transaction, self.publish, self.product_changed)
        self.categories = CategoriesRepository(
            self.transaction, self.publish, partial(self.after_commit, self._pages.categories_changed)
        )
        self.uploads = UploadsRepository(self.transaction)
        self.attribute_words = AttributeWordsRepository(
            self.transaction, self.publish, partial(self.after_commit, self._pages.attribute_words_changed)
        )
        self.stock = StockRepository(self.transaction, partial(self.after_commit, self._stock_moved))

    def product_changed(self, product_id: UUID) -> None:
        """Cached pages of this product are dropped after the commit."""
        self._product_ids.add(product_id)
        self.after_commit(self._products_changed)

    def _products_changed(self) -> None:
        self._pages.products_changed(self._product_ids)


UnitOfWorkFactory = Callable[[], ProductUnitOfWork]
