"""IdempotentRoute on a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Annotated, Any
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa
from fastapi import APIRouter, Depends, FastAPI, Response
from pydantic import Field

from servicekit import problems
from servicekit.database import Database, Statement, Transaction, UnitOfWork
from servicekit.database.foundation import foundation_tables
from servicekit.domain.errors import Conflict, OutcomeUnknown, RateLimited, Unavailable
from servicekit.domain.ids import new_id
from servicekit.idempotency import (
    IdempotencyKey,
    IdempotentRoute,
    answered,
    asks_before_first_commit,
    claimed_with_first_commit,
    idempotency_required,
    kept_by_neighbour,
)
from servicekit.idempotency.store import drop_old_keys
from servicekit.identity import AnyCaller, Caller
from servicekit.openapi.document import build
from servicekit.schemas import Answer, Body

AMIRA, BADR = new_id(), new_id()
COUNT_ROWS = Statement(sa.select(sa.func.count()).select_from(sa.table("idempotency_keys")))
LAPSE = Statement(sa.text("UPDATE idempotency_keys SET claimed_until = now() - interval '1 second'"))
SYNCHRONOUS = Statement(sa.text("SELECT current_setting('synchronous_commit')"))
AGE = Statement(sa.text("UPDATE idempotency_keys SET created_at = now() - interval '72 hours'"))


LEASES = foundation_tables(sa.MetaData()).leases
EFFECT = Statement(sa.insert(LEASES), columns=("name", "holder", "expires_at"))
UNDO = Statement(sa.delete(LEASES))
EFFECTS = Statement(sa.select(LEASES.c.name).order_by(LEASES.c.name))


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
        return Caller(id=UUID(token), role="customer", token_id="t", expires_at=expires, issued_at=0.0)


async def throttled() -> None:
    raise RateLimited(retry_after=3)


def an_app(router: APIRouter, database: Database) -> FastAPI:
    """What answers the routes of `router`."""
    app = FastAPI()
    problems.install(app)
    app.router.routes.extend(router.routes)
    app.state.platform = SimpleNamespace(database=database, tokens=AnyToken())
    return app


def asking(app: FastAPI) -> httpx2.AsyncClient:
    """Asks `app` without a socket; what it raises is its 500."""
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app, raise_app_exceptions=False), base_url="http://test")


def the_routes(work: Work) -> APIRouter:
    router = APIRouter(route_class=IdempotentRoute)

    @router.post("/things", status_code=201)
    @idempotency_required
    async def make(thing: Thing, caller: AnyCaller, key: IdempotencyKey, response: Response) -> dict[str, int]:
        work.executions += 1
        work.keys.append(key)
        await work.act()
        response.headers["Location"] = f"/things/{work.executions}"
        return {"number": work.executions, "size": thing.size}

    @router.post("/kept", status_code=201)
    @idempotency_required
    @kept_by_neighbour
    async def keep(thing: Thing, caller: AnyCaller) -> dict[str, int]:
        work.executions += 1
        await work.act()
        return {"number": work.executions}

    @router.post("/notes")
    async def note(caller: AnyCaller) -> dict[str, int]:
        work.executions += 1
        return {"number": work.executions}

    @router.post("/limited", dependencies=[Depends(throttled)])
    async def limited(caller: AnyCaller) -> None: ...

    return router


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
async def client(database: Database, work: Work) -> AsyncIterator[httpx2.AsyncClient]:
    async with asking(an_app(the_routes(work), database)) as open_client:
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


@pytest.mark.parametrize(("path", "waits"), [("/things", "on"), ("/kept", "off")])
async def test_what_a_neighbour_keeps_waits_for_no_disk(
    client: httpx2.AsyncClient, database: Database, monkeypatch: pytest.MonkeyPatch, path: str, waits: str
) -> None:
    waited: list[str] = []

    def noting(ask: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def noted(statement: Statement, **parameters: Any) -> Any:
            async with database.transaction() as transaction:
                answer = await getattr(transaction, ask.__name__)(statement, **parameters)
                waited.append(await transaction.fetch_value(SYNCHRONOUS))
            return answer

        return noted

    for name in ("fetch_one", "execute"):
        monkeypatch.setattr(database, name, noting(getattr(database, name)))
    first, again = await make(client, path=path), await make(client, path=path)
    assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
    assert waited == [waits] * 3  # claimed, answered, claimed in vain


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
    paths = build(an_app(the_routes(work), database), "/things")["paths"]
    parameters = {path: paths[path]["post"]["parameters"] for path in ("/things", "/notes")}
    assert [(p["name"], p["required"]) for p in parameters["/things"]] == [("Idempotency-Key", True)]
    assert [(p["name"], p["required"]) for p in parameters["/notes"]] == [("Idempotency-Key", False)]


class Shown(Answer):
    number: int


class Effects:
    """A use case of two commits with something of a neighbour's in between; the last may carry the answer."""

    def __init__(self, database: Database) -> None:
        self.database, self.begun = database, 0
        self.commits = 2
        self.before: Callable[[], Awaitable[None]] = self.nothing
        self.between: Callable[[], Awaitable[None]] = self.nothing

        self.run: Callable[[], Awaitable[int]] = self.__call__

    async def nothing(self) -> None: ...

    async def __call__(self) -> int:
        self.begun += 1
        number = self.begun
        await self.before()
        for commit in range(self.commits):
            if commit == self.commits - 1:
                await self.between()
            async with UnitOfWork(self.database) as uow:
                uow.transaction.write(EFFECT, name=f"{number}.{commit}", holder=new_id(), expires_at=datetime.now(UTC))
                if commit == self.commits - 1:
                    uow.answer_with(number)
        return number

    async def made(self) -> list[str]:
        """What was committed."""
        return [row["name"] for row in await self.database.fetch(EFFECTS)]


