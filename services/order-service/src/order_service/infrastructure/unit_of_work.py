"""One transaction on order_db, and who is woken after its commit."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from order_service.infrastructure.erasures import ErasuresRepository
from order_service.infrastructure.failed_mails import FailedMailsRepository
from order_service.infrastructure.metrics import count_money
from order_service.infrastructure.orders_repository import OrdersRepository
from servicekit.database import Database, UnitOfWork
from servicekit.database.unit_of_work import OutboxPort
from servicekit.domain import Clock, Event
from servicekit.idempotency import StoredAnswers
from servicekit.mail import Mailbox

CONSUMER = "order-service"


class OrderUnitOfWork(UnitOfWork):
    """Orders, mail, and what is forgotten.

    `wake_mail` is called after the commit of a mail, `wake_reconciler` after that of a purchase that is due at once.
    """

    orders: OrdersRepository
    mail: Mailbox
    failed_mails: FailedMailsRepository
    answers: StoredAnswers
    erasures: ErasuresRepository

    def __init__(
        self,
        database: Database,
        outbox: OutboxPort | None,
        clock: Clock,
        wake_mail: Callable[[], None],
        wake_reconciler: Callable[[], None],
    ) -> None:
        super().__init__(database, outbox, CONSUMER)
        self._clock, self._wake_mail, self._wake_reconciler = clock, wake_mail, wake_reconciler

    def opened(self) -> None:
        """The repositories of this transaction."""
        due = partial(self.after_commit, self._wake_reconciler)
        self.orders = OrdersRepository(self.transaction, self.publish, self.after_commit, due, self._clock)
        self.mail = Mailbox(self.transaction, partial(self.after_commit, self._wake_mail))
        self.failed_mails = FailedMailsRepository(self.transaction, partial(self.after_commit, self._wake_mail))
        self.answers = StoredAnswers(self.transaction)
        self.erasures = ErasuresRepository(self.transaction)

    async def publish(self, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Written to the outbox; the money in them is counted once it is committed."""
        await super().publish(aggregate_id, events)
        self.after_commit(partial(count_money, events))
