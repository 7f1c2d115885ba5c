"""The application's ports in memory: transactions that roll back, hashes that cost nothing, a guard that counts."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from builders import NOW

from auth_service.application import Application, Ports, Secrets, assemble
from auth_service.application.ports import Attempt, Candidate, IssuedToken
from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import AuditEntry
from auth_service.domain.errors import (
    AddressNotFound,
    AlreadySignedIn,
    EmailTaken,
    LinkExpired,
    RoleNotFound,
    RoleTaken,
    TooManyAttempts,
    TooManyMails,
    UserNotFound,
)
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.revocation import Revocation
from auth_service.domain.roles import MANAGE_PEOPLE, Role
from auth_service.domain.second_factor import SecondFactor
from auth_service.domain.session import EndReason, Session
from auth_service.domain.user import User, UserStatus
from servicekit.domain import Event
from servicekit.domain.errors import Unavailable
from servicekit.identity import BEFORE_ROLES


@dataclass
class Store:
    """What a database would hold."""

    users: dict[UUID, User] = field(default_factory=dict)
    sessions: dict[UUID, Session] = field(default_factory=dict)
    links: dict[bytes, tuple[OneTimeLink, bool]] = field(default_factory=dict)
    addresses: dict[UUID, SavedAddress] = field(default_factory=dict)
    audit: list[AuditEntry] = field(default_factory=list)
    second_factors: dict[UUID, SecondFactor] = field(default_factory=dict)
    roles: dict[str, Role] = field(
        default_factory=lambda: {"support": Role(name="support", permissions=BEFORE_ROLES["support"].named)}
    )
    revocations: list[Revocation] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    mails: list[tuple[str, str, Mapping[str, Any]]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


class FakeUsers:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def get(self, user_id: UUID, *, for_update: bool = False) -> User:
        user = self._store.users.get(user_id)
        if user is None or user.status is UserStatus.DELETED:
            raise UserNotFound
        return deepcopy(user)

    async def find_by_email(self, email: str) -> User | None:
        return next((deepcopy(user) for user in self._store.users.values() if user.email == email), None)

    async def add(self, user: User) -> None:
        if user.id in self._store.users:
            raise AlreadySignedIn
        if await self.find_by_email(user.email or ""):
            raise EmailTaken
        self._keep(user)

    async def save(self, user: User) -> None:
        user.version += 1
        self._keep(user)

    def _keep(self, user: User) -> None:
        self._store.events += user.pull_events()
        self._store.users[user.id] = deepcopy(user)

    async def lock_standings(self) -> None:
        """Nobody else is there."""

    async def managers_beside(self, user_id: UUID | None) -> int:
        managing = {name for name, role in self._store.roles.items() if MANAGE_PEOPLE in role.held} | {"admin"}
        return sum(
            user.is_active and user.role in managing and user.id != user_id for user in self._store.users.values()
        )

    async def with_role(self, role: str) -> int:
        return sum(user.role == role and user.status is not UserStatus.DELETED for user in self._store.users.values())


class FakeRoles:
    def __init__(self, store: Store) -> None:
        self._roles = store.roles

    async def find(self, name: str) -> Role | None:
        return deepcopy(self._roles.get(name))

    async def get(self, name: str) -> Role:
        if name not in self._roles:
            raise RoleNotFound
        return deepcopy(self._roles[name])

    async def add(self, role: Role) -> None:
        if role.name in self._roles:
            raise RoleTaken
        self._roles[role.name] = deepcopy(role)

    async def save(self, role: Role) -> None:
        role.version += 1
        self._roles[role.name] = deepcopy(role)

    async def remove(self, role: Role) -> None:
        del self._roles[role.name]


class FakeSessions:
    def __init__(self, store: Store) -> None:
        self._sessions = store.sessions

    async def get(self, session_id: UUID, *, for_update: bool = False) -> Session | None:
        return deepcopy(self._sessions.get(session_id))

    async def add(self, session: Session) -> None:
        self._sessions[session.id] = deepcopy(session)

    save = add

    async def alive_of(self, user_id: UUID, now: datetime) -> list[Session]:
        found = [each for each in self._sessions.values() if each.user_id == user_id and each.alive(now)]
        return sorted(deepcopy(found), key=lambda session: session.id, reverse=True)

    async def end_all(self, user_id: UUID, reason: EndReason, now: datetime, *, keep: UUID | None = None) -> list[UUID]:
        ended = [session for session in await self.alive_of(user_id, now) if session.id != keep]
        for session in ended:
            self._sessions[session.id].end(reason, now)
        return [session.id for session in ended]

    async def forget_places(self, user_id: UUID) -> None:
        for session in self._sessions.values():
            if session.user_id == user_id:
                session.user_agent = session.address = ""


class FakeSecondFactors:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def find(self, user_id: UUID) -> SecondFactor | None:
        return deepcopy(self._store.second_factors.get(user_id))

    async def save(self, factor: SecondFactor) -> None:
        self._store.second_factors[factor.user_id] = deepcopy(factor)

    async def remove(self, user_id: UUID) -> None:
        self._store.second_factors.pop(user_id, None)

    async def lacking(self, role: str) -> list[UUID]:
        enrolled = {user_id for user_id, factor in self._store.second_factors.items() if factor.is_on}
        return [
            user.id
            for user in self._store.users.values()
            if user.role == role and user.is_active and user.id not in enrolled
        ]


class FakeLinks:
    def __init__(self, store: Store) -> None:
        self._links = store.links

    async def add(self, link: OneTimeLink) -> None:
        self._links[link.digest] = (link, False)

    def look(self, digest: bytes, purposes: Sequence[Purpose], now: datetime) -> OneTimeLink:
        link, used = self._links.get(digest, (None, True))
        if link is None or used or link.purpose not in purposes or link.expires_at <= now:
            raise LinkExpired
        return link

    async def use(self, digest: bytes, purposes: Sequence[Purpose], now: datetime) -> OneTimeLink:
        link = self.look(digest, purposes, now)
        self._links[digest] = (link, True)
        return link

    async def void(self, user_id: UUID, purposes: Sequence[Purpose], now: datetime) -> None:
        for digest, (link, _) in self._links.items():
            if link.user_id == user_id and link.purpose in purposes:
                self._links[digest] = (link, True)

    async def remove_all(self, user_id: UUID) -> None:
        for digest in [digest for digest, (link, _) in self._links.items() if link.user_id == user_id]:
            del self._links[digest]

    async def issued_since(self, user_id: UUID, purpose: Purpose, since: datetime) -> int:
        issued = [link for link, _ in self._links.values() if link.user_id == user_id and link.purpose is purpose]
        return sum(link.created_at > since for link in issued)


class FakeAddresses:
    def __init__(self, store: Store) -> None:
        self._addresses = store.addresses

    async def list_of(self, user_id: UUID) -> list[SavedAddress]:
        found = [deepcopy(each) for each in self._addresses.values() if each.user_id == user_id]
        return sorted(found, key=lambda entry: (entry.is_default, entry.id), reverse=True)

    async def get(self, address_id: UUID, user_id: UUID) -> SavedAddress:
        entry = self._addresses.get(address_id)
        if entry is None or entry.user_id != user_id:
            raise AddressNotFound
        return deepcopy(entry)

    async def add(self, entry: SavedAddress) -> None:
        self._addresses[entry.id] = deepcopy(entry)

    save = add

    async def remove(self, address_id: UUID, user_id: UUID) -> None:
        await self.get(address_id, user_id)
        del self._addresses[address_id]

    async def remove_all(self, user_id: UUID) -> None:
        for entry in await self.list_of(user_id):
            del self._addresses[entry.id]

    async def clear_default(self, user_id: UUID) -> None:
        for entry in self._addresses.values():
            entry.is_default = entry.is_default and entry.user_id != user_id


class FakeLists:
    """Audit trail, revocations, recovery requests, mail, and stored answers (of which there are none): lists."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def add(self, *values: Any) -> None:
        if isinstance(values[0], AuditEntry):
            self._store.audit.append(values[0])
        elif isinstance(values[0], Revocation):
            self._store.revocations.append(values[0])
        else:
            self._store.requests.append(values[1])

    async def about(self, user_id: UUID, limit: int) -> list[AuditEntry]:
        return [entry for entry in reversed(self._store.audit) if entry.subject_id == user_id][:limit]

    async def forget_places(self, user_id: UUID) -> None:
        self._store.audit[:] = [
            replace(entry, address="") if user_id in (entry.actor_id, entry.subject_id) else entry
            for entry in self._store.audit
        ]

    async def withdraw(self, email: str) -> None:
        self._store.requests[:] = [each for each in self._store.requests if each != email]

    async def take(self) -> str | None:
        return self._store.requests.pop(0) if self._store.requests else None

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> None:
        self._store.mails.append((recipient, template, data or {}))

    async def forget_callers(self, people: Sequence[UUID]) -> int:
        return 0

    async def forget(self, recipient: str) -> None:
        self._store.mails[:] = [mail for mail in self._store.mails if mail[0] != recipient]


