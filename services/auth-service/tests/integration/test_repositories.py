"""One suite for the fake and for the real repositories, so that the fake cannot drift."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from builders import NOW, a_user
from fakes import FakeUnitOfWork, World
from fastapi import FastAPI

from auth_service.domain.address import SavedAddress
from auth_service.domain.errors import (
    AddressNotFound,
    AlreadySignedIn,
    EmailTaken,
    LinkExpired,
    RoleNotFound,
    RoleTaken,
    UserNotFound,
)
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.roles import MANAGE_PEOPLE, Role, UserRole
from auth_service.domain.session import EndReason, Session
from auth_service.domain.user import UserStatus
from commerce.values import PostalAddress
from servicekit.domain import new_id

Units = Callable[[], Any]


@pytest.fixture(params=["fake", "real"])
def units(request: pytest.FixtureRequest, app: FastAPI, clean: None) -> Units:
    if request.param == "real":
        unit: Units = app.state.application.register.unit_of_work
        return unit
    world = World()
    return lambda: FakeUnitOfWork(world)


async def test_a_user_comes_back_as_it_was(units: Units) -> None:
    user = a_user(name="Amira", locale="ar", role=UserRole.SUPPORT, email_confirmed_at=NOW)
    async with units() as uow:
        await uow.users.add(user)
    async with units() as uow:
        assert await uow.users.get(user.id) == user
        assert await uow.users.find_by_email("amira@souk.test") == user
        assert await uow.users.find_by_email("nobody@souk.test") is None


async def test_ids_and_emails_are_unique(units: Units) -> None:
    user = a_user()
    async with units() as uow:
        await uow.users.add(user)
    with pytest.raises(EmailTaken):
        async with units() as uow:
            await uow.users.add(a_user())
    with pytest.raises(AlreadySignedIn):
        async with units() as uow:
            await uow.users.add(a_user(id=user.id, email="other@souk.test"))


async def test_an_error_undoes_everything(units: Units) -> None:
    user = a_user()
    with pytest.raises(RuntimeError):
        async with units() as uow:
            await uow.users.add(user)
            raise RuntimeError
    async with units() as uow:
        with pytest.raises(UserNotFound):
            await uow.users.get(user.id)


async def test_saving_counts_versions_and_deleted_users_are_not_found(units: Units) -> None:
    user = a_user()
    async with units() as uow:
        await uow.users.add(user)
        user.change_profile(name="New")
        await uow.users.save(user)
    async with units() as uow:
        kept = await uow.users.get(user.id, for_update=True)
        assert (kept.name, kept.version) == ("New", 2)
        kept.delete()
        await uow.users.save(kept)
    async with units() as uow:
        with pytest.raises(UserNotFound):
            await uow.users.get(user.id)
        await uow.users.add(a_user())


async def test_active_accounts_that_manage_people_are_counted(units: Units) -> None:
    admin = a_user(role=UserRole.ADMIN)
    async with units() as uow:
        await uow.users.lock_standings()
        assert await uow.users.managers_beside(None) == 0
        await uow.roles.add(Role(name="lead", permissions=frozenset({"audit.read", MANAGE_PEOPLE})))
        await uow.users.add(admin)
        await uow.users.add(a_user(email="lead@souk.test", role="lead"))
        await uow.users.add(a_user(email="tom@souk.test", role=UserRole.SUPPORT))
        await uow.users.add(a_user(email="gone@souk.test", role="lead", status=UserStatus.DEACTIVATED))
        assert (await uow.users.managers_beside(None), await uow.users.managers_beside(admin.id)) == (2, 1)
        assert (await uow.users.with_role("lead"), await uow.users.with_role("nobody")) == (2, 0)


async def test_a_role_comes_back_as_it_was(units: Units) -> None:
    role = Role(name="lead", permissions=frozenset({"audit.read", "orders.refund"}))
    async with units() as uow:
        await uow.roles.add(role)
    async with units() as uow:
        assert await uow.roles.get("lead") == role
        role.permissions = frozenset()
        await uow.roles.save(role)
    async with units() as uow:
        assert await uow.roles.find("lead") == Role(name="lead", permissions=frozenset(), version=2)
        await uow.roles.remove(role)
    async with units() as uow:
        assert await uow.roles.find("lead") is None
        with pytest.raises(RoleNotFound):
            await uow.roles.get("lead")


async def test_names_of_roles_are_unique(units: Units) -> None:
    with pytest.raises(RoleTaken):
        async with units() as uow:
            await uow.roles.add(Role(name="support", permissions=frozenset()))


async def test_sessions_come_back_and_end_together(units: Units) -> None:
    user = a_user()
    sessions = [Session.begin(new_id(n), user.id, NOW, user_agent="test", address="::1")[0] for n in range(3)]
    sessions[0].expires_at = NOW
    async with units() as uow:
        await uow.users.add(user)
        for session in sessions:
            await uow.sessions.add(session)
    later = NOW + timedelta(seconds=1)
    async with units() as uow:
        assert await uow.sessions.get(sessions[1].id, for_update=True) == sessions[1]
        assert await uow.sessions.get(new_id()) is None
        assert await uow.sessions.alive_of(user.id, later) == [sessions[2], sessions[1]]
        ended = await uow.sessions.end_all(user.id, EndReason.DELETED, later, keep=sessions[1].id)
        assert ended == [sessions[2].id]
    async with units() as uow:
        gone = await uow.sessions.get(sessions[2].id)
        assert (gone.ended_at, gone.end_reason) == (later, EndReason.DELETED)
        assert len(await uow.sessions.alive_of(user.id, later)) == 1


async def test_a_link_is_used_once_for_its_purpose_in_time(units: Units) -> None:
    user = a_user()
    link, _ = OneTimeLink.issue(user.id, "amira@souk.test", Purpose.RESET_PASSWORD, NOW)
    async with units() as uow:
        await uow.users.add(user)
        await uow.links.add(link)
    async with units() as uow:
        for purposes, moment in (((Purpose.VERIFY_EMAIL,), NOW), (tuple(Purpose), link.expires_at)):
            with pytest.raises(LinkExpired):
                await uow.links.use(link.digest, purposes, moment)
        assert await uow.links.use(link.digest, (Purpose.RESET_PASSWORD,), NOW) == link
        with pytest.raises(LinkExpired):
            await uow.links.use(link.digest, (Purpose.RESET_PASSWORD,), NOW)
        assert await uow.links.issued_since(user.id, Purpose.RESET_PASSWORD, NOW - timedelta(seconds=1)) == 1
        assert await uow.links.issued_since(user.id, Purpose.RESET_PASSWORD, NOW) == 0


async def test_addresses_belong_to_somebody(units: Units) -> None:
    user, other = a_user(), a_user(email="other@souk.test")
    postal = PostalAddress(name="A", line1="1", city="C", postal_code="P", country="IE")
    entry = SavedAddress(id=new_id(), user_id=user.id, address=postal, is_default=True, created_at=NOW)
    async with units() as uow:
        await uow.users.add(user)
        await uow.users.add(other)
        await uow.addresses.add(entry)
    async with units() as uow:
        assert await uow.addresses.get(entry.id, user.id) == entry
        for refused in (uow.addresses.get, uow.addresses.remove):
            with pytest.raises(AddressNotFound):
                await refused(entry.id, other.id)
        await uow.addresses.clear_default(user.id)
        assert [kept.is_default for kept in await uow.addresses.list_of(user.id)] == [False]
        await uow.addresses.remove_all(user.id)
        assert await uow.addresses.list_of(user.id) == []


async def test_requests_are_taken_in_order(units: Units) -> None:
    async with units() as uow:
        await uow.recovery_requests.add(new_id(1), "first@souk.test", NOW)
        await uow.recovery_requests.add(new_id(2), "second@souk.test", NOW)
        assert [await uow.recovery_requests.take() for _ in range(3)] == ["first@souk.test", "second@souk.test", None]


async def test_a_look_for_requests_begins_no_transaction(app: FastAPI, clean: None) -> None:
    async with app.state.application.register.unit_of_work() as uow:
        assert await uow.recovery_requests.take() is None
        assert not uow.transaction.changes
