"""Somebody proves who they are by a password: how a guess is counted and looked at."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from auth_service.application.client import Client
from auth_service.application.ports import Attempt, LoginGuard, Passwords, Queries
from auth_service.domain.errors import WrongPassword
from auth_service.domain.user import User
from servicekit.domain.errors import RateLimited, Unavailable


def account_key(email: str, user: User | None) -> str:
    """Under what guesses are counted. A new password begins anew: guesses at the old one say nothing about it."""
    return sha256(f"{email}\0{user.password_hash if user else None}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class CheckPassword:
    """A guess is counted before it is looked at, and forgiven if it was right or nobody could look at it."""

    passwords: Passwords
    guard: LoginGuard

    async def __call__(self, attempt: Attempt, password: str, password_hash: str | None) -> bool:
        """Takes equally long without a hash; raises TooManyAttempts, RateLimited, Unavailable."""
        await self.guard.admit(attempt)
        try:
            right = await self.passwords.verify(password, password_hash, attempt.address)
        except (RateLimited, Unavailable):
            await self.guard.forgive(attempt)
            raise
        if right:
            await self.guard.forgive(attempt)
        return right


@dataclass(frozen=True, slots=True)
class ConfirmPassword:
    """A signed-in person proves once more who they are, before something that cannot be undone."""

    queries: Queries
    check: CheckPassword

    async def __call__(self, user_id: UUID, password: str, client: Client) -> User:
        """The account; raises WrongPassword, TooManyAttempts."""
        user = await self.queries.user(user_id)
        attempt = Attempt(f"confirm:{user_id}", client.address, trusted=True)
        if not await self.check(attempt, password, user.password_hash):
            raise WrongPassword
        return user
