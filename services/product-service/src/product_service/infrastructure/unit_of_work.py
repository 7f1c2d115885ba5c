"""One transaction over products, categories and stock, and what the rest of the process hears after its commit."""

from collections.abc import Callable
from types import TracebackType
from typing import Protocol
from uuid import UUID

from product_service.infrastructure.categories_repository import CategoriesRepository
from product_service.infrastructure.products_repository import ProductsRepository
from product_service.infrastructure.stock_repository import StockRepository
from servicekit.database import Database, UnitOfWork
from servicekit.messaging import Outbox


class AfterCommit(Protocol):
    """What the process does with a committed change, at once and without waiting."""

    def products_changed(self, product_ids: set[UUID]) -> None:
        """These products are no longer what cached pages say."""

    def categories_changed(self) -> None:
        """The tree is no longer what cached pages say."""

    def stock_changed(self) -> None:
        """Some bands may have to be told."""


class ProductUnitOfWork(UnitOfWork):
    """`products`, `categories` and `stock` in one transaction."""

    def __init__(self, database: Database, outbox: Outbox, after: AfterCommit) -> None:
        super().__init__(database, outbox)
        self._after = after

    def opened(self) -> None:
        """Build the repositories on this transaction's connection."""
        self._product_ids: set[UUID] = set()
        self._tree_changed = self._stock_changed = False
        self.products = ProductsRepository(self.connection, self.publish, self._product_ids.add)
        self.categories = CategoriesRepository(self.connection, self._on_tree)
        self.stock = StockRepository(self.connection, self._on_stock)

    def _on_tree(self) -> None:
        self._tree_changed = True

    def _on_stock(self) -> None:
        self._stock_changed = True

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await super().__aexit__(kind, error, trace)
        if error is not None:
            return
        if self._product_ids:
            self._after.products_changed(self._product_ids)
        if self._tree_changed:
            self._after.categories_changed()
        if self._stock_changed:
            self._after.stock_changed()


UnitOfWorkFactory = Callable[[], ProductUnitOfWork]
