"""The whole application as a service makes it, driven over ASGI."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import httpx2
import orjson
import pytest
import sqlalchemy as sa
from fastapi import APIRouter, Depends, FastAPI, File, Request
from pydantic import Field, SecretStr

from servicekit.app import MEBIBYTE, create_app
from servicekit.database import Database, Statement
from servicekit.domain.errors import Conflict
from servicekit.identity import AnyCaller, Caller, permitted
from servicekit.platform import Platform, Service
from servicekit.problems import problems
from servicekit.schemas import Body
from servicekit.settings import (
    DatabaseSettings,
    HttpSettings,
    IdentitySettings,
    LimitSettings,
    ServiceSettings,
    ValkeySettings,
)
from servicekit.text import Prose
from testkit.tokens import TestIssuer

THINGS = Service("thing-service", "Things", "Things for tests.", "/things")


class ThingTaken(Conflict):
    code = "thing_taken"
    title = "Somebody has this thing"


class NewThing(Body):
    name: Annotated[str, Field(min_length=1, max_length=20)]
    about: Prose = ""


router = APIRouter()


@router.get("/things/{name}", responses=problems(ThingTaken))
async def get_thing(name: str) -> dict[str, str]:
    if name == "taken":
        raise ThingTaken("It is not yours.", errors=[{"field": "name", "code": "taken"}], extra={"holder": "amira"})
    if name == "broken":
        raise RuntimeError("a canary: s3cr3t")
    return {"name": name}


@router.post("/things", status_code=201)
async def add_thing(thing: NewThing) -> dict[str, str]:
    return {"name": thing.name}


_AS_SENT = Statement(sa.select(sa.cast(sa.bindparam("number", type_=sa.Integer), sa.Integer)))
_AS_TEXT = Statement(sa.select(sa.cast(sa.bindparam("text", type_=sa.Text), sa.Text)))


@router.get("/unchecked")
async def unchecked(request: Request, number: int = 0, text: str = "") -> dict[str, object]:
    database: Database = request.app.state.platform.database
    if text:
        return {"text": await database.fetch_value(_AS_TEXT, text=orjson.loads(text))}
    return {"number": await database.fetch_value(_AS_SENT, number=number)}


@router.get("/private")
async def private(caller: AnyCaller) -> dict[str, str]:
    return {"role": caller.role}


@router.get("/admin")
async def admin(caller: Annotated[Caller, Depends(permitted("orders.refund"))]) -> dict[str, str]:
    return {"role": caller.role}


@router.get("/internal/things")
async def internal() -> int:
    return 1


def settings_for(url: str, valkey: str, issuer: TestIssuer, **http: object) -> ServiceSettings:
    return ServiceSettings(
        http=HttpSettings(port=0, **http),
        database=DatabaseSettings(url=SecretStr(url)),
        valkey=ValkeySettings(url=SecretStr(valkey)),
        identity=IdentitySettings(auth_url=issuer.url, client_secret=SecretStr("x")),
    )


@asynccontextmanager
async def nothing(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
    yield


@pytest.fixture(scope="module")
async def app(scratch_database_url: str, valkey_url: str, issuer: TestIssuer) -> AsyncIterator[FastAPI]:
    settings = settings_for(scratch_database_url, valkey_url, issuer, public_url="https://souk.example")
    made = create_app(THINGS, settings, routers=[router], lifespan=nothing)
    async with made.router.lifespan_context(made):
        yield made


@pytest.fixture(scope="module")
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://things") as made:
        yield made


@pytest.mark.parametrize("prefix", ["", "/api"])
async def test_a_route_answers_with_and_without_the_gateways_prefix(client: httpx2.AsyncClient, prefix: str) -> None:
    answer = await client.get(f"{prefix}/things/lamp")
    assert (answer.status_code, answer.json()) == (200, {"name": "lamp"})


async def test_a_refusal_is_a_problem_document_with_a_stable_code(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/api/things/taken")
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank", "title": "Somebody has this thing", "status": 409, "detail": "It is not yours.",
        "instance": "/api/things/taken", "code": "thing_taken", "errors": [{"field": "name", "code": "taken"}],
        "holder": "amira",
    }  # fmt: skip


async def test_an_unexpected_failure_says_nothing_about_the_inside(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/things/broken")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "s3cr3t" not in answer.text


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"name": "lamp", "price": 0}', 422, "validation_failed"),
        (b'{"name": 5}', 422, "validation_failed"),
        (b'{"name": ""}', 422, "validation_failed"),
        (b"{", 400, "malformed_json"),
        (b"", 422, "validation_failed"),
        pytest.param(b'{"name": "' + b"x" * MEBIBYTE + b'"}', 413, "too_large", id="too large"),
    ],
)
async def test_a_bad_body_is_a_clear_problem(client: httpx2.AsyncClient, body: bytes, status: int, code: str) -> None:
    answer = await client.post("/things", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"name": "Te\\u0000st"}', "body.name"),
        (b'{"name": "Te\\u202est"}', "body.name"),
        (b'{"name": "Te\\nst"}', "body.name"),
        (b'{"name": "x", "about": "two\\nlines\\u0000"}', "body.about"),
        (b'{"name": "x", "about": "\\ud800"}', "body.about"),
        (b'{"name": "x", "\\ud800": 1}', "body"),
        (b'{"name": "x", "a\\u0000b": 1}', "body.a\0b"),
    ],
)
async def test_text_that_cannot_be_kept_is_refused_by_name(client: httpx2.AsyncClient, body: bytes, field: str) -> None:
    answer = await client.post("/things", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")
    assert [fault["field"] for fault in answer.json()["errors"]] == [field]


async def test_prose_keeps_its_lines(client: httpx2.AsyncClient) -> None:
    assert (await client.post("/things", json={"name": "lamp", "about": "one\n\ttwo"})).status_code == 201


@pytest.mark.parametrize(
    ("target", "field"),
    [("/things/a%00b", "path"), ("/things/lamp?q=%00", "query.q"), ("/nowhere?a=1&q=%E2%80%AEx", "query.q")],
)
async def test_a_path_or_query_that_is_no_line_is_refused(client: httpx2.AsyncClient, target: str, field: str) -> None:
    answer = await client.get(target)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")
    assert [fault["field"] for fault in answer.json()["errors"]] == [field]


@pytest.mark.parametrize(
    ("query", "sqlstate"),
    [("number=2147483648", "22000"), ("text=%22%5Cu0000%22", "22021"), ("number=-99999999999999999999", "22000")],
)
async def test_what_only_the_database_refuses_is_a_422_and_noticed(
    client: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture, query: str, sqlstate: str
) -> None:
    answer = await client.get(f"/unchecked?{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "value_not_acceptable")
    assert [record.sqlstate for record in caplog.records if hasattr(record, "sqlstate")] == [sqlstate]


async def test_a_body_of_unknown_length_is_cut_at_the_limit(client: httpx2.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 20_000

    answer = await client.post("/things", content=endless(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/nowhere", 404, "not_found"), ("DELETE", "/things", 405, "method_not_allowed")],
)
async def test_what_is_not_there_is_a_problem_too(
    client: httpx2.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    answer = await client.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_every_answer_carries_the_request_id_and_the_safety_headers(
    client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    token = issuer.service_token("cart-service", "thing-service")
    headers = {"X-Request-ID": "r-42", "Authorization": f"Bearer {token}"}
    answer = await client.get("/things/lamp", headers=headers)
    assert answer.headers["x-request-id"] == "r-42"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("bad", ["", "a b", "x" * 129, "<script>", "line\tbreak"])
async def test_a_request_id_that_could_do_harm_is_replaced(
    client: httpx2.AsyncClient, issuer: TestIssuer, bad: str
) -> None:
    token = issuer.service_token("cart-service", "thing-service")
    answer = await client.get("/things/lamp", headers={"X-Request-ID": bad, "Authorization": f"Bearer {token}"})
    assert answer.headers["x-request-id"] != bad
    assert len(answer.headers["x-request-id"]) == 36


async def test_access_follows_the_token(client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    assert (await client.get("/private")).status_code == 401
    assert (await client.get("/private", headers=issuer.headers(role="guest"))).json() == {"role": "guest"}
    assert (await client.get("/admin", headers=issuer.headers(role="customer"))).status_code == 403
    assert (await client.get("/admin", headers=issuer.headers(role="admin"))).json() == {"role": "admin"}


async def test_probes_and_metrics(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/health/live")).status_code == 200
    ready = await client.get("/health/ready")
    assert ready.status_code == 200, ready.text
    assert set(ready.json()["checks"]) == {"database", "valkey", "identity"}
    await client.get("/things/lamp")
    for path in range(50):
        await client.get(f"/random/{path}")
    exposition = (await client.get("/metrics")).text
    assert 'http_route="/things/{name}"' in exposition
    assert 'http_route="unmatched"' in exposition
    assert "/random/" not in exposition


async def test_a_draining_process_is_not_ready_and_closes_its_connections(
    client: httpx2.AsyncClient, app: FastAPI
) -> None:
    app.state.health.draining = True
    try:
        assert (await client.get("/health/ready")).json()["status"] == "draining"
        answer = await client.get("/things/lamp")
        assert (answer.status_code, answer.headers["connection"]) == (200, "close")
    finally:
        app.state.health.draining = False


@pytest.mark.parametrize("base", ["", "/things", "/api/things"])
async def test_the_docs_work_offline_under_a_strict_policy(client: httpx2.AsyncClient, base: str) -> None:
    for page in ("docs", "redoc"):
        answer = await client.get(f"{base}/{page}")
        assert answer.status_code == 200
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
        assert "http://" not in answer.text
        assert "https://" not in answer.text
    assert (await client.get(f"{base}/docs/assets/swagger-ui-bundle.js")).status_code == 200
    assert (await client.get(f"{base}/docs/assets/..%2f__init__.py")).status_code == 404
    assert (await client.get(f"{base}/docs/assets/__init__.py")).status_code == 404
    document = (await client.get(f"{base}/openapi.json")).json()
    assert document["servers"] == [{"url": "/api" if base.startswith("/api") else "/"}]
    assert ("/internal/things" in document["paths"]) != base.startswith("/api"), "a gateway lets nobody reach these"
    taken = document["paths"]["/things/{name}"]["get"]["responses"]["409"]
    assert taken == {"$ref": "#/components/responses/thing_taken"}
    assert document["components"]["responses"]["thing_taken"]["description"].startswith("`thing_taken`")
    assert "HTTPValidationError" not in orjson.dumps(document).decode()


def test_what_would_run_in_a_thread_is_refused(issuer: TestIssuer) -> None:
    settings, slow = settings_for("postgresql://nowhere/none", "redis://nowhere", issuer), APIRouter()

    def plain() -> int:
        return 1

    @slow.get("/slow")
    async def endpoint(number: Annotated[int, Depends(plain)]) -> int:
        return number

    with pytest.raises(TypeError, match="plain of /slow must be async"):
        create_app(THINGS, settings, routers=[slow], lifespan=nothing)


@pytest.mark.parametrize(("factor", "said"), [(1, 0), (1000, 1)])
async def test_limits_that_are_not_a_shops_are_said_at_the_start(
    scratch_database_url: str, valkey_url: str, issuer: TestIssuer, caplog: pytest.LogCaptureFixture, factor: int,
    said: int,
) -> None:  # fmt: skip
    settings = settings_for(scratch_database_url, valkey_url, issuer)
    settings = settings.model_copy(update={"limits": LimitSettings(address_factor=factor)})
    made = create_app(THINGS, settings, routers=[router], lifespan=nothing)
    async with made.router.lifespan_context(made):
        pass
    warnings = [record for record in caplog.records if "limits per client address" in record.message]
    assert [vars(record)["factor"] for record in warnings] == [factor] * said


async def test_a_service_has_one_client_and_so_one_breaker_for_each_neighbour(app: FastAPI) -> None:
    platform: Platform = app.state.platform
    platform.client("lamp-service", "http://lamps")
    platform.client("chair-service", "http://chairs")
    with pytest.raises(ValueError, match="thing-service has a client for lamp-service already"):
        platform.client("lamp-service", "http://lamps")


def test_a_service_that_takes_forms_says_how_large_they_may_be(
    scratch_database_url: str, valkey_url: str, issuer: TestIssuer
) -> None:
    forms = APIRouter()

    @forms.post("/things/pictures")
    async def upload(picture: Annotated[bytes, File()]) -> int:
        return len(picture)

    settings = settings_for(scratch_database_url, valkey_url, issuer)
    with pytest.raises(TypeError, match="upload_limit"):
        create_app(THINGS, settings, routers=[forms], lifespan=nothing)
