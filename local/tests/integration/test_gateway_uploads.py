"""What a shopper learns of a refused upload, through the real gateway and the real edge."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from embedded.checkout import repository
from embedded.ports import free_offset
from embedded.process import launch
from servicekit import problems
from servicekit.edge import Edge
from servicekit.telemetry.logs import AccessLog
from souk.gateway.pages import Pages
from souk.gateway.traefik import Gateway
from souk.places import PORTS, Places

pytestmark = pytest.mark.timeout(60)
MIB = 1024 * 1024


async def _take(request: Request) -> Response:
    return JSONResponse({"bytes": len(await request.body())}, 201)


async def _refuse(_: Request) -> Response:
    """As a route does that knows no caller: the body is not read."""
    return JSONResponse({"code": "unauthenticated"}, 401)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    home = tmp_path_factory.mktemp("home")
    places = Places(repository(), home, free_offset(PORTS.values()))
    routes: list[BaseRoute] = [
        Route("/products/{id}/images", _take, methods=["POST"]),
        Route("/products", _refuse, methods=["POST"]),
    ]
    inside = FastAPI(routes=routes)
    problems.install(inside)
    app = Edge(
        inside, access_log=AccessLog("test", "1", enabled=False), body_limit=lambda _: 10 * MIB, hsts=False,
        draining=lambda: False,
    )  # fmt: skip
    port = places.port("product")
    server = uvicorn.Server(uvicorn.Config(app, port=port, http="httptools", lifespan="off", log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    with ExitStack() as stack:
        for part in (Pages(places, []), Gateway(places)):
            part.prepare()
            running = launch(part, Path(home) / f"{part.name}.log")
            stack.callback(running.stop)
            running.wait_ready()
        yield places
        server.should_exit = True
        thread.join(10)


def _post(places: Places, path: str, megabytes: int, *, chunked: bool) -> tuple[int, str]:
    """(status, code); what has been sent when the answer comes is enough."""
    connection = http.client.HTTPConnection("127.0.0.1", places.port("gateway"), timeout=20)
    parts = (b"x" * MIB for _ in range(megabytes))
    headers = {} if chunked else {"Content-Length": str(megabytes * MIB)}
    try:
        with suppress(BrokenPipeError):  # nobody listens any more, but the answer is there
            connection.request("POST", path, body=parts, headers=headers, encode_chunked=chunked)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read()).get("code", "")
    finally:
        connection.close()


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize(
    ("megabytes", "expected"), [(9, (201, "")), (11, (413, "too_large")), (40, (413, "too_large"))]
)
def test_an_upload_that_is_too_large_is_told_so(
    places: Places, megabytes: int, expected: tuple[int, str], chunked: bool
) -> None:
    assert _post(places, "/api/products/1/images", megabytes, chunked=chunked) == expected


@pytest.mark.parametrize("chunked", [False, True])
def test_a_stranger_who_uploads_is_told_to_sign_in(places: Places, chunked: bool) -> None:
    for _ in range(5):
        assert _post(places, "/api/products", 9, chunked=chunked) == (401, "unauthenticated")
