"""The client against real servers on real sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from aiohttp import web

from servicekit.deadlines import use_deadline
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import BreakerState, CircuitBreaker, FailedInside, ServiceClient
from servicekit.on_behalf import act_for
from servicekit.telemetry.tracing import use_remote_parent, use_request_id

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"


class Upstream:
    """A server whose next answers are scripted; it remembers what it was asked."""

    def __init__(self) -> None:
        self.script: list[Handler] = []
        self.seen: list[web.Request] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        await request.read()
        self.seen.append(request)
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return await answer(request)


class Tokens:
    def __init__(self) -> None:
        self.forgotten: list[str] = []

    async def token(self, audience: str) -> str:
        return f"token-for-{audience}"

    def forget(self, audience: str) -> None:
        self.forgotten.append(audience)


def status(code: int) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.json_response({"code": "told_so"}, status=code)

    return answer


async def hang(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(30)
    return web.Response()


async def hang_up(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@pytest.fixture
async def upstream() -> AsyncIterator[tuple[Upstream, str]]:
    server = Upstream()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", server.handle)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    yield server, f"http://127.0.0.1:{port}"
    await runner.cleanup()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as open_session:
        yield open_session


@pytest.fixture
def client(upstream: tuple[Upstream, str], session: aiohttp.ClientSession) -> ServiceClient:
    return ServiceClient("stock-service", upstream[1], session, Tokens())


async def test_an_answer_below_500_is_returned(client: ServiceClient, upstream: tuple[Upstream, str]) -> None:
    upstream[0].script = [status(409)]
    reply = await client.request("POST", "/things", json={"a": 1})
    assert (reply.status, reply.ok, reply.code, reply.json()) == (409, False, "told_so", {"code": "told_so"})


async def test_it_sends_token_trace_request_id_key_and_deadline(
    client: ServiceClient, upstream: tuple[Upstream, str]
) -> None:
    upstream[0].script = [status(200)]
    with use_remote_parent(TRACEPARENT), use_request_id("req-1"):
        await client.request("POST", "/x", json={}, idempotency_key="k", deadline=2)
    sent = upstream[0].seen[0]
    assert sent.headers["Authorization"] == "Bearer token-for-stock-service"
    assert sent.headers["traceparent"] == TRACEPARENT
    assert sent.headers["X-Request-ID"] == "req-1"
    assert sent.headers["Idempotency-Key"] == "k"
    assert 1000 < int(sent.headers["X-Request-Timeout-Ms"]) <= 2000


async def test_the_deadline_of_the_request_being_served_bounds_the_call(
    client: ServiceClient, upstream: tuple[Upstream, str]
) -> None:
    upstream[0].script = [status(200)]
    with use_deadline(0.5):
        await client.request("GET", "/x")
    assert int(upstream[0].seen[0].headers["X-Request-Timeout-Ms"]) <= 500
    with use_deadline(-1), pytest.raises(Unavailable):
        await client.request("GET", "/x")
    assert len(upstream[0].seen) == 1


@pytest.mark.parametrize("code", [500, 502, 503, 504])
async def test_a_server_error_is_an_unknown_outcome(
    client: ServiceClient, upstream: tuple[Upstream, str], code: int
) -> None:
    upstream[0].script = [status(code)]
    with pytest.raises(OutcomeUnknown):
        await client.request("POST", "/x")
    assert len(upstream[0].seen) == 1


async def test_no_answer_in_time_is_an_unknown_outcome(client: ServiceClient, upstream: tuple[Upstream, str]) -> None:
    upstream[0].script = [hang]
    with pytest.raises(OutcomeUnknown):
        await client.request("POST", "/x", deadline=0.05)


async def test_a_connection_lost_after_sending_is_an_unknown_outcome(
    client: ServiceClient, upstream: tuple[Upstream, str]
) -> None:
    upstream[0].script = [hang_up]
    with pytest.raises(OutcomeUnknown):
        await client.request("POST", "/x")
    assert len(upstream[0].seen) == 1


async def test_a_refused_connection_is_surely_not_executed(session: aiohttp.ClientSession) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    client = ServiceClient("nobody", f"http://127.0.0.1:{port}", session, None)
    with pytest.raises(Unavailable):
        await client.request("POST", "/x")


async def test_an_exhausted_pool_is_surely_not_executed(upstream: tuple[Upstream, str]) -> None:
    upstream[0].script = [hang]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as narrow:
        client = ServiceClient("busy", upstream[1], narrow, None)
        first = asyncio.create_task(client.request("POST", "/x", deadline=3))
        await asyncio.sleep(0.05)
        with pytest.raises(Unavailable):
            await client.request("POST", "/x", deadline=0.1)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)


async def test_it_retries_only_when_told_so(client: ServiceClient, upstream: tuple[Upstream, str]) -> None:
    upstream[0].script = [status(503), hang_up, status(200)]
    reply = await client.request("POST", "/x", retry=True)
    assert reply.ok
    assert len(upstream[0].seen) == 3


async def test_retries_stop_when_the_budget_is_spent(
    upstream: tuple[Upstream, str], session: aiohttp.ClientSession
) -> None:
    upstream[0].script = [status(503)]
    client = ServiceClient("x", upstream[1], session, None)
    for _ in range(9):
        assert client._budget.spend()
    for _ in range(3):
        with pytest.raises(OutcomeUnknown):
            await client.request("GET", "/x", retry=True)
    assert len(upstream[0].seen) == 4


async def test_an_open_breaker_refuses_without_asking(
    upstream: tuple[Upstream, str], session: aiohttp.ClientSession
) -> None:
    upstream[0].script = [status(503)]
    client = ServiceClient("x", upstream[1], session, None)
    client._upstream._breaker = CircuitBreaker(clock=lambda: 0.0)
    callers = ["amira", "jonas"] * 4
    for whose in callers:
        act_for(whose)
        with pytest.raises(OutcomeUnknown):
            await client.request("GET", "/x")
    with pytest.raises(Unavailable):
        await client.request("GET", "/x")
    assert [request.headers["X-On-Behalf-Of"] for request in upstream[0].seen] == callers


async def test_a_refused_token_is_forgotten_and_nothing_was_executed(
    upstream: tuple[Upstream, str], session: aiohttp.ClientSession
) -> None:
    upstream[0].script = [status(401)]
    tokens = Tokens()
    client = ServiceClient("stock-service", upstream[1], session, tokens)
    with pytest.raises(Unavailable):
        await client.request("POST", "/x")
    assert tokens.forgotten == ["stock-service"]


async def failed_inside(request: web.Request) -> web.StreamResponse:
    body = b'{"title": "Something went wrong on our side", "status": 500, "code": "internal_error"}'
    return web.Response(status=500, body=body, content_type="application/problem+json")


async def test_a_failure_inside_is_an_answer_neither_repeated_nor_taken_for_away(
    upstream: tuple[Upstream, str], session: aiohttp.ClientSession
) -> None:
    upstream[0].script = [failed_inside]
    breaker = CircuitBreaker()
    client = ServiceClient("stock-service", upstream[1], session, None)
    client._upstream._breaker = breaker
    for whose in ["amira", "jonas", "mina"] * 3:
        act_for(whose)
        with pytest.raises(FailedInside) as failure:
            await client.request("POST", "/x", retry=True)
        assert isinstance(failure.value, OutcomeUnknown), "perhaps executed"
    assert len(upstream[0].seen) == 9
    assert breaker.state is BreakerState.CLOSED


@pytest.mark.parametrize("code", [502, 503, 504])
async def test_a_problem_document_of_another_status_still_means_away(
    client: ServiceClient, upstream: tuple[Upstream, str], code: int
) -> None:
    upstream[0].script = [status(code)]
    with pytest.raises(OutcomeUnknown) as failure:
        await client.request("POST", "/x")
    assert not isinstance(failure.value, FailedInside)


async def test_a_dead_upstream_is_asked_no_more_after_eight_tries(session: aiohttp.ClientSession) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    breaker = CircuitBreaker()
    client = ServiceClient("nobody", f"http://127.0.0.1:{port}", session, None)
    client._upstream._breaker = breaker
    for _ in range(8):
        with pytest.raises(Unavailable):
            await client.request("POST", "/x")
    assert breaker.state is BreakerState.OPEN


@pytest.mark.parametrize("content_type", ["application/json", "text/html"])
async def test_an_answer_without_a_body_is_nothing(
    client: ServiceClient, upstream: tuple[Upstream, str], content_type: str
) -> None:
    async def empty(request: web.Request) -> web.StreamResponse:
        return web.Response(status=204, headers={"Content-Type": content_type})

    upstream[0].script = [empty]
    reply = await client.request("DELETE", "/x")
    assert (reply.ok, reply.json(), reply.code) == (True, None, None)


async def test_an_answer_that_is_no_json_is_an_unknown_outcome(
    client: ServiceClient, upstream: tuple[Upstream, str]
) -> None:
    async def page(request: web.Request) -> web.StreamResponse:
        return web.Response(text="<html>")

    upstream[0].script = [page]
    reply = await client.request("GET", "/x")
    with pytest.raises(OutcomeUnknown):
        reply.json()
