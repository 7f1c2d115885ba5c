"""IdempotentRoute on a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Annotated
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa
from fastapi import APIRouter, Depends, FastAPI, Response
from pydantic import Field

from servicekit import problems
from servicekit.database import Database, Statement
from servicekit.domain.errors import Conflict, OutcomeUnknown, RateLimited, Unavailable
from servicekit.domain.ids import new_id
from servicekit.idempotency import IdempotencyKey, IdempotentRoute, idempotency_required
from servicekit.idempotency.store import drop_old_keys
from servicekit.identity import AnyCaller, Caller, Role
from servicekit.openapi.document import build
from servicekit.schemas import Body

AMIRA, BADR = new_id(), new_id()
COUNT_ROWS = Statement(sa.select(sa.func.count()).select_from(sa.table("idempotency_keys")))
LAPSE = Statement(sa.text("UPDATE idempotency_keys SET claimed_until = now() - interval '1 second'"))
AGE = Statement(sa.text("UPDATE idempotency_keys SET created_at = now() - interval '72 hours'"))


class Busy(Conflict):
    code = "busy"


class Work:
    """What the endpoint does next; it counts how often it was really executed."""

    def __init__(self) -> None:
        self.executions = 0
        self.keys: list[str | None] = []
        self.act: Callable[[], Awaitable[None]] = self.nothing

    async def nothing(self) -> None: ...

    def fail_with(self, error: Exception) -> None:
        async def act() -> None:
            raise error

        self.act = act


class Thing(Body):
    size: Annotated[int, Field(ge=1)]


class AnyToken:
    async def verify(self, token: str) -> Caller:
        expires = datetime.now(UTC) + timedelta(minutes=5)
        return Caller(id=UUID(token), role=Role.CUSTOMER, token_id="t", expires_at=expires, issued_at=0.0)


async def throttled() -> None:
    raise RateLimited(retry_after=3)


def an_app(database: Database, work: Work) -> FastAPI:
    router = APIRouter(route_class=IdempotentRoute)

    @router.post("/things", status_code=201)
    @idempotency_required
    async def make(thing: Thing, caller: AnyCaller, key: IdempotencyKey, response: Response) -> dict[str, int]:
        work.executions += 1
        work.keys.append(key)
        await work.act()
        response.headers["Location"] = f"/things/{work.executions}"
        return {"number": work.executions, "size": thing.size}

    @router.post("/notes")
    async def note(caller: AnyCaller) -> dict[str, int]:
        work.executions += 1
        return {"number": work.executions}

    @router.post("/limited", dependencies=[Depends(throttled)])
    async def limited(caller: AnyCaller) -> None: ...

    app = FastAPI()
    problems.install(app)
    app.router.routes.extend(router.routes)
    app.state.platform = SimpleNamespace(database=database, tokens=AnyToken())
    return app


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
async def client(database: Database, work: Work) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(an_app(database, work), raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://test") as open_client:
        yield open_client


async def make(
    client: httpx2.AsyncClient, key: str | None = "k", size: int = 1, who: UUID | None = AMIRA, path: str = "/things"
) -> httpx2.Response:
    headers = {} if who is None else {"Authorization": f"Bearer {who}"}
    if key is not None:
        headers["Idempotency-Key"] = key
    return await client.post(path, json={"size": size}, headers=headers)


async def test_the_first_answer_is_replayed_byte_for_byte(client: httpx2.AsyncClient, work: Work) -> None:
    first, again = await make(client), await make(client)
    assert work.executions == 1
    assert (again.status_code, again.content) == (first.status_code, first.content) == (201, b'{"number":1,"size":1}')
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["content-type"] == first.headers["content-type"]
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers


async def test_a_refusal_after_execution_began_is_replayed(client: httpx2.AsyncClient, work: Work) -> None:
    work.fail_with(Busy("not now"))
    first = await make(client)
    work.act = work.nothing
    again = await make(client)
    assert (first.status_code, again.content, work.executions) == (409, first.content, 1)
    assert again.headers["content-type"] == "application/problem+json"


async def test_other_parameters_are_refused(client: httpx2.AsyncClient, work: Work) -> None:
    await make(client, size=1)
    answer = await make(client, size=2)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert work.executions == 1


async def test_while_the_first_runs_the_second_is_told_so(client: httpx2.AsyncClient, work: Work) -> None:
    running, go_on = asyncio.Event(), asyncio.Event()

    async def act() -> None:
        running.set()
        await go_on.wait()

    work.act = act
    first = asyncio.create_task(make(client))
    await running.wait()
    second = await make(client)
    go_on.set()
    assert (second.status_code, second.json()["code"]) == (409, "idempotency_in_progress")
    assert (await first).status_code == 201
    assert work.executions == 1


async def test_many_at_once_execute_once(client: httpx2.AsyncClient, work: Work) -> None:
    answers = await asyncio.gather(*(make(client) for _ in range(8)))
    assert work.executions == 1
    assert {answer.status_code for answer in answers} <= {201, 409}


async def test_keys_belong_to_their_caller_and_route(client: httpx2.AsyncClient, work: Work) -> None:
    for who, path in ((AMIRA, "/things"), (BADR, "/things"), (AMIRA, "/notes")):
        assert (await make(client, who=who, path=path)).is_success
    assert work.executions == 3


async def test_the_derived_key_is_the_same_for_a_retry_and_nobody_elses(client: httpx2.AsyncClient, work: Work) -> None:
    work.fail_with(Unavailable())
    await make(client)
    work.act = work.nothing
    await make(client)
    await make(client, who=BADR)
    mine, retried, others = work.keys
    assert mine == retried != others
    assert mine is not None
    assert len(mine) == 64


@pytest.mark.parametrize("error", [Unavailable(), OutcomeUnknown(), RateLimited(), RuntimeError("bug")])
async def test_an_unknown_outcome_is_not_stored(client: httpx2.AsyncClient, work: Work, error: Exception) -> None:
    work.fail_with(error)
    assert (await make(client)).status_code >= 429
    work.act = work.nothing
    assert (await make(client)).status_code == 201


@pytest.mark.parametrize(
    ("size", "who", "path", "status"),
    [(0, AMIRA, "/things", 422), (1, None, "/things", 401), (1, AMIRA, "/limited", 429)],
)
async def test_what_never_began_leaves_no_trace(
    client: httpx2.AsyncClient, database: Database, size: int, who: UUID | None, path: str, status: int
) -> None:
    assert (await make(client, size=size, who=who, path=path)).status_code == status
    assert await database.fetch_value(COUNT_ROWS) == 0


async def test_a_lapsed_claim_is_taken_over(client: httpx2.AsyncClient, database: Database, work: Work) -> None:
    started, never = asyncio.Event(), asyncio.Event()

    async def die() -> None:
        started.set()
        await never.wait()

    work.act = die
    killed = asyncio.create_task(make(client))
    await started.wait()
    await database.execute(LAPSE)
    work.act = work.nothing
    assert (await make(client)).status_code == 201
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    assert (await make(client)).headers["idempotent-replayed"] == "true"


@pytest.mark.parametrize("key", [None, ""])
async def test_a_required_key_must_be_there(client: httpx2.AsyncClient, key: str | None) -> None:
    answer = await make(client, key=key)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")


async def test_a_key_has_at_most_255_characters(client: httpx2.AsyncClient) -> None:
    assert (await make(client, key="k" * 255)).status_code == 201
    answer = await make(client, key="k" * 256)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_too_long")


async def test_an_optional_key_may_be_missing(client: httpx2.AsyncClient, work: Work) -> None:
    assert (await make(client, key=None, path="/notes")).json() == {"number": 1}
    assert (await make(client, key=None, path="/notes")).json() == {"number": 2}


async def test_old_keys_are_dropped_and_young_ones_kept(client: httpx2.AsyncClient, database: Database) -> None:
    await make(client, key="old")
    await database.execute(AGE)
    await make(client, key="young")
    assert not await drop_old_keys(database)
    assert await database.fetch_value(COUNT_ROWS) == 1


async def test_openapi_shows_the_header(client: httpx2.AsyncClient, database: Database, work: Work) -> None:
    paths = build(an_app(database, work), "/things")["paths"]
    parameters = {path: paths[path]["post"]["parameters"] for path in ("/things", "/notes")}
    assert [(p["name"], p["required"]) for p in parameters["/things"]] == [("Idempotency-Key", True)]
    assert [(p["name"], p["required"]) for p in parameters["/notes"]] == [("Idempotency-Key", False)]


def test_an_idempotent_route_that_knows_no_caller_is_refused_when_it_is_made() -> None:
    router = APIRouter(route_class=IdempotentRoute)

    async def place(key: IdempotencyKey) -> None: ...

    with pytest.raises(TypeError, match="/orders takes an Idempotency-Key and knows no caller"):
        router.post("/orders")(place)
