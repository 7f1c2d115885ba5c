"""One transaction on order_db."""

from collections.abc import Sequence

from order_service.infrastructure.erasures import ErasuresRepository
from order_service.infrastructure.metrics import count_money
from order_service.infrastructure.orders_repository import OrdersRepository
from servicekit.database import UnitOfWork
from servicekit.domain import Event
from servicekit.idempotency import StoredAnswers
from servicekit.mail import Mailbox


class OrderUnitOfWork(UnitOfWork):
    """Orders, mail, and what is forgotten."""

    orders: OrdersRepository
    mail: Mailbox
    answers: StoredAnswers
    erasures: ErasuresRepository

    def opened(self) -> None:
        """The repositories of this transaction."""
        self.orders = OrdersRepository(self.connection, self.publish)
        self.mail = Mailbox(self.connection)
        self.answers = StoredAnswers(self.connection)
        self.erasures = ErasuresRepository(self.connection)

    def committed(self, events: Sequence[Event]) -> None:
        """Counted, and so is the money."""
        super().committed(events)
        count_money(events)
