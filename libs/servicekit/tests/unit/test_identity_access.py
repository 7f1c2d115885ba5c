"""Who gets through which door, and whether the authorisation matrix notices."""

from collections.abc import AsyncIterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Annotated, Any

import httpx2
import pytest
from fastapi import APIRouter, Depends, FastAPI
from identity_builders import RevokedInMemory, a_verifier, claims, service_claims, signed

from servicekit import problems
from servicekit.deadlines import remaining_seconds
from servicekit.domain.errors import NotFound
from servicekit.domain.permissions import Permissions
from servicekit.identity import (
    Access,
    AnyCaller,
    Caller,
    CustomerCaller,
    Kind,
    OptionalCaller,
    PolledRevocations,
    RevocationsPage,
    TokenVerifier,
    holding,
    permitted,
    service_caller,
)
from testkit.authorization import Actor, Case, Rule, assert_complete, cases, operations
from testkit.roles import ROLES

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


EverybodysOrders = Annotated[bool, Depends(holding("orders.read"))]


@router.get("/of")
async def open_to_all(everybodys: EverybodysOrders, *, hidden: bool = False) -> str:
    if hidden and not everybodys:
        raise NotFound
    return "all of them" if everybodys else "some"


@router.get("/{thing_id}")
async def owned(thing_id: str, caller: CustomerCaller, everybodys: EverybodysOrders) -> str:
    if thing_id != str(caller.id) and not everybodys:
        raise NotFound
    return thing_id


@router.post("/refund")
async def for_some(caller: Annotated[Caller, Depends(permitted("orders.refund"))]) -> str:
    """Gives back."""
    return caller.role


@router.post("/internal")
async def for_services(caller: Annotated[Caller, Depends(service_caller("orders:place"))]) -> str:
    return caller.service or ""


async def what_is_left(_: Annotated[Caller, Depends(Access("optional", frozenset(Kind)))]) -> float | None:
    return remaining_seconds()


TABLE = {
    "GET /things/open": Rule("public"),
    "GET /things/optional": Rule("optional"),
    "GET /things": Rule("guest"),
    "GET /things/of": Rule("optional+orders.read", shows="all of them"),
    "GET /things/of?hidden=true": Rule("optional+orders.read", without=404),
    "GET /things/{thing_id}": Rule("customer+orders.read", owned=True, shows="{thing_id}", owners=True),
    "POST /things/refund": Rule("permission:orders.refund"),
    "POST /things/internal": Rule("service:orders:place"),
}
OWNER = "11111111-1111-7111-8111-111111111111"
PATHS = {"thing_id": OWNER}
TOKENS = {
    Actor.GUEST: signed(claims(role="guest", sid=None)),
    Actor.OTHER_USER: signed(claims()),
    Actor.OWNER: signed(claims(sub=OWNER)),
    Actor.ADMIN: signed(claims(role="admin")),
    Actor.SERVICE: signed(service_claims()),
    Actor.OTHER_SERVICE: signed(service_claims(scope="a:b")),
}


def _token(case: Case) -> str | None:
    staff = case.actor in (Actor.PERMITTED, Actor.OTHERWISE_PERMITTED)
    return signed(claims(role=case.role)) if staff else TOKENS.get(case.actor)


def knowing(roles: Mapping[str, Sequence[str]]) -> TokenVerifier:
    """A verifier whose process has heard what these roles hold."""
    revocations = PolledRevocations(RevokedInMemory())
    held = {name: Permissions(frozenset(permissions)) for name, permissions in roles.items()}
    revocations.learn(RevocationsPage(20_000, [], held))
    return a_verifier(revocations=revocations)


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    problems.install(app)
    app.include_router(router)
    app.state.platform = SimpleNamespace(tokens=knowing(ROLES))
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://test") as client:
        yield client


def test_every_operation_is_in_the_table(app: FastAPI) -> None:
    assert_complete(app, TABLE)


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_the_matrix_holds(case: Case, client: httpx2.AsyncClient) -> None:
    answer = await client.request(case.method, case.path(PATHS), json=case.json, headers=case.headers(_token(case)))
    case.check(answer.status_code, answer.text, PATHS)


