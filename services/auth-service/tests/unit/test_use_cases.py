"""Use cases on fakes: what must be true whatever stands behind the ports."""

from datetime import timedelta
from uuid import UUID

import pytest
from builders import NOW, PASSWORD
from fakes import World

from auth_service.application.client import Client, SignedIn
from auth_service.application.register import Guest, NewAccount
from auth_service.domain.device import mark_device, recognised_device
from auth_service.domain.errors import (
    AccountDeactivated,
    EmailTaken,
    InvalidClient,
    InvalidCredentials,
    InvalidRefreshToken,
    LastAdmin,
    LinkExpired,
    PasswordTooCommon,
    ScopeNotGranted,
    TooManyAttempts,
    WrongPassword,
)
from auth_service.domain.roles import Manager, UserRole
from auth_service.domain.user import UserStatus
from servicekit.domain import new_id
from servicekit.domain.permissions import EVERY_PERMISSION

HERE = Client(address="198.51.100.1", user_agent="test", request_id="r-1")
ALL_POWERFUL = Manager(new_id(), EVERY_PERMISSION)
EMAIL = "amira@souk.test"


async def _register(world: World, email: str = EMAIL, guest: Guest | None = None) -> SignedIn:
    return await world.app.register(NewAccount(email, PASSWORD), guest, HERE)


def _token_in(world: World, page: str) -> str:
    urls = [data["url"] for _, _, data in world.store.mails if "url" in data]
    return str(next(url for url in reversed(urls) if page in url)).partition("#token=")[2]


async def test_registering_leaves_account_session_link_mail_event_and_trail() -> None:
    world = World()
    signed_in = await _register(world)
    assert world.user().id == signed_in.user.id
    assert [session.user_id for session in world.store.sessions.values()] == [signed_in.user.id]
    assert world.store.mails[0][:2] == (EMAIL, "verify_email")
    assert world.store.mails[0][2]["url"].startswith("https://shop.example/verify#token=")
    assert [event.type for event in world.store.events] == ["souk.user.registered.v1"]
    assert world.actions() == ["registered"]


async def test_a_taken_email_leaves_nothing() -> None:
    world = World()
    await _register(world)
    before = (len(world.store.sessions), len(world.store.mails), len(world.store.audit))
    with pytest.raises(EmailTaken):
        await _register(world)
    assert (len(world.store.sessions), len(world.store.mails), len(world.store.audit)) == before


async def test_a_guests_tokens_end_with_the_guest() -> None:
    world, guest = World(), Guest(new_id(), NOW + timedelta(days=12))
    signed_in = await _register(world, guest=guest)
    assert signed_in.user.id == guest.id
    (revocation,) = world.store.revocations
    assert (revocation.subject, revocation.revoked_at, revocation.expires_at) == (
        guest.id,
        NOW,
        guest.tokens_live_until,
    )


async def test_login_failures_do_the_same_work() -> None:
    world = World()
    await _register(world)
    for email in (EMAIL, "nobody@souk.test"):
        with pytest.raises(InvalidCredentials):
            await world.app.log_in(email, "wrong", HERE)
    assert world.passwords.verified == 2
    assert len(world.guard.wrong) == 2
    assert world.actions() == ["registered", "login_failed", "login_failed"]


async def test_a_right_password_does_not_count_as_an_attempt() -> None:
    world = World()
    await _register(world)
    await world.app.log_in(EMAIL, PASSWORD, HERE)
    assert world.guard.wrong == []


async def test_too_many_attempts_cost_no_hash() -> None:
    world = World()
    await _register(world)
    world.guard.closed = True
    with pytest.raises(TooManyAttempts):
        await world.app.log_in(EMAIL, PASSWORD, HERE)
    assert world.passwords.verified == 0


async def test_a_known_device_and_a_known_address_are_trusted() -> None:
    world = World()
    signed_in = await _register(world)
    elsewhere = Client(address="203.0.113.9")
    marked = Client(address="203.0.113.9", device_mark=signed_in.device_mark)
    for client in (HERE, elsewhere, marked):
        with pytest.raises(InvalidCredentials):
            await world.app.log_in(EMAIL, "wrong", client)
    assert [attempt.trusted for attempt in world.guard.wrong] == [True, False, True]
    assert world.guard.wrong[2].device


async def test_a_password_changed_during_a_login_wins() -> None:
    world = World()
    signed_in = await _register(world)

    def change() -> None:
        world.store.users[signed_in.user.id].password_hash = "hashed:another"

    world.passwords.meanwhile = change
    with pytest.raises(InvalidCredentials):
        await world.app.log_in(EMAIL, PASSWORD, HERE)
    assert len(world.store.sessions) == 1


async def test_a_deactivation_during_a_login_wins() -> None:
    world = World()
    signed_in = await _register(world)

    def deactivate() -> None:
        world.store.users[signed_in.user.id].status = UserStatus.DEACTIVATED

    deactivate()
    with pytest.raises(AccountDeactivated):
        await world.app.log_in(EMAIL, PASSWORD, HERE)
    world.store.users[signed_in.user.id].status = UserStatus.ACTIVE
    world.passwords.meanwhile = deactivate
    with pytest.raises(InvalidCredentials):
        await world.app.log_in(EMAIL, PASSWORD, HERE)


async def test_a_replay_ends_the_session_although_the_answer_is_an_error() -> None:
    world = World()
    signed_in = await _register(world)
    await world.app.refresh(signed_in.refresh_token, HERE)
    world.pass_time(seconds=11)
    with pytest.raises(InvalidRefreshToken):
        await world.app.refresh(signed_in.refresh_token, HERE)
    (session,) = world.store.sessions.values()
    assert session.end_reason == "replayed"
    assert world.store.revocations[0].session_id == session.id
    assert world.actions()[-1] == "refresh_replayed"