class FakeUnitOfWork:
    """Works on a copy, which replaces the original on a clean exit."""

    def __init__(self, world: "World") -> None:
        self._world = world

    async def __aenter__(self) -> Self:
        self._copy = store = deepcopy(self._world.store)
        self.users, self.sessions, self.links = FakeUsers(store), FakeSessions(store), FakeLinks(store)
        self.addresses, self.roles = FakeAddresses(store), FakeRoles(store)
        self.second_factors = FakeSecondFactors(store)
        self.audit = self.revocations = self.recovery_requests = self.mails = self.answers = FakeLists(store)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._world.store = self._copy


class FakeQueries:
    def __init__(self, world: "World") -> None:
        self._world = world

    async def candidate(self, email: str, address: str) -> Candidate:
        user = await FakeUsers(self._world.store).find_by_email(email)
        addresses = {s.address for s in self._world.store.sessions.values() if user and s.user_id == user.id}
        return Candidate(user, address in addresses or (user is not None and user.proved_from == address))

    async def user(self, user_id: UUID) -> User:
        return await FakeUsers(self._world.store).get(user_id)

    async def refuse_taken(self, user_id: UUID | None, email: str) -> None:
        if await FakeUsers(self._world.store).find_by_email(email):
            raise EmailTaken
        if user_id in self._world.store.users:
            raise AlreadySignedIn

    async def link(self, digest: bytes, purposes: Sequence[Purpose], now: datetime) -> OneTimeLink:
        return FakeLinks(self._world.store).look(digest, purposes, now)


