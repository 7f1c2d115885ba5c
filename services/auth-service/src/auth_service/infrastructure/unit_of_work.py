"""One transaction over everything auth-service stores, and who is woken after its commit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from uuid import UUID

from auth_service.infrastructure.addresses_repository import AddressesRepository
from auth_service.infrastructure.links_repository import LinksRepository, RecoveryRequestsRepository
from auth_service.infrastructure.sessions_repository import SessionsRepository
from auth_service.infrastructure.trail import AuditRepository, RevocationsRepository
from auth_service.infrastructure.users_repository import UsersRepository
from servicekit.database import Connection, Database, UnitOfWork
from servicekit.idempotency import StoredAnswers
from servicekit.mail import Mailbox
from servicekit.messaging import Outbox


@dataclass(slots=True)
class Wakers:
    """Whom to wake when there is something for them: set once the workers exist."""

    mail: Callable[[], None] = lambda: None
    recovery: Callable[[], None] = lambda: None


class AuthUnitOfWork(UnitOfWork):
    """Accounts, sessions, links, addresses, stored answers, trail, revocations and mail in one transaction."""

    def __init__(self, database: Database, outbox: Outbox, wakers: Wakers) -> None:
        super().__init__(database, outbox)
        self._wakers = wakers

    def opened(self) -> None:
        """Build the repositories on this transaction's connection."""
        self._to_wake: set[Callable[[], None]] = set()
        self.users = UsersRepository(self.connection, self.publish)
        self.sessions = SessionsRepository(self.connection)
        self.links = LinksRepository(self.connection)
        self.addresses = AddressesRepository(self.connection)
        self.answers = StoredAnswers(self.connection)
        self.audit = AuditRepository(self.connection)
        self.revocations = RevocationsRepository(self.connection)
        self.recovery_requests = RecoveryRequestsRepository(
            self.connection, lambda: self._to_wake.add(self._wakers.recovery)
        )
        self.mails = _Mails(self.connection, lambda: self._to_wake.add(self._wakers.mail))

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await super().__aexit__(kind, error, trace)
        if error is None:
            for wake in self._to_wake:
                wake()


class _Mails(Mailbox):
    """A mailbox that says when something was posted."""

    def __init__(self, connection: Connection, posted: Callable[[], None]) -> None:
        super().__init__(connection)
        self._posted = posted

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> bool:
        self._posted()
        return await super().post(event_id, recipient, template, locale, data)
