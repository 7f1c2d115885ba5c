"""One transaction over everything auth-service stores, and who is woken after its commit."""

from collections.abc import Callable
from functools import partial

from auth_service.infrastructure.addresses_repository import AddressesRepository
from auth_service.infrastructure.links_repository import LinksRepository, RecoveryRequestsRepository
from auth_service.infrastructure.roles_repository import RolesRepository
from auth_service.infrastructure.second_factors_repository import SecondFactorsRepository
from auth_service.infrastructure.sessions_repository import SessionsRepository
from auth_service.infrastructure.trail import AuditRepository, RevocationsRepository
from auth_service.infrastructure.users_repository import UsersRepository
from servicekit.database import Database, UnitOfWork
from servicekit.idempotency import StoredAnswers
from servicekit.mail import Mailbox
from servicekit.messaging import Outbox


class AuthUnitOfWork(UnitOfWork):
    """Accounts with all that belongs to them, roles, stored answers, trail, revocations and mail in one transaction.

    `wake_mail` and `wake_recovery` are called after the commit of a mail, or of a request for a password link.
    """

    def __init__(
        self, database: Database, outbox: Outbox, wake_mail: Callable[[], None], wake_recovery: Callable[[], None]
    ) -> None:
        super().__init__(database, outbox)
        self._wake_mail, self._wake_recovery = wake_mail, wake_recovery

    def opened(self) -> None:
        """Build the repositories on this transaction."""
        self.users = UsersRepository(self.transaction, self.publish)
        self.roles = RolesRepository(self.transaction)
        self.sessions = SessionsRepository(self.transaction)
        self.second_factors = SecondFactorsRepository(self.transaction)
        self.links = LinksRepository(self.transaction)
        self.addresses = AddressesRepository(self.transaction)
        self.answers = StoredAnswers(self.transaction)
        self.audit = AuditRepository(self.transaction)
        self.revocations = RevocationsRepository(self.transaction)
        self.recovery_requests = RecoveryRequestsRepository(
            self.transaction, partial(self.after_commit, self._wake_recovery)
        )
        self.mails = Mailbox(self.transaction, partial(self.after_commit, self._wake_mail))
