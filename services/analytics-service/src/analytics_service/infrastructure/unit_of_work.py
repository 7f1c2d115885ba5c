"""One transaction over sales and names."""

from analytics_service.infrastructure.catalogue_repository import CatalogueRepository
from analytics_service.infrastructure.sales_repository import SalesRepository
from servicekit.database import Database, UnitOfWork


class AnalyticsUnitOfWork(UnitOfWork):
    """Analytics publishes no events, so there is no outbox."""

    def __init__(self, database: Database, consumer: str, currency: str) -> None:
        super().__init__(database, consumer=consumer)
        self._currency = currency

    def opened(self) -> None:
        """Build the repositories on this transaction."""
        self.sales = SalesRepository(self.transaction, self._currency)
        self.catalogue = CatalogueRepository(self.transaction)