class FakePasswords:
    def __init__(self) -> None:
        self.hashed = self.verified = 0
        self.full = False
        self.meanwhile: Callable[[], None] = lambda: None

    @property
    def work(self) -> int:
        """How many times somebody had to wait for bcrypt."""
        return self.hashed + self.verified

    async def hash(self, password: str, address: str) -> str:
        self.hashed += 1
        return f"hashed:{password}"

    async def verify(self, password: str, password_hash: str | None, address: str) -> bool:
        if self.full:
            raise Unavailable
        self.verified += 1
        self.meanwhile()
        return password_hash == f"hashed:{password}"


class FakeTokens:
    def access(self, user_id: UUID, role: str, session_id: UUID) -> IssuedToken:
        return IssuedToken(f"{role}:{user_id}:{session_id}", 900)

    def guest(self, guest_id: UUID) -> IssuedToken:
        return IssuedToken(f"guest:{guest_id}", 2_592_000)

    def service(self, client: str, audience: str, scopes: frozenset[str]) -> IssuedToken:
        return IssuedToken(f"{client}>{audience}:{' '.join(sorted(scopes))}", 600)


class FakeAuthenticator:
    """Its codes are the number of the 30 s in which they are shown."""

    def new_secret(self, user_id: UUID) -> tuple[str, bytes]:
        return "SECRET", b"sealed:" + user_id.bytes

    def address(self, secret: str, email: str) -> str:
        return f"otpauth://totp/{email}?secret={secret}"

    def step_of(self, user_id: UUID, sealed: bytes, code: str, now: datetime) -> int | None:
        step = int(now.timestamp() // 30)
        known = {f"{each % 1_000_000:06d}": each for each in (step - 1, step, step + 1)}
        return known.get(code) if sealed == b"sealed:" + user_id.bytes else None


class FakeGuard:
    def __init__(self) -> None:
        self.wrong: list[Attempt] = []
        self.closed = False

    async def admit(self, attempt: Attempt) -> None:
        if self.closed:
            raise TooManyAttempts
        self.wrong.append(attempt)

    async def forgive(self, attempt: Attempt) -> None:
        self.wrong.remove(attempt)

    async def email_taken(self, address: str) -> None:
        if self.closed:
            raise TooManyAttempts


class FakeMailGuard:
    def __init__(self) -> None:
        self.closed = False

    async def admit(self, address: str) -> None:
        if self.closed:
            raise TooManyMails


class World:
    """The whole application in memory, with a clock that a test turns."""

    def __init__(self) -> None:
        self.store = Store()
        self.now = NOW
        self.passwords, self.guard, self.mail_guard = FakePasswords(), FakeGuard(), FakeMailGuard()
        self.code_guard = FakeGuard()
        self.exempt: set[UUID] = set()
        self.app: Application = assemble(
            Ports(
                unit_of_work=lambda: FakeUnitOfWork(self),
                queries=FakeQueries(self),  # type: ignore[arg-type]
                passwords=self.passwords,
                tokens=FakeTokens(),
                authenticator=FakeAuthenticator(),
                guard=self.guard,
                code_guard=self.code_guard,
                mail_guard=self.mail_guard,
                common_passwords=frozenset({"password1"}),
                clock=lambda: self.now,
            ),
            Secrets.derived(b"key", {"cart-service": "cart-secret"}),
            public_url="https://shop.example",
            exempt=self.exempt,
        )

    def pass_time(self, **duration: float) -> None:
        """Turn the clock."""
        self.now += timedelta(**duration)

    def user(self, email: str = "amira@souk.test") -> User:
        """The account with that e-mail."""
        return next(user for user in self.store.users.values() if user.email == email)

    def actions(self) -> list[str]:
        """What the audit trail says."""
        return [entry.action for entry in self.store.audit]

    def promote(self, user_id: UUID, role: str) -> None:
        """Behind the application's back."""
        self.store.users[user_id].role = role
