"""One transaction over everything auth-service stores, and who is woken after its commit."""

from collections.abc import Callable
from types import TracebackType

from auth_service.infrastructure.addresses_repository import AddressesRepository
from auth_service.infrastructure.links_repository import LinksRepository, RecoveryRequestsRepository
from auth_service.infrastructure.sessions_repository import SessionsRepository
from auth_service.infrastructure.trail import AuditRepository, RevocationsRepository
from auth_service.infrastructure.users_repository import UsersRepository
from servicekit.database import Database, UnitOfWork
from servicekit.mail import Mailbox
from servicekit.messaging import Outbox


class AuthUnitOfWork(UnitOfWork):
    """Accounts, sessions, links, addresses, trail, revocations and mail in one transaction."""

    def __init__(self, database: Database, outbox: Outbox, wake: Callable[[], None]) -> None:
        super().__init__(database, outbox)
        self._wake = wake

    def opened(self) -> None:
        """Build the repositories on this transaction's connection."""
        self.users = UsersRepository(self.connection, self.publish)
        self.sessions = SessionsRepository(self.connection)
        self.links = LinksRepository(self.connection)
        self.addresses = AddressesRepository(self.connection)
        self.audit = AuditRepository(self.connection)
        self.revocations = RevocationsRepository(self.connection)
        self.recovery_requests = RecoveryRequestsRepository(self.connection)
        self.mails = Mailbox(self.connection)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await super().__aexit__(kind, error, trace)
        if error is None:
            self._wake()
