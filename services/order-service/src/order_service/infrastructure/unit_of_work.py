"""One transaction on order_db."""

from collections.abc import Sequence

from order_service.infrastructure.metrics import count_money
from order_service.infrastructure.orders_repository import OrdersRepository
from servicekit.database import UnitOfWork
from servicekit.domain import Event
from servicekit.mail import Mailbox


class OrderUnitOfWork(UnitOfWork):
    """Orders and mail."""

    orders: OrdersRepository
    mail: Mailbox

    def opened(self) -> None:
        """The repositories of this transaction."""
        self.orders = OrdersRepository(self.connection, self.publish)
        self.mail = Mailbox(self.connection)

    def committed(self, events: Sequence[Event]) -> None:
        """Counted, and so is the money."""
        super().committed(events)
        count_money(events)