def test_a_missing_a_superfluous_and_a_wrong_row_are_named(app: FastAPI) -> None:
    table = TABLE | {"POST /things/refund": Rule("permission:orders.give"), "GET /nowhere": Rule("public")}
    del table["GET /things"]
    with pytest.raises(AssertionError) as failed:
        assert_complete(app, table)
    assert str(failed.value).splitlines() == [
        "GET /nowhere does not exist",
        "GET /things is missing from the table",
        "POST /things/refund asks for 'permission:orders.refund', the table says 'permission:orders.give'",
        "POST /things/refund names orders.give, which no row of services.yaml declares",
    ]


@pytest.mark.parametrize(
    ("actor", "status", "text"),
    [
        (Actor.ANONYMOUS, 200, OWNER),
        (Actor.OTHER_USER, 200, OWNER),
        (Actor.OWNER, 401, ""),
        (Actor.PERMITTED, 404, ""),
        (Actor.PERMITTED, 200, "somebody else's"),
        (Actor.OTHERWISE_PERMITTED, 200, OWNER),
        (Actor.ADMIN, 404, ""),
    ],
)
def test_a_wrong_answer_fails_its_case(actor: Actor, status: int, text: str) -> None:
    rule = TABLE["GET /things/{thing_id}"]
    with pytest.raises(AssertionError):
        Case("GET /things/{thing_id}", actor, rule).check(status, text, PATHS)


@pytest.mark.parametrize("actor", [Actor.OTHER_USER, Actor.OTHERWISE_PERMITTED, Actor.ANONYMOUS])
def test_who_is_shown_what_a_permission_is_for_fails_its_case(actor: Actor) -> None:
    with pytest.raises(AssertionError):
        Case("GET /things/of", actor, TABLE["GET /things/of"]).check(200, "all of them")


@pytest.mark.parametrize("actor", [Actor.GUEST, Actor.OWNER, Actor.OTHERWISE_PERMITTED, Actor.SERVICE, Actor.ANONYMOUS])
def test_whoever_gets_through_without_the_permission_fails_its_case(actor: Actor) -> None:
    with pytest.raises(AssertionError):
        Case("POST /things/refund", actor, TABLE["POST /things/refund"]).check(200)


async def test_a_refusal_names_the_permission_that_is_missing(client: httpx2.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {signed(claims(role='support'))}"}
    answer = await client.post("/things/refund", headers=headers)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["permission"]) == (403, "forbidden", "orders.refund")
    assert problem["detail"] == "This needs the permission orders.refund."


async def test_what_a_role_holds_is_judged_anew_at_each_request(app: FastAPI, client: httpx2.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {signed(claims(role='night-shift'))}"}
    for roles, status in (({}, 403), ({"night-shift": ["orders.refund"]}, 200), ({"night-shift": ["a.b"]}, 403)):
        app.state.platform.tokens._revocations.learn(
            RevocationsPage(20_000, [], {name: Permissions(frozenset(held)) for name, held in roles.items()})
        )
        assert (await client.post("/things/refund", headers=headers)).status_code == status


async def test_customers_and_guests_hold_nothing_whatever_the_map_says(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    app.state.platform.tokens = knowing({"customer": ["orders.refund"], "guest": ["orders.refund"]})
    for actor in (Actor.GUEST, Actor.OWNER):
        answer = await client.post("/things/refund", headers={"Authorization": f"Bearer {TOKENS[actor]}"})
        assert answer.status_code == 403


async def test_admin_holds_what_nobody_has_named_yet(app: FastAPI, client: httpx2.AsyncClient) -> None:
    app.state.platform.tokens = knowing({"admin": []})
    answer = await client.post("/things/refund", headers={"Authorization": f"Bearer {TOKENS[Actor.ADMIN]}"})
    assert answer.status_code == 200


def test_the_doors_are_recognised(app: FastAPI) -> None:
    assert operations(app)["POST /things/internal"] == "service:orders:place"
    assert operations(app)["GET /things/optional"] == "public"
    assert operations(app)["GET /things/of"] == "public+orders.read"


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
