"""An account: who somebody is, what they may do, how they prove it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from auth_service.domain.events import EmailConfirmed, UserDeleted, UserRegistered
from auth_service.domain.roles import UserRole
from servicekit.domain import Aggregate


class UserStatus(StrEnum):
    """Deactivated accounts cannot sign in and can come back; deleted ones are a name without a person."""

    ACTIVE = "active"
    DEACTIVATED = "deactivated"
    DELETED = "deleted"


@dataclass(slots=True, kw_only=True)
class User(Aggregate):
    """One person's account. `email` is lower-case, and None once deleted.

    `proved_from` is the client address that last proved to read the mailbox.
    """

    id: UUID
    email: str | None
    password_hash: str | None
    created_at: datetime
    name: str = ""
    locale: str = "en"
    role: str = UserRole.CUSTOMER
    status: UserStatus = UserStatus.ACTIVE
    email_confirmed_at: datetime | None = None
    proved_from: str | None = None
    version: int = 1

    @classmethod
    def register(
        cls,
        user_id: UUID,
        email: str,
        password_hash: str | None,
        now: datetime,
        *,
        name: str = "",
        locale: str = "en",
        role: UserRole = UserRole.CUSTOMER,
    ) -> Self:
        """Open an account and record UserRegistered; without `password_hash` nobody can log in until one is set."""
        user = cls(
            id=user_id, email=email, password_hash=password_hash, created_at=now, name=name, locale=locale, role=role
        )
        user.record(UserRegistered(user_id=user_id, role=role, locale=locale, registered_at=now))
        return user

    @property
    def is_active(self) -> bool:
        """Whether they may sign in."""
        return self.status is UserStatus.ACTIVE

    @property
    def greeting(self) -> str:
        """What mails call them: nothing as long as the name may be a stranger's text in somebody else's mailbox."""
        return self.name if self.email_confirmed_at else ""

    def change_profile(self, *, name: str | None = None, locale: str | None = None) -> None:
        """Change what is given."""
        self.name = self.name if name is None else name
        self.locale = self.locale if locale is None else locale

    def confirm_email(self, email: str, now: datetime) -> bool:
        """The person read a mail to `email`; False if that is not the account's address, or was confirmed before."""
        if self.email != email or self.email_confirmed_at is not None:
            return False
        self.email_confirmed_at = now
        self.record(EmailConfirmed(user_id=self.id))
        return True

    def prove_mailbox(self, email: str, address: str, now: datetime) -> None:
        """Somebody at the client `address` followed a link in a mail to `email`."""
        self.confirm_email(email, now)
        self.proved_from = address

    def change_password(self, password_hash: str) -> None:
        """From now on this is how they prove who they are."""
        self.password_hash = password_hash

    def hand_over(self, password_hash: str, email: str, address: str, now: datetime) -> None:
        """Whoever reads the mailbox owns the account; whoever registered did not show to be the same, and loses it."""
        self.name = ""
        self.change_password(password_hash)
        self.prove_mailbox(email, address, now)

    def change_standing(self, *, role: str | None, status: UserStatus | None) -> bool:
        """Change role or status as far as given; answers whether anything changed, for then sessions must end."""
        before = (self.role, self.status)
        self.role, self.status = role or self.role, status or self.status
        return before != (self.role, self.status)

    def delete(self) -> None:
        """Forget the person; the id stays, so that orders and invoices still name somebody."""
        self.email = self.password_hash = self.email_confirmed_at = self.proved_from = None
        self.name, self.locale = "", "en"
        self.status = UserStatus.DELETED
        self.record(UserDeleted(user_id=self.id))
