"""What every other service does with this one, over a real socket: keys, service tokens, revocations."""

import asyncio
from collections.abc import AsyncIterator, Callable

import aiohttp
import pytest
import uvicorn
from builders import CLIENTS
from fastapi import FastAPI
from people import People
from pydantic import SecretStr

from servicekit.background import BackgroundWork
from servicekit.domain.errors import Unauthenticated
from servicekit.identity import Identity, RevokedToken, Role


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
        async with asyncio.timeout(10):
            while not identity.ready:
                await asyncio.sleep(0.02)
        yield identity
        await work.stop_background()


async def test_another_service_knows_people_guests_and_services(people: People, identity: Identity) -> None:
    person, guest = await people.register(), await people.guest()
    service = await people.service_token(audience="order-service")
    assert (await identity.tokens.verify(person.access_token)).id == person.id
    assert (await identity.tokens.verify(guest["access_token"])).role is Role.GUEST
    caller = await identity.tokens.verify(service)
    assert (caller.service, caller.scopes) == ("cart-service", {"orders:place"})
    with pytest.raises(Unauthenticated):
        await identity.tokens.verify(await people.service_token(audience="product-service"))


async def test_another_service_refuses_an_ended_session_within_two_seconds(people: People, identity: Identity) -> None:
    person = await people.register()
    await identity.tokens.verify(person.access_token)
    await people.client.post("/auth/logout", headers=person.headers)
    async with asyncio.timeout(2):
        with pytest.raises(RevokedToken):
            while await identity.tokens.verify(person.access_token):
                await asyncio.sleep(0.05)


async def test_a_service_gets_a_token_for_each_callee(people: People, identity: Identity) -> None:
    tokens = await asyncio.gather(
        *(identity.service_tokens.token(name) for name in ("product-service", "payment-service", "auth-service"))
    )
    assert len(set(tokens)) == 3
