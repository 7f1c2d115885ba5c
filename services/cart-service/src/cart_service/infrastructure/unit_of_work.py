"""One transaction with the carts in it."""

from cart_service.infrastructure.carts_repository import CartsRepository
from servicekit.database import UnitOfWork
from servicekit.idempotency import StoredAnswers


class CartUnitOfWork(UnitOfWork):
    """Carts publish no events, so there is no outbox."""

    carts: CartsRepository
    answers: StoredAnswers

    def opened(self) -> None:
        """Build the repositories on this transaction."""
        self.carts = CartsRepository(self.transaction)
        self.answers = StoredAnswers(self.transaction)