async def test_a_reset_link_lives_for_an_hour() -> None:
    world = World()
    await _register(world)
    await world.app.forget_password(EMAIL, HERE)
    assert await world.app.send_recovery_link()
    assert not await world.app.send_recovery_link()
    world.pass_time(hours=1)
    with pytest.raises(LinkExpired):
        await world.app.reset_password(_token_in(world, "reset"), "a fresh start", HERE)


async def test_three_links_an_hour_and_then_more_later() -> None:
    world = World()
    await _register(world)
    for _ in range(5):
        await world.app.forget_password(EMAIL, HERE)
    while await world.app.send_recovery_link():
        pass
    assert [template for _, template, _ in world.store.mails].count("reset_password") == 3
    world.pass_time(hours=1, seconds=1)
    await world.app.forget_password(EMAIL, HERE)
    await world.app.send_recovery_link()
    assert [template for _, template, _ in world.store.mails].count("reset_password") == 4


async def test_changing_the_password_keeps_this_session_alone() -> None:
    world = World()
    signed_in = await _register(world)
    (session_id,) = world.store.sessions
    await world.app.log_in(EMAIL, PASSWORD, HERE)
    await world.app.change_password(signed_in.user.id, session_id, PASSWORD, "a fresh start", HERE)
    alive = [session.id for session in world.store.sessions.values() if session.alive(world.now)]
    assert alive == [session_id]
    assert len(world.store.revocations) == 1


async def test_a_changed_password_voids_reset_links() -> None:
    world = World()
    signed_in = await _register(world)
    await world.app.forget_password(EMAIL, HERE)
    await world.app.send_recovery_link()
    await world.app.change_password(signed_in.user.id, None, PASSWORD, "a fresh start", HERE)
    with pytest.raises(LinkExpired):
        await world.app.reset_password(_token_in(world, "reset"), "another start", HERE)


@pytest.mark.parametrize(
    ("present", "new", "error"), [("x", "fresh start", WrongPassword), (PASSWORD, "password1", PasswordTooCommon)]
)
async def test_a_refused_password_changes_nothing(present: str, new: str, error: type[Exception]) -> None:
    world = World()
    signed_in = await _register(world)
    with pytest.raises(error):
        await world.app.change_password(signed_in.user.id, None, present, new, HERE)
    assert world.user().password_hash == f"hashed:{PASSWORD}"


async def test_changing_nothing_ends_no_session() -> None:
    world = World()
    signed_in = await _register(world)
    await world.app.change_user(signed_in.user.id, 1, ALL_POWERFUL, HERE, role=UserRole.CUSTOMER, status=None)
    assert world.store.revocations == []
    assert world.user().version == 1


async def test_the_last_admin_stays() -> None:
    world = World()
    admin = (await _register(world)).user.id
    world.promote(admin, UserRole.ADMIN)
    with pytest.raises(LastAdmin):
        await world.app.change_user(admin, 1, ALL_POWERFUL, HERE, role=None, status=UserStatus.DEACTIVATED)
    with pytest.raises(LastAdmin):
        await world.app.delete_account(admin, PASSWORD, HERE)
    second = (await _register(world, "second@souk.test")).user.id
    world.promote(second, UserRole.ADMIN)
    await world.app.delete_account(admin, PASSWORD, HERE)


async def test_deleting_leaves_an_id_without_a_person() -> None:
    world = World()
    user_id = (await _register(world)).user.id
    await world.app.delete_account(user_id, PASSWORD, HERE)
    left = world.store.users[user_id]
    assert (left.email, left.name, left.password_hash, left.status) == (None, "", None, UserStatus.DELETED)
    assert (world.store.mails, world.store.links) == ([], {})
    assert world.store.revocations[-1].subject == user_id


@pytest.mark.parametrize(
    ("audience", "scope", "granted"),
    [
        ("product-service", "", "catalogue:read"),
        ("order-service", "orders:place", "orders:place"),
        ("auth-service", "", "revocations:read"),
        ("payment-service", "", None),
        ("product-service", "stock:reserve", None),
    ],
)
def test_scopes_are_what_the_table_grants(audience: str, scope: str, granted: str | None) -> None:
    grant = World().app.grant_service_token
    if granted is None:
        with pytest.raises(ScopeNotGranted):
            grant("cart-service", "cart-secret", audience, scope)
    else:
        assert grant("cart-service", "cart-secret", audience, scope)[0].token == f"cart-service>{audience}:{granted}"


@pytest.mark.parametrize(
    ("client", "secret"), [("cart-service", "x"), ("other", "cart-secret"), ("other", ""), ("", "")]
)
def test_who_is_no_client_gets_nothing(client: str, secret: str) -> None:
    with pytest.raises(InvalidClient):
        World().app.grant_service_token(client, secret, "product-service", "")


def test_a_device_mark_is_good_for_one_account_and_key() -> None:
    user_id = UUID(int=1)
    mark = mark_device(b"key", user_id)
    assert recognised_device(b"key", user_id, mark)
    for key, owner, text in ((b"other", user_id, mark), (b"key", UUID(int=2), mark), (b"key", user_id, mark[:-1])):
        assert recognised_device(key, owner, text) is None
    for nonsense in (None, "", ".", "é.è", "a" * 500):
        assert recognised_device(b"key", user_id, nonsense) is None
