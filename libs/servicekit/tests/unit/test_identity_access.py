"""Who gets through which door, and whether the authorisation matrix notices."""

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Annotated, Any

import httpx2
import pytest
from fastapi import APIRouter, Depends, FastAPI
from identity_builders import a_verifier, claims, service_claims, signed

from servicekit import problems
from servicekit.deadlines import remaining_seconds
from servicekit.domain.errors import NotFound
from servicekit.identity import (
    Access,
    AdminCaller,
    AnyCaller,
    Caller,
    CustomerCaller,
    OptionalCaller,
    Role,
    StaffCaller,
    service_caller,
)
from testkit.authorization import Actor, Case, Rule, assert_complete, cases, operations

router = APIRouter(prefix="/things")


@router.get("/open")
async def for_all() -> str:
    return "open"


@router.get("/optional")
async def optional(caller: OptionalCaller) -> str:
    return caller.role if caller else "nobody"


@router.get("")
async def for_guests(caller: AnyCaller) -> str:
    return caller.role


@router.get("/{thing_id}")
async def owned(thing_id: str, caller: CustomerCaller) -> str:
    if thing_id != str(caller.id) and not caller.is_staff:
        raise NotFound
    return thing_id


@router.post("/staff")
async def for_staff(caller: StaffCaller) -> str:
    return caller.role


@router.post("/admin")
async def for_admins(caller: AdminCaller) -> str:
    return caller.role


@router.post("/internal")
async def for_services(caller: Annotated[Caller, Depends(service_caller("orders:place"))]) -> str:
    return caller.service or ""


async def what_is_left(_: Annotated[Caller, Depends(Access("optional", frozenset(Role)))]) -> float | None:
    return remaining_seconds()


TABLE = {
    "GET /things/open": Rule("public"),
    "GET /things/optional": Rule("optional"),
    "GET /things": Rule("guest"),
    "GET /things/{thing_id}": Rule("customer", owned=True, also=(Actor.SUPPORT, Actor.ADMIN)),
    "POST /things/staff": Rule("staff"),
    "POST /things/admin": Rule("admin"),
    "POST /things/internal": Rule("service:orders:place"),
}
OWNER = "11111111-1111-7111-8111-111111111111"
TOKENS = {
    Actor.GUEST: signed(claims(role="guest", sid=None)),
    Actor.OTHER_USER: signed(claims()),
    Actor.OWNER: signed(claims(sub=OWNER)),
    Actor.SUPPORT: signed(claims(role="support")),
    Actor.ADMIN: signed(claims(role="admin")),
    Actor.SERVICE: signed(service_claims()),
    Actor.OTHER_SERVICE: signed(service_claims(scope="a:b")),
}


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    problems.install(app)
    app.include_router(router)
    app.state.platform = SimpleNamespace(tokens=a_verifier())
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://test") as client:
        yield client


def test_every_operation_is_in_the_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_the_matrix_holds(case: Case, client: httpx2.AsyncClient) -> None:
    answer = await client.request(
        case.method, case.path({"thing_id": OWNER}), json=case.json, headers=case.headers(TOKENS.get(case.actor))
    )
    case.check(answer.status_code)


def test_a_missing_a_superfluous_and_a_wrong_row_are_named(app: FastAPI) -> None:
    table = TABLE | {"POST /things/staff": Rule("admin"), "GET /nowhere": Rule("public")}
    del table["GET /things"]
    with pytest.raises(AssertionError) as failed:
        assert_complete(app, table)
    assert str(failed.value).splitlines() == [
        "GET /nowhere does not exist",
        "GET /things is missing from the table",
        "POST /things/staff asks for 'staff', the table says 'admin'",
    ]


@pytest.mark.parametrize(
    ("actor", "status"), [(Actor.ANONYMOUS, 200), (Actor.OTHER_USER, 200), (Actor.OWNER, 401), (Actor.SUPPORT, 404)]
)
def test_a_wrong_answer_fails_its_case(actor: Actor, status: int) -> None:
    rule = TABLE["GET /things/{thing_id}"]
    with pytest.raises(AssertionError):
        Case("GET /things/{thing_id}", actor, rule).check(status)


def test_the_doors_are_recognised(app: FastAPI) -> None:
    assert operations(app)["POST /things/internal"] == "service:orders:place"
    assert operations(app)["GET /things/optional"] == "public"


def test_swagger_offers_authorize(app: FastAPI) -> None:
    document = app.openapi()
    assert document["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"
    assert document["paths"]["/things"]["get"]["security"] == [{"Bearer": []}]
    assert "security" not in document["paths"]["/things/open"]["get"]


@pytest.mark.parametrize(
    "header", ["Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "bearer\t", "Token x", "", "Bearer  "], ids=repr
)
async def test_without_a_bearer_token_nobody_is_known(client: httpx2.AsyncClient, header: str) -> None:
    answer = await client.get("/things", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthenticated"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_bad_token_is_refused_even_where_none_is_needed(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/things/optional", headers={"Authorization": "Bearer bad"})
    assert answer.status_code == 401
    assert answer.json()["code"] == "invalid_token"
    assert (await client.get("/things/optional")).json() == "nobody"


async def test_the_scheme_is_case_insensitive(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/things", headers={"Authorization": f"bearer {TOKENS[Actor.GUEST]}"})
    assert answer.json() == "guest"


async def test_two_doors_of_one_route_verify_once(app: FastAPI, client: httpx2.AsyncClient) -> None:
    verified: list[str] = []

    class Counting:
        async def verify(self, token: str) -> Any:
            verified.append(token)
            return await a_verifier().verify(token)

    async def twice(first: AnyCaller, second: OptionalCaller) -> str:
        return "fine"

    app.get("/twice")(twice)
    app.state.platform = SimpleNamespace(tokens=Counting())
    await client.get("/twice", headers={"Authorization": f"Bearer {TOKENS[Actor.OWNER]}"})
    assert len(verified) == 1


@pytest.mark.parametrize(
    ("actor", "sent", "bounded"),
    [(Actor.SERVICE, "60000", True), (Actor.SERVICE, "soon", False), (Actor.ADMIN, "60000", False)],
)
async def test_the_deadline_of_a_service_is_believed_and_nobody_elses(
    app: FastAPI, client: httpx2.AsyncClient, actor: Actor, sent: str, bounded: bool
) -> None:
    app.add_api_route("/left", what_is_left)
    headers = {"Authorization": f"Bearer {TOKENS[actor]}", "X-Request-Timeout-Ms": sent}
    left = (await client.get("/left", headers=headers)).json()
    assert (left is not None) == bounded
    assert left is None or left <= 60
