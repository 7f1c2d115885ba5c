"""One transaction with the carts in it."""

from cart_service.infrastructure.carts_repository import CartsRepository
from servicekit.database import UnitOfWork


class CartUnitOfWork(UnitOfWork):
    """Carts publish no events, so there is no outbox."""

    carts: CartsRepository

    def opened(self) -> None:
        """Build the repository on this transaction's connection."""
        self.carts = CartsRepository(self.connection)
