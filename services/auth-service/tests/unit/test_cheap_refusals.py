"""What can refuse without a hash does so first: nobody else waits for a refusal."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from builders import NOW, PASSWORD
from fakes import World

from auth_service.application.client import Client, SignedIn
from auth_service.application.register import Guest, NewAccount
from auth_service.application.verify_email import Registrant
from auth_service.domain.errors import (
    AdminExists,
    AlreadySignedIn,
    EmailTaken,
    LastAdmin,
    LinkExpired,
    PasswordTooCommon,
    TooManyAttempts,
    TooManyMails,
)
from auth_service.domain.roles import UserRole
from servicekit.domain.errors import DomainError, Unavailable

HERE = Client(address="198.51.100.1")
EMAIL = "amira@souk.test"
BOGUS = "x" * 43
Try = Callable[[World, SignedIn], Awaitable[object]]


async def _a_world() -> tuple[World, SignedIn]:
    world = World()
    return world, await world.app.register(NewAccount(EMAIL, PASSWORD), None, HERE)


def _promoted(world: World, person: SignedIn) -> World:
    world.promote(person.user.id, UserRole.ADMIN)
    return world


def _closed(world: World) -> World:
    world.guard.closed = True
    return world


def _mailed_out(world: World) -> World:
    world.mail_guard.closed = True
    return world


REFUSALS: dict[str, tuple[type[DomainError], Try]] = {
    "reset with a made-up link": (
        LinkExpired,
        lambda world, _: world.app.reset_password(BOGUS, "a fresh start", HERE),
    ),
    "register with a taken e-mail": (
        EmailTaken,
        lambda world, _: world.app.register(NewAccount(EMAIL, PASSWORD), None, HERE),
    ),
    "register as a guest who has an account": (
        AlreadySignedIn,
        lambda world, person: world.app.register(
            NewAccount("new@souk.test", PASSWORD), Guest(person.user.id, NOW + timedelta(days=1)), HERE
        ),
    ),
    "register after too many mails": (
        TooManyMails,
        lambda world, _: _mailed_out(world).app.register(NewAccount("new@souk.test", PASSWORD), None, HERE),
    ),
    "confirm with a made-up link and a new password": (
        LinkExpired,
        lambda world, _: world.app.verify_email(BOGUS, Registrant(new_password="a fresh start"), HERE),
    ),
    "register with a common password": (
        PasswordTooCommon,
        lambda world, _: world.app.register(NewAccount("new@souk.test", "password1"), None, HERE),
    ),
    "change to a common password": (
        PasswordTooCommon,
        lambda world, person: world.app.change_password(person.user.id, None, PASSWORD, "password1", HERE),
    ),
    "change after too many guesses": (
        TooManyAttempts,
        lambda world, person: _closed(world).app.change_password(person.user.id, None, PASSWORD, "fresh start", HERE),
    ),
    "log in after too many guesses": (
        TooManyAttempts,
        lambda world, _: _closed(world).app.log_in(EMAIL, PASSWORD, HERE),
    ),
    "the last admin leaves": (
        LastAdmin,
        lambda world, person: _promoted(world, person).app.delete_account(person.user.id, PASSWORD, HERE),
    ),
    "a second first admin": (
        AdminExists,
        lambda world, person: _promoted(world, person).app.create_first_admin("second@souk.test", PASSWORD),
    ),
    "a first admin whose e-mail is taken": (
        EmailTaken,
        lambda world, _: world.app.create_first_admin(EMAIL, PASSWORD),
    ),
}


@pytest.mark.parametrize("what", REFUSALS)
async def test_a_cheap_refusal_costs_no_hash(what: str) -> None:
    world, person = await _a_world()
    before, (refusal, attempt) = world.passwords.work, REFUSALS[what]
    with pytest.raises(refusal):
        await attempt(world, person)
    assert world.passwords.work == before


async def test_a_link_that_was_used_meanwhile_changes_nothing() -> None:
    world, _ = await _a_world()
    await world.app.forget_password(EMAIL, HERE)
    await world.app.send_recovery_link()
    token = str(world.store.mails[-1][2]["url"]).partition("#token=")[2]
    await world.app.reset_password(token, "a fresh start", HERE)
    with pytest.raises(LinkExpired):
        await world.app.reset_password(token, "another start", HERE)
    assert world.user().password_hash == "hashed:a fresh start"


async def test_a_guess_that_nobody_could_look_at_does_not_count() -> None:
    world, person = await _a_world()
    world.passwords.full = True
    with pytest.raises(Unavailable):
        await world.app.log_in(EMAIL, PASSWORD, HERE)
    with pytest.raises(Unavailable):
        await world.app.change_password(person.user.id, None, PASSWORD, "a fresh start", HERE)
    assert world.guard.wrong == []
