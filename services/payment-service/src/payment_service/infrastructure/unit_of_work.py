"""One transaction with its repositories."""

from payment_service.infrastructure.payments_repository import PaymentsRepository
from payment_service.infrastructure.refunds_repository import RefundsRepository
from servicekit.database import Database, UnitOfWork
from servicekit.database.unit_of_work import OutboxPort
from servicekit.domain import Clock

CONSUMER = "payment-service"


class PaymentUnitOfWork(UnitOfWork):
    """Payments and refunds in one transaction."""

    payments: PaymentsRepository
    refunds: RefundsRepository

    def __init__(self, database: Database, outbox: OutboxPort, clock: Clock) -> None:
        super().__init__(database, outbox, CONSUMER)
        self._clock = clock

    def opened(self) -> None:
        """Open the repositories on this transaction."""
        self.payments = PaymentsRepository(self.transaction, self.publish, self._clock)
        self.refunds = RefundsRepository(self.transaction)
