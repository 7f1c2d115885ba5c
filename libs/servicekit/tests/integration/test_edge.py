"""The edge on a real socket: HEAD, answers without a body, bodies that break off or are too large, who is believed."""

import asyncio
import io
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import aiohttp
import pytest
import uvicorn
from fastapi import APIRouter, Depends, FastAPI, File, Request, UploadFile
from pydantic import SecretStr
from starlette.responses import Response, StreamingResponse

from servicekit.app import MEBIBYTE, create_app
from servicekit.identity import Caller, OptionalCaller, permitted
from servicekit.on_behalf import on_behalf_of
from servicekit.platform import Platform, Service
from servicekit.settings import (
    DatabaseSettings,
    HttpSettings,
    IdentitySettings,
    ServiceSettings,
    TelemetrySettings,
    ValkeySettings,
)
from servicekit.telemetry.tracing import current_request_id, current_trace
from testkit.tokens import TestIssuer

LIMIT = MEBIBYTE
router = APIRouter()
Refunder = Annotated[Caller, Depends(permitted("orders.refund"))]
ticked: list[int] = []


@router.get("/parcels/{name}")
async def get_parcel(name: str, response: Response) -> dict[str, str]:
    response.headers["ETag"] = '"7"'
    return {"name": name}


@router.get("/private")
async def private(caller: Refunder) -> dict[str, str]:
    return {"role": caller.role}


@router.get("/endless")
async def endless() -> StreamingResponse:
    async def ticks() -> AsyncIterator[bytes]:
        while True:
            ticked.append(1)
            yield b"tick\n"
            await asyncio.sleep(0)

    return StreamingResponse(ticks(), media_type="text/event-stream")


@router.delete("/parcels/{name}", status_code=204)
async def remove_parcel(name: str) -> None: ...


@router.post("/raw")
async def raw(request: Request) -> int:
    return len(await request.body())


@router.post("/parcels", status_code=201)
async def add_parcel(parcel: dict[str, str]) -> dict[str, str]:
    return parcel


@router.post("/pictures", status_code=201)
async def add_picture(_: Refunder, file: Annotated[UploadFile, File()]) -> int:
    return len(await file.read())


@router.get("/who")
async def who(_: OptionalCaller) -> dict[str, object]:
    trace = current_trace()
    return {
        "request_id": current_request_id(),
        "trace_id": trace.trace_id if trace else None,
        "sampled": trace.sampled if trace else None,
        "whom": on_behalf_of(),
    }


@asynccontextmanager
async def nothing(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
    yield


@pytest.fixture(scope="module")
async def port(scratch_database_url: str, valkey_url: str, issuer: TestIssuer) -> AsyncIterator[int]:
    settings = ServiceSettings(
        http=HttpSettings(port=0),
        database=DatabaseSettings(url=SecretStr(scratch_database_url)),
        valkey=ValkeySettings(url=SecretStr(valkey_url)),
        identity=IdentitySettings(auth_url=issuer.url, client_secret=SecretStr("x")),
        telemetry=TelemetrySettings(key=SecretStr("of-the-house"), sample_ratio=0),
    )
    service = Service("parcel-service", "Parcels", "Parcels for tests.", "/parcels")
    app = create_app(service, settings, routers=[router], lifespan=nothing, upload_limit=2 * LIMIT)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, http="httptools", lifespan="on", access_log=False, log_config=None)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield listener.getsockname()[1]
    server.should_exit = True
    await serving


@pytest.fixture
async def session(port: int) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as made:
        yield made


