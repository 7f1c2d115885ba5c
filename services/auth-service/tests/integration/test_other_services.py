"""What every other service does with this one, over a real socket: keys, service tokens, revocations."""

import asyncio
from collections.abc import AsyncIterator, Callable

import aiohttp
import pytest
import uvicorn
from builders import CLIENTS
from fastapi import FastAPI
from people import People
from prometheus_client import REGISTRY
from pydantic import SecretStr

from servicekit.background import BackgroundWork
from servicekit.domain import new_id
from servicekit.domain.errors import Unauthenticated
from servicekit.identity import BEFORE_ROLES, HttpRevocations, Identity, Kind, RevokedToken, ServiceTokens, may


@pytest.fixture
async def address(app: FastAPI, free_port: Callable[[], int]) -> AsyncIterator[str]:
    """The running application, listening too; its lifespan is the session's."""
    config = uvicorn.Config(app, port=free_port(), lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server._serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{config.port}"
    server.should_exit = True
    await serving


@pytest.fixture
async def identity(address: str, clean: None) -> AsyncIterator[Identity]:
    async with aiohttp.ClientSession() as session:
        identity = Identity.of(
            session,
            service_name="order-service",
            auth_url=address,
            issuer="souk",
            client_secret=SecretStr(CLIENTS["order-service"]),
        )
        work = BackgroundWork()
        identity.refresh(work)
        async with asyncio.timeout(30):
            while not identity.ready:
                await asyncio.sleep(0.02)
        yield identity
        await work.stop_background()


async def test_another_service_knows_people_guests_and_services(people: People, identity: Identity) -> None:
    person, guest = await people.register(), await people.guest()
    service = await people.service_token(audience="order-service")
    assert (await identity.tokens.verify(person.access_token)).id == person.id
    assert (await identity.tokens.verify(guest["access_token"])).kind is Kind.GUEST
    caller = await identity.tokens.verify(service)
    assert (caller.service, caller.scopes) == ("cart-service", {"orders:place"})
    with pytest.raises(Unauthenticated):
        await identity.tokens.verify(await people.service_token(audience="product-service"))


async def test_another_service_soon_refuses_an_ended_session(people: People, identity: Identity) -> None:
    person = await people.register()
    await identity.tokens.verify(person.access_token)
    await people.client.post("/auth/logout", headers=person.headers)
    async with asyncio.timeout(30):
        with pytest.raises(RevokedToken):
            while await identity.tokens.verify(person.access_token):
                await asyncio.sleep(0.05)


async def test_a_service_gets_a_token_for_each_callee(people: People, identity: Identity) -> None:
    tokens = await asyncio.gather(
        *(identity.service_tokens.token(name) for name in ("product-service", "payment-service", "auth-service"))
    )
    assert len(set(tokens)) == 3


async def test_what_is_revoked_is_streamed_and_not_polled(people: People, identity: Identity) -> None:
    before = _answered("/internal/revocations")
    person = await people.register()
    await identity.tokens.verify(person.access_token)
    waiting = asyncio.create_task(identity.tokens.until_revoked(await identity.tokens.verify(person.access_token)))
    await people.client.post("/auth/logout", headers=person.headers)
    async with asyncio.timeout(30):
        await waiting
    assert _answered("/internal/revocations") == before


async def test_a_stream_ends_when_auth_service_stops(
    people: People, app: FastAPI, address: str, service_tokens: ServiceTokens
) -> None:
    stopping: asyncio.Event = app.state.health.stopping
    async with aiohttp.ClientSession() as session:
        pages = HttpRevocations(session, address, service_tokens).follow(0)
        await anext(pages)
        stopping.set()
        try:
            async with asyncio.timeout(30):
                async for _ in pages:
                    pass
        finally:
            stopping.clear()


async def _may(identity: Identity, token: str, permission: str, *, expected: bool) -> None:
    """Returns once what the other service says is what is expected."""
    async with asyncio.timeout(30):
        while may(await identity.tokens.verify(token), permission) != expected:
            await asyncio.sleep(0.05)


async def test_a_role_that_changes_is_in_force_elsewhere_with_the_token_of_before(
    people: People, identity: Identity
) -> None:
    admin, tom = await people.staff("admin"), await people.staff("support")
    await _may(identity, tom.access_token, "orders.refund", expected=True)
    before = _answered("/internal/revocations")
    body, version = {"permissions": ["orders.read", "orders.note"]}, {"If-Match": '"1"'}
    changed = await people.client.put("/auth/roles/support", json=body, headers=admin.headers | version)
    assert changed.status_code == 200, changed.text
    await _may(identity, tom.access_token, "orders.refund", expected=False)
    await _may(identity, tom.access_token, "orders.note", expected=True)
    assert _answered("/internal/revocations") == before


async def test_a_new_role_is_known_elsewhere_and_a_removed_one_holds_nothing(
    people: People, identity: Identity, app: FastAPI
) -> None:
    admin = await people.staff("admin")
    body = {"name": "night-shift", "permissions": ["orders.note"]}
    made = await people.client.post("/auth/roles", json=body, headers=admin.headers)
    assert made.status_code == 201, made.text
    token = app.state.application.grant_service_token.tokens.access(new_id(), "night-shift", new_id()).token
    await _may(identity, token, "orders.note", expected=True)
    removed = await people.client.delete("/auth/roles/night-shift", headers=admin.headers | {"If-Match": '"1"'})
    assert removed.status_code == 204, removed.text
    await _may(identity, token, "orders.note", expected=False)


async def test_a_stream_tells_roles_at_first_and_then_when_they_change(
    people: People, app: FastAPI, address: str, service_tokens: ServiceTokens
) -> None:
    admin = await people.staff("admin")
    async with aiohttp.ClientSession() as session:
        pages = HttpRevocations(session, address, service_tokens).follow(0)
        first = await anext(pages)
        assert (first.roles or {})["support"] == BEFORE_ROLES["support"]
        assert "admin" not in (first.roles or {})
        assert [(await anext(pages)).roles for _ in range(2)] == [None, None]
        body, version = {"permissions": ["orders.note"]}, {"If-Match": '"1"'}
        await people.client.put("/auth/roles/support", json=body, headers=admin.headers | version)
        async with asyncio.timeout(30):
            while (told := (await anext(pages)).roles) is None:
                pass
        assert told["support"].named == {"orders.note"}
        await pages.aclose()


@pytest.fixture
async def service_tokens(address: str) -> AsyncIterator[ServiceTokens]:
    async with aiohttp.ClientSession() as session:
        yield ServiceTokens(session, address, "order-service", CLIENTS["order-service"])


def _answered(route: str) -> float:
    labels = {"http_request_method": "GET", "http_route": route, "http_response_status_code": "200"}
    return REGISTRY.get_sample_value("http_server_request_duration_seconds_count", labels) or 0.0
