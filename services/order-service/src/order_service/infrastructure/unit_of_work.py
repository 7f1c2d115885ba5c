"""One transaction on order_db."""

from order_service.infrastructure.orders_repository import OrdersRepository
from servicekit.database import UnitOfWork
from servicekit.mail import Mailbox


class OrderUnitOfWork(UnitOfWork):
    """Orders and mail."""

    orders: OrdersRepository
    mail: Mailbox

    def opened(self) -> None:
        """The repositories of this transaction."""
        self.orders = OrdersRepository(self.connection, self.publish)
        self.mail = Mailbox(self.connection)