async def exchange(port: int, *parts: bytes, close: bool = False) -> bytes:
    """Send `parts`, and read all that comes back; with `close` hang up instead."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.05)
        return b"" if close else await asyncio.wait_for(reader.read(), 30)
    finally:
        writer.close()


async def answered(session: aiohttp.ClientSession, method: str, status: int) -> float:
    async with session.get("/metrics") as answer:
        text = await answer.text()
    counts = [line for line in text.splitlines() if line.startswith("http_server_request_duration_seconds_count{")]
    wanted = (f'http_request_method="{method}"', f'http_response_status_code="{status}"')
    return sum(float(line.rsplit(" ", 1)[1]) for line in counts if all(label in line for label in wanted))


@pytest.mark.parametrize("path", ["/parcels/lamp", "/docs", "/openapi.json", "/health/live", "/metrics", "/nowhere"])
async def test_head_answers_as_get_without_the_body(session: aiohttp.ClientSession, path: str) -> None:
    async with session.get(path) as got, session.head(path) as headed:
        assert headed.status == got.status
        assert await headed.read() == b""
        volatile = ("Date", "X-Request-ID") + (("Content-Length",) if path == "/metrics" else ())
        kept = [{k: v for k, v in answer.headers.items() if k.title() not in map(str.title, volatile)}
                for answer in (got, headed)]  # fmt: skip
        assert kept[1] == kept[0]
        assert "Content-Length" in headed.headers


async def test_head_is_refused_where_get_is_and_counted_by_its_name(
    session: aiohttp.ClientSession, issuer: TestIssuer
) -> None:
    before = await answered(session, "HEAD", 401)
    async with session.head("/private") as refused:
        assert refused.status == 401
    async with session.head("/private", headers=issuer.headers(role="customer")) as refused:
        assert refused.status == 403
    async with session.head("/private", headers=issuer.headers(role="admin")) as admitted:
        assert admitted.status == 200
    assert await answered(session, "HEAD", 401) == before + 1


async def test_head_of_a_stream_ends_and_stops_it(session: aiohttp.ClientSession) -> None:
    ticked.clear()
    async with session.head("/endless") as headed:
        assert (headed.status, headed.headers["Content-Type"]) == (200, "text/event-stream; charset=utf-8")
    for _ in range(100):
        await asyncio.sleep(0)
    assert ticked == [1]


async def test_openapi_names_no_head_and_a_405_does(session: aiohttp.ClientSession) -> None:
    async with session.get("/openapi.json") as answer:
        assert not [path for path, methods in (await answer.json())["paths"].items() if "head" in methods]
    async with session.post("/who") as refused:
        assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")


async def test_a_204_has_neither_a_body_nor_a_type_of_one(port: int) -> None:
    answer = await exchange(port, b"DELETE /parcels/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    head, _, body = answer.lower().partition(b"\r\n\r\n")
    assert (head[:12], body) == (b"http/1.1 204", b"")
    names = {line.partition(b":")[0] for line in head.splitlines()[1:]}
    assert not names & {b"content-type", b"content-length", b"transfer-encoding"}


@pytest.mark.parametrize("path", [b"/raw", b"/parcels"])
@pytest.mark.parametrize(
    ("head", "part", "close"),
    [
        (b"Content-Length: 100", b'{"a":', True),
        (b"Transfer-Encoding: chunked", b'5\r\n{"a":\r\n', True),
        (b"Transfer-Encoding: chunked", b'5\r\n{"a":\r\nnonsense\r\n', False),
    ],
)
async def test_a_body_that_breaks_off_is_a_499_and_no_fault_of_ours(
    port: int, session: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture,
    path: bytes, head: bytes, part: bytes, close: bool,
) -> None:  # fmt: skip
    before = await answered(session, "POST", 499), await answered(session, "POST", 500)
    asked = b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + head + b"\r\n\r\n"
    answer = await exchange(port, asked, part, close=close)
    assert answer.startswith(b"" if close else b"HTTP/1.1 400")
    for _ in range(600):
        if await answered(session, "POST", 499) > before[0]:
            break
        await asyncio.sleep(0.02)
    assert (await answered(session, "POST", 499), await answered(session, "POST", 500)) == (before[0] + 1, before[1])
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_body_too_large_is_read_before_it_is_refused(session: aiohttp.ClientSession) -> None:
    for _ in range(2):  # the connection stays good
        async with session.post("/raw", data=io.BytesIO(b"x" * (LIMIT + 4_000_000))) as refused:
            assert (refused.status, (await refused.json())["code"]) == (413, "too_large")
            assert "Connection" not in refused.headers


@pytest.mark.parametrize("more", [b"Content-Length: 999999999", b"Content-Length: 1050000\r\nExpect: 100-continue"])
async def test_a_body_that_is_absurd_or_not_yet_sent_is_refused_at_once(port: int, more: bytes) -> None:
    answer = await exchange(port, b"POST /raw HTTP/1.1\r\nHost: x\r\n" + more + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"connection: close" in answer.lower()


async def test_a_strangers_upload_is_refused_unread(port: int, issuer: TestIssuer) -> None:
    kind = b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n"
    head = b"POST /pictures HTTP/1.1\r\nHost: x\r\n" + kind
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for more, expected in ((b"", b"401"), (_bearer(issuer, "customer"), b"403")):
            writer.write(head + more + b"\r\n")
            assert (await asyncio.wait_for(reader.readuntil(b"\r\n"), 30)).split()[1] == expected
            await reader.readuntil(b"}")
            writer.write(b"x" * 1000)
    finally:
        writer.close()


async def test_a_known_admins_upload_is_read(session: aiohttp.ClientSession, issuer: TestIssuer) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"x" * 500, filename="p.png")
    async with session.post("/pictures", data=form, headers=issuer.headers(role="admin")) as answer:
        assert (answer.status, await answer.json()) == (201, 500)


def _bearer(issuer: TestIssuer, role: str) -> bytes:
    return b"Authorization: " + issuer.headers(role=role)["Authorization"].encode() + b"\r\n"


OUTSIDE = {"X-Request-ID": "r-42", "traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}


async def test_a_stranger_neither_chooses_the_request_id_nor_what_is_recorded(
    session: aiohttp.ClientSession, issuer: TestIssuer
) -> None:
    for headers in ({}, issuer.headers(), {"X-Telemetry-Key": "guessed"}, {"Authorization": "Bearer nonsense"}):
        async with session.get("/who", headers=OUTSIDE | headers) as answer:
            assert answer.headers["X-Request-ID"] != "r-42"
            if answer.status == 200:
                told = await answer.json()
                assert (told["request_id"], told["sampled"]) == (answer.headers["X-Request-ID"], False)
                assert told["trace_id"] == "a" * 32


async def test_a_service_and_the_house_are_believed(session: aiohttp.ClientSession, issuer: TestIssuer) -> None:
    token = issuer.service_token("cart-service", "parcel-service", "")
    for headers in ({"Authorization": f"Bearer {token}"}, {"X-Telemetry-Key": "of-the-house"}):
        async with session.get("/who", headers=OUTSIDE | headers) as answer:
            told = await answer.json()
        assert (told["request_id"], told["trace_id"], told["sampled"]) == ("r-42", "a" * 32, True)


async def test_only_a_service_says_for_whom_it_asks(session: aiohttp.ClientSession, issuer: TestIssuer) -> None:
    named = {"X-On-Behalf-Of": "user:amira"}
    token = {"Authorization": f"Bearer {issuer.service_token('cart-service', 'parcel-service', '')}"}
    person = issuer.headers("634e2f7c-2732-4ae9-a560-f58134efcd65")
    for headers, whom in (
        (named, None),
        (named | person, "user:634e2f7c-2732-4ae9-a560-f58134efcd65"),
        (named | token, "user:amira"),
        (token, "service:cart-service"),
        ({"X-On-Behalf-Of": "x" * 101} | token, "service:cart-service"),
    ):
        async with session.get("/who", headers=headers) as answer:
            assert (await answer.json())["whom"] == whom
