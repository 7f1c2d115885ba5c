"""Keys, service tokens and revocations as they come from a real server, which may be away, slow or wrong."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

import aiohttp
import orjson
import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from identity_builders import KID, SERVICE, a_verifier, claims, jwk, service_claims, signed
from pydantic import SecretStr

from servicekit.background import BackgroundWork
from servicekit.domain.errors import Unavailable
from servicekit.identity import Identity, InvalidToken, JwksKeys, Revocations, ServiceTokens
from servicekit.identity.revocations import HttpRevocations
from testkit.contracts import Answer, Answering, Beyond, Handler, Neighbour, answers_of, problem


class Auth(Neighbour):
    """The endpoints that other services use, with switches."""

    provider = "auth-service"

    def __init__(self) -> None:
        super().__init__()
        self.keys = [jwk()]
        self.keys_to_come: list[dict[str, str]] = []
        self.down = False
        self.names: list[str] = []
        self.lifetime = 600
        self.delay = 0.0
        self.has_stream = True
        self.looks: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.since: list[int] = []

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "GET /auth/.well-known/jwks.json": self._unless_down("jwks", self.jwks),
            "POST /auth/token": self._unless_down("token", self.token),
            "GET /internal/revocations": self._unless_down("revocations", self.revocations),
            "GET /internal/revocations/stream": self.stream,
        }

    def _unless_down(self, name: str, handler: Handler) -> Handler:
        async def answer(request: web.Request) -> web.Response:
            self.names.append(name)
            await asyncio.sleep(self.delay)
            return Beyond(status=503) if self.down else await handler(request)

        return answer

    async def jwks(self, _: web.Request) -> web.Response:
        if self.keys_to_come:
            return Beyond(
                body=orjson.dumps({"keys": [*self.keys_to_come, *self.keys]}), content_type="application/json"
            )
        return web.json_response({"keys": self.keys})

    async def token(self, request: web.Request) -> web.Response:
        form = await request.json()
        if form["client_secret"] != "right":
            return problem(401, "invalid_client")
        token = signed(service_claims(sub=form["client_id"], aud=form["audience"]))
        return web.json_response({"access_token": token, "expires_in": self.lifetime, "scope": ""})

    async def revocations(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"].startswith("Bearer ey")
        return web.json_response({"now": 1_000_000, "revocations": []})

    def look(self, now: int, *revoked: UUID) -> None:
        entry = {"subject": None, "revoked_at": now, "issued_before": now, "expires_at": 10**14}
        page = {"now": now, "revocations": [entry | {"session_id": str(session_id)} for session_id in revoked]}
        self.looks.put_nowait(b"data: " + orjson.dumps(page) + b"\n\n")

    async def stream(self, request: web.Request) -> web.Response:
        self.names.append("stream")
        self.since.append(int(request.query["since"]))
        if self.down or not self.has_stream:
            return Beyond(status=503 if self.down else 404)
        return Flowing(self.looks)


class Flowing(Beyond):
    """An answer that comes bit by bit, until a None."""

    def __init__(self, bits: asyncio.Queue[bytes | None]) -> None:
        super().__init__(content_type="text/event-stream")
        self.enable_chunked_encoding()
        self._bits = bits

    async def write_eof(self, data: bytes = b"") -> None:
        await self.write(b"retry: 2000\n\n")
        while (bit := await self._bits.get()) is not None:
            await self.write(bit)
        await web.StreamResponse.write_eof(self, data)


@pytest.fixture
async def auth() -> AsyncIterator[tuple[Auth, str, aiohttp.ClientSession]]:
    async with Auth() as stub, aiohttp.ClientSession() as session:
        yield stub, stub.url, session


Running = tuple[Auth, str, aiohttp.ClientSession]


async def test_a_key_is_read_once_for_all_who_ask(auth: Running) -> None:
    stub, url, session = auth
    keys = JwksKeys(session, url)
    found = await asyncio.gather(*(keys.get(KID) for _ in range(20)))
    assert all(found)
    assert stub.names == ["jwks"]


async def test_a_key_of_another_kind_is_passed_over(auth: Running) -> None:
    stub, url, session = auth
    stub.keys_to_come = [{"kty": "RSA", "kid": "other"}]
    keys = JwksKeys(session, url)
    assert await keys.get("other") is None
    assert await keys.get(KID)


async def test_known_keys_stay_in_use_while_auth_is_away(auth: Running) -> None:
    stub, url, session = auth
    now = [1000.0]
    keys = JwksKeys(session, url, clock=lambda: now[0])
    assert await keys.get(KID)
    stub.down = True
    now[0] += 100_000
    assert await keys.get(KID)
    await _until(lambda: stub.names[:2] == ["jwks", "jwks"])
    assert await keys.get(KID)


async def test_an_unknown_key_cannot_be_judged_while_auth_is_away(auth: Running) -> None:
    stub, url, session = auth
    stub.down = True
    with pytest.raises(Unavailable):
        await JwksKeys(session, url).get(KID)


async def test_a_rotated_key_is_found_without_a_refusal(auth: Running) -> None:
    stub, url, session = auth
    keys = JwksKeys(session, url)
    await keys.get(KID)
    stub.keys.append(jwk(Ed25519PrivateKey.generate(), "next"))
    assert await keys.get("next")


async def test_a_flood_of_unknown_key_names_is_one_fetch(auth: Running) -> None:
    stub, url, session = auth
    keys = JwksKeys(session, url)
    await keys.get(KID)
    found = await asyncio.gather(*(keys.get(f"unknown-{number}") for number in range(200)))
    assert not any(found)
    assert stub.names == ["jwks", "jwks"]
    assert await keys.get("unknown-7") is None
    assert len(stub.names) == 2


async def test_a_name_that_became_known_is_found_after_the_pause(auth: Running) -> None:
    stub, url, session = auth
    now = [1000.0]
    keys = JwksKeys(session, url, clock=lambda: now[0])
    assert await keys.get("next") is None
    stub.keys.append(jwk(Ed25519PrivateKey.generate(), "next"))
    assert await keys.get("next") is None
    now[0] += 11
    assert await keys.get("next")


async def test_concurrent_callers_share_one_request_for_a_service_token(auth: Running) -> None:
    stub, url, session = auth
    stub.delay = 0.05
    tokens = ServiceTokens(session, url, SERVICE, "right")
    given = await asyncio.gather(*(tokens.token("product-service") for _ in range(20)))
    assert len(set(given)) == 1
    assert stub.names == ["token"]


async def test_a_service_token_is_renewed_at_half_its_life_while_the_old_one_serves(auth: Running) -> None:
    stub, url, session = auth
    now = [0.0]
    tokens = ServiceTokens(session, url, SERVICE, "right", clock=lambda: now[0])
    first = await tokens.token("product-service")
    now[0] = 301
    assert await tokens.token("product-service") == first
    async with asyncio.timeout(30):
        while await tokens.token("product-service") == first:
            await asyncio.sleep(0.01)
    assert stub.names == ["token", "token"]


async def test_auth_may_be_away_for_half_a_life(auth: Running) -> None:
    stub, url, session = auth
    now = [0.0]
    tokens = ServiceTokens(session, url, SERVICE, "right", clock=lambda: now[0])
    first = await tokens.token("product-service")
    stub.down = True
    for moment in (301, 400, 594):
        now[0] = moment
        assert await tokens.token("product-service") == first
        await asyncio.sleep(0.02)
    now[0] = 596
    with pytest.raises(Unavailable):
        await tokens.token("product-service")
    stub.down = False
    assert await tokens.token("product-service") != first


async def test_a_wrong_secret_is_unavailable_not_a_crash(auth: Running) -> None:
    _, url, session = auth
    with pytest.raises(Unavailable, match="refuses this client's secret"):
        await ServiceTokens(session, url, SERVICE, "wrong").token("product-service")


async def test_one_waiting_caller_that_gives_up_does_not_cancel_the_others(auth: Running) -> None:
    stub, url, session = auth
    stub.delay = 0.05
    tokens = ServiceTokens(session, url, SERVICE, "right")
    impatient = asyncio.create_task(tokens.token("product-service"))
    patient = asyncio.create_task(tokens.token("product-service"))
    await asyncio.sleep(0.01)
    impatient.cancel()
    assert await patient


def _identity(session: aiohttp.ClientSession, url: str) -> Identity:
    return Identity.of(session, service_name=SERVICE, auth_url=url, issuer="souk", client_secret=SecretStr("right"))


async def test_a_service_is_not_ready_before_it_knows_keys_and_revocations(auth: Running) -> None:
    stub, url, session = auth
    stub.down = True
    identity = _identity(session, url)
    work = BackgroundWork()
    identity.refresh(work)
    await asyncio.sleep(0.05)
    assert not identity.ready
    stub.down = False
    stub.look(20_000)
    await _until(lambda: identity.ready)
    stub.down = True
    assert (await identity.tokens.verify(signed(claims()))).key.startswith("user:")
    assert identity.ready
    await work.stop_background()


def _followed(session: aiohttp.ClientSession, url: str, silence: float = 60) -> HttpRevocations:
    return HttpRevocations(session, url, _AnyToken(session, url, SERVICE, "right"), silence=silence)


async def _revoked(revocations: Revocations, session_id: UUID) -> None:
    caller = await a_verifier().verify(signed(claims(sid=str(session_id))))
    await asyncio.wait_for(revocations.until_revoked(caller), 30)


async def test_what_is_revoked_is_known_as_soon_as_the_stream_says_so(auth: Running) -> None:
    stub, url, session = auth
    revocations, first, second = Revocations(_followed(session, url)), uuid4(), uuid4()
    following = asyncio.create_task(revocations.follow())
    assert not revocations.loaded
    stub.look(20_000, first)
    await _revoked(revocations, first)
    assert revocations.loaded
    stub.look(21_000, second)
    await _revoked(revocations, second)
    assert revocations.loaded
    following.cancel()


async def test_a_page_may_come_in_pieces_and_be_long(auth: Running) -> None:
    stub, url, session = auth
    revocations, all_of_them = Revocations(_followed(session, url)), [uuid4() for _ in range(3000)]
    following = asyncio.create_task(revocations.follow())
    stub.look(20_000, *all_of_them)
    page = stub.looks.get_nowait() or b""
    for start in range(0, len(page), 100_001):
        stub.looks.put_nowait(page[start : start + 100_001])
    stub.looks.put_nowait(b": beat\n\n")
    await _revoked(revocations, all_of_them[-1])
    following.cancel()


async def test_a_stream_that_ended_is_followed_from_where_it_was(auth: Running) -> None:
    stub, url, session = auth
    revocations = Revocations(_followed(session, url))
    for now in (20_000, 25_000):
        stub.look(now)
        stub.looks.put_nowait(None)
        await revocations.follow()
    assert stub.since == [0, 10_000]


async def test_a_stream_that_falls_silent_has_broken_off(auth: Running) -> None:
    stub, url, session = auth
    revocations, session_id = Revocations(_followed(session, url, silence=0.5)), uuid4()
    stub.look(20_000, session_id)
    again = await revocations.follow()
    assert again is not None
    assert again < 1
    await _revoked(revocations, session_id)


async def test_a_stream_that_never_says_anything_is_no_answer(auth: Running) -> None:
    _, url, session = auth
    revocations = Revocations(_followed(session, url, silence=0.1))
    with pytest.raises(Unavailable):
        await revocations.follow()
    assert not revocations.loaded


async def test_an_auth_service_that_is_away_is_no_answer(auth: Running) -> None:
    stub, url, session = auth
    stub.down = True
    revocations = Revocations(_followed(session, url))
    with pytest.raises(Unavailable):
        await revocations.follow()
    assert not revocations.loaded


async def test_an_auth_service_without_a_stream_is_polled(auth: Running) -> None:
    stub, url, session = auth
    stub.has_stream = False
    revocations = Revocations(_followed(session, url))
    await revocations.follow()
    assert revocations.loaded
    assert stub.names == ["stream", "revocations"]


async def test_a_token_with_an_unknown_key_is_refused_over_http(auth: Running) -> None:
    _, url, session = auth
    with pytest.raises(InvalidToken):
        await _identity(session, url).tokens.verify(signed(claims(), key=Ed25519PrivateKey.generate(), kid="mine"))


async def _until(condition: Any) -> None:
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.02)


def _tokens(session: aiohttp.ClientSession, url: str) -> ServiceTokens:
    return ServiceTokens(session, url, SERVICE, "right")


class _AnyToken(ServiceTokens):
    async def token(self, audience: str) -> str:
        return "ey"


CALLS: dict[str, Callable[[aiohttp.ClientSession, str], Awaitable[Any]]] = {
    "POST /auth/token": lambda session, url: _tokens(session, url).token("order-service"),
    "GET /internal/revocations": lambda session, url: HttpRevocations(
        session, url, _AnyToken(session, url, SERVICE, "right")
    )(0),
}


@pytest.mark.parametrize("answer", [each for each in answers_of("auth-service", CALLS) if each.status == 200], ids=str)
async def test_each_answer_that_the_document_allows_is_understood(answer: Answer) -> None:
    async with Answering(answer) as auth, aiohttp.ClientSession() as session:
        await CALLS[answer.operation](session, auth.url)