@pytest.fixture
def effects(database: Database) -> Effects:
    return Effects(database)


@pytest.fixture
async def late(database: Database, effects: Effects) -> AsyncIterator[httpx2.AsyncClient]:
    """Asks a route that is claimed with the first commit."""
    router = APIRouter(route_class=IdempotentRoute)

    @router.post("/things", status_code=201)
    @idempotency_required
    @claimed_with_first_commit
    async def make(thing: Thing, caller: AnyCaller) -> Shown:
        return await answered(lambda number: Shown(number=number), effects.run())

    async with asking(an_app(router, database)) as open_client:
        yield open_client


@pytest.mark.parametrize("commits", [0, 1, 2])
async def test_what_commits_with_the_claim_is_replayed_too(
    late: httpx2.AsyncClient, effects: Effects, commits: int
) -> None:
    effects.commits = commits
    first, again = await make(late), await make(late)
    assert (first.status_code, first.content) == (again.status_code, again.content) == (201, b'{"number":1}')
    assert first.headers["content-type"] == again.headers["content-type"] == "application/json"
    assert again.headers["idempotent-replayed"] == "true"
    assert (await make(late, size=2)).json()["code"] == "idempotency_key_reused"
    assert len(await effects.made()) == commits


@pytest.mark.parametrize("commits", [1, 2])
async def test_effect_and_answer_are_one_commit(
    late: httpx2.AsyncClient, effects: Effects, commits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the process died right after its last commit: a repeat finds the answer."""
    effects.commits = commits
    monkeypatch.setattr("servicekit.idempotency.attempt.Attempt.end", no_end)
    first, again = await make(late), await make(late)
    assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
    assert len(await effects.made()) == commits


async def no_end(self: object, response: object) -> None: ...


@pytest.mark.parametrize("commits", [1, 2])
async def test_two_that_begin_beside_each_other_have_one_effect_and_one_answer(
    late: httpx2.AsyncClient, effects: Effects, commits: int
) -> None:
    both = asyncio.Barrier(2)

    async def meet() -> None:
        await both.wait()

    effects.commits, effects.before = commits, meet
    answers = await asyncio.gather(make(late), make(late))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses in ([201, 201], [201, 409])
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert len(await effects.made()) == commits
    effects.before = effects.nothing
    assert (await make(late)).headers["idempotent-replayed"] == "true"


async def test_while_a_claim_is_committed_the_second_is_told_so(late: httpx2.AsyncClient, effects: Effects) -> None:
    running, go_on = asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        running.set()
        await go_on.wait()

    effects.between = hang
    first = asyncio.create_task(make(late))
    await running.wait()
    second = await make(late)
    go_on.set()
    assert (second.status_code, second.json()["code"]) == (409, "idempotency_in_progress")
    assert (await first).status_code == 201
    assert (await make(late)).content == (await first).content


@pytest.mark.parametrize("where", ["before", "between"])
async def test_a_refusal_is_kept_whether_or_not_anything_was_committed(
    late: httpx2.AsyncClient, effects: Effects, where: str
) -> None:
    async def refuse() -> None:
        raise Busy("not now")

    setattr(effects, where, refuse)
    first = await make(late)
    setattr(effects, where, effects.nothing)
    again = await make(late)
    assert (first.status_code, again.content) == (409, first.content)
    assert again.headers["idempotent-replayed"] == "true"
    assert len(await effects.made()) == (0 if where == "before" else 1)


@pytest.mark.parametrize("error", [Unavailable(), OutcomeUnknown(), RateLimited(), Busy("not now")])
async def test_a_repeat_that_comes_to_nothing_gets_the_first_answer(
    late: httpx2.AsyncClient, effects: Effects, error: Exception
) -> None:
    async def fail() -> None:
        raise error

    first = await make(late)
    effects.before = fail
    again = await make(late)
    assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
    assert (await make(late, size=2)).json()["code"] == "idempotency_key_reused"


@pytest.mark.parametrize("error", [Unavailable(), OutcomeUnknown(), RuntimeError("bug")])
@pytest.mark.parametrize("where", ["before", "between"])
async def test_what_is_not_known_leaves_no_claim(
    late: httpx2.AsyncClient, effects: Effects, database: Database, where: str, error: Exception
) -> None:
    async def fail() -> None:
        raise error

    setattr(effects, where, fail)
    assert (await make(late)).status_code >= 500
    assert await database.fetch_value(COUNT_ROWS) == 0
    setattr(effects, where, effects.nothing)
    assert (await make(late)).status_code == 201


async def test_a_claim_that_was_committed_with_something_lapses_and_is_taken_over(
    late: httpx2.AsyncClient, effects: Effects, database: Database
) -> None:
    running, never = asyncio.Event(), asyncio.Event()

    async def die() -> None:
        running.set()
        await never.wait()

    effects.between = die
    killed = asyncio.create_task(make(late))
    await running.wait()
    await database.execute(LAPSE)
    effects.between = effects.nothing
    taken_over = await make(late)
    assert (taken_over.status_code, "idempotent-replayed" in taken_over.headers) == (201, False)
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    assert (await make(late)).content == taken_over.content
    # The first of its two tries met the claim.
    assert await effects.made() == ["1.0", "3.0", "3.1"]


async def test_what_a_request_undoes_after_an_unknown_commit_takes_its_answer_along(
    late: httpx2.AsyncClient, effects: Effects, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit with the answer was made and nobody heard of it; the use case then undoes it."""
    commit = Transaction.commit

    async def made_but_not_heard_of(self: Transaction) -> None:
        await commit(self)
        raise OutcomeUnknown

    async def undoing() -> int:
        with monkeypatch.context() as patched:
            patched.setattr(Transaction, "commit", made_but_not_heard_of)
            with pytest.raises(OutcomeUnknown):
                await Effects.__call__(effects)
        async with UnitOfWork(database) as uow:
            uow.transaction.write(UNDO)
        raise OutcomeUnknown

    effects.commits = 1
    monkeypatch.setattr(effects, "run", undoing)
    assert (await make(late)).status_code == 504
    assert await effects.made() == []
    assert await database.fetch_value(COUNT_ROWS) == 0
    monkeypatch.setattr(effects, "run", effects.__call__)
    assert (await make(late)).json() == {"number": 2}


async def test_a_refusal_because_another_request_was_first_gives_way_to_its_answer(
    late: httpx2.AsyncClient, effects: Effects
) -> None:
    looked, go_on = asyncio.Event(), asyncio.Event()
    effects.commits = 1

    async def slow() -> None:
        looked.set()
        await go_on.wait()
        raise Busy("somebody has done it")

    effects.before = slow
    second = asyncio.create_task(make(late))
    await looked.wait()
    effects.before = effects.nothing
    first = await make(late)
    go_on.set()
    answer = await second
    assert (answer.status_code, answer.content) == (201, first.content)
    assert answer.headers["idempotent-replayed"] == "true"


@pytest.mark.parametrize("marks", [(claimed_with_first_commit, kept_by_neighbour), (asks_before_first_commit,)])
def test_marks_that_do_not_go_together_are_refused_when_the_route_is_made(marks: tuple[Any, ...]) -> None:
    async def endpoint(caller: AnyCaller) -> None: ...

    for mark in marks:
        mark(endpoint)
    with pytest.raises(TypeError, match="do not go together"):
        APIRouter(route_class=IdempotentRoute).post("/things")(endpoint)


async def test_one_that_asks_before_its_first_commit_is_not_begun_again(database: Database, effects: Effects) -> None:
    router = APIRouter(route_class=IdempotentRoute)

    @router.post("/things", status_code=201)
    @idempotency_required
    @claimed_with_first_commit
    @asks_before_first_commit
    async def make_it(thing: Thing, caller: AnyCaller) -> Shown:
        return await answered(lambda number: Shown(number=number), effects.run())

    async with asking(an_app(router, database)) as client:
        first, again = await make(client), await make(client)
    assert (again.content, again.headers["idempotent-replayed"], effects.begun) == (first.content, "true", 1)


def test_an_idempotent_route_that_knows_no_caller_is_refused_when_it_is_made() -> None:
    router = APIRouter(route_class=IdempotentRoute)

    async def place(key: IdempotencyKey) -> None: ...

    with pytest.raises(TypeError, match="/orders takes an Idempotency-Key and knows no caller"):
        router.post("/orders")(place)
