from typing import Annotated, Any, ClassVar

import pytest
from fastapi import APIRouter, Depends, FastAPI

from servicekit.conditional import IfMatch
from servicekit.documented import Contract, Tag, adds
from servicekit.domain.errors import Conflict, Unauthenticated
from servicekit.idempotency import IdempotentRoute, idempotency_required
from servicekit.identity import CustomerCaller, OptionalCaller, service_caller
from servicekit.limits import limit
from servicekit.openapi.document import build
from servicekit.openapi.public import public
from servicekit.pages import Page
from servicekit.problems import problems
from servicekit.schemas import Answer, Body

TAG = Tag("Things", "Things of all kinds.")


class ThingTaken(Conflict):
    code = "thing_taken"
    title = "Somebody has it"
    example_errors: ClassVar = ({"code": "thing_taken", "thing_id": "lamp"},)


class ThingAnswer(Answer):
    name: str


class ThingBody(Body):
    name: str


class SecretAnswer(Answer):
    secret: str


@adds(Contract(refusals=(Unauthenticated,)))
async def wrapped() -> None: ...


router = APIRouter(prefix="/things", tags=[TAG], route_class=IdempotentRoute)


@router.get("", dependencies=[Depends(limit("look", times=1, per_seconds=1))])
async def list_things(_: OptionalCaller) -> Page[ThingAnswer]: ...  # type: ignore[empty-body]


@router.post("", status_code=201, responses=problems(ThingTaken))
@idempotency_required
async def make_thing(body: ThingBody, _: CustomerCaller) -> ThingAnswer: ...  # type: ignore[empty-body]


@router.put("/{name}", responses=problems(ThingTaken))
async def change_thing(name: str, version: IfMatch, _: CustomerCaller) -> ThingAnswer: ...  # type: ignore[empty-body]


@router.get("/secret", dependencies=[Depends(service_caller("things:read"))])
async def read_secret() -> SecretAnswer: ...  # type: ignore[empty-body]


@router.get("/open")
async def read_open(_: Annotated[None, Depends(wrapped)]) -> ThingAnswer: ...  # type: ignore[empty-body]


def a_document(*routers: APIRouter) -> dict[str, Any]:
    app = FastAPI(title="Things")
    for each in routers:
        app.router.routes.extend(each.routes)
    return build(app, "/things")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return a_document(router)


def codes(document: dict[str, Any], path: str, method: str, status: str) -> list[str]:
    answer = document["paths"][path][method]["responses"][status]
    if "$ref" in answer:
        answer = document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
    content = answer["content"]["application/problem+json"]
    named: list[str] = content["schema"]["allOf"][1]["properties"]["code"]["enum"]
    assert list(content["examples"]) == named
    return named


def test_an_operation_is_named_by_its_function(document: dict[str, Any]) -> None:
    assert document["paths"]["/things"]["get"]["operationId"] == "list_things"


def test_two_operations_of_one_name_are_refused() -> None:
    twin = APIRouter(prefix="/twins")
    twin.add_api_route("", list_things, methods=["GET"])
    with pytest.raises(ValueError, match="Two operations are named list_things"):
        a_document(router, twin)


def test_a_tag_has_a_sentence(document: dict[str, Any]) -> None:
    assert document["tags"] == [{"name": "Things", "description": "Things of all kinds."}]
    bare = APIRouter(prefix="/bare", tags=["bare"])
    bare.add_api_route("", list_things, methods=["GET"])
    with pytest.raises(ValueError, match="bare is no Tag with one sentence"):
        a_document(bare)


def test_what_a_route_depends_on_says_how_it_refuses(document: dict[str, Any]) -> None:
    tokens = ["invalid_token", "session_revoked", "token_expired"]
    assert codes(document, "/things", "get", "401") == tokens
    assert codes(document, "/things", "post", "401") == [*tokens, "unauthenticated"]
    assert codes(document, "/things/open", "get", "401") == ["unauthenticated"]
    assert codes(document, "/things", "post", "403") == ["forbidden"]
    assert codes(document, "/things", "get", "429") == ["rate_limited"]
    assert codes(document, "/things/{name}", "put", "412") == ["precondition_failed"]
    assert codes(document, "/things/{name}", "put", "428") == ["precondition_required"]
    assert codes(document, "/things", "get", "503") == ["database_unavailable", "unavailable"]
    assert "403" not in document["paths"]["/things"]["get"]["responses"]
    assert "429" not in document["paths"]["/things"]["post"]["responses"]


def test_a_key_says_how_it_refuses_beside_what_the_route_raises(document: dict[str, Any]) -> None:
    assert codes(document, "/things", "post", "400") == [
        "bad_request", "idempotency_key_required", "idempotency_key_too_long", "malformed_json",
    ]  # fmt: skip
    assert codes(document, "/things", "post", "409") == ["idempotency_in_progress", "thing_taken"]
    assert codes(document, "/things", "post", "422") == ["idempotency_key_reused", "validation_failed"]
    assert codes(document, "/things/{name}", "put", "409") == ["thing_taken"]


def test_an_example_is_a_whole_problem(document: dict[str, Any]) -> None:
    assert document["components"]["examples"]["thing_taken"]["value"] == {
        "type": "about:blank", "title": "Somebody has it", "status": 409, "detail": "Somebody has it",
        "instance": "/things", "code": "thing_taken", "errors": [{"code": "thing_taken", "thing_id": "lamp"}],
    }  # fmt: skip


def test_headers_are_described_where_they_are_sent(document: dict[str, Any]) -> None:
    def headers(path: str, method: str, status: str) -> set[str]:
        answer = document["paths"][path][method]["responses"][status]
        reference = answer.get("$ref", "").rsplit("/", 1)[-1]
        return set((document["components"]["responses"][reference] if reference else answer).get("headers", {}))

    limits = {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"}
    assert headers("/things", "get", "200") == limits
    assert headers("/things", "get", "429") == {*limits, "Retry-After"}
    assert headers("/things", "get", "503") == {"Retry-After"}
    assert headers("/things", "post", "201") == {"Idempotent-Replayed"}
    assert headers("/things", "post", "401") == {"WWW-Authenticate"}
    assert headers("/things/{name}", "put", "200") == {"ETag"}
    assert "Location" not in document["components"]["headers"]


def test_if_match_is_required(document: dict[str, Any]) -> None:
    parameters = {each["name"]: each for each in document["paths"]["/things/{name}"]["put"]["parameters"]}
    assert parameters["If-Match"]["required"] is True
    assert parameters["If-Match"]["schema"]["type"] == "string"


def test_signing_in_is_optional_where_strangers_are_let_in(document: dict[str, Any]) -> None:
    assert document["paths"]["/things"]["get"]["security"] == [{}, {"Bearer": []}]
    assert document["paths"]["/things"]["post"]["security"] == [{"Bearer": []}]


def test_pages_have_a_name(document: dict[str, Any]) -> None:
    assert "ThingPage" in document["components"]["schemas"]


def test_bodies_are_closed_and_answers_open(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert schemas["ThingBody"]["additionalProperties"] is False
    assert "additionalProperties" not in schemas["ThingAnswer"]


def test_a_gateway_serves_no_operation_for_services(document: dict[str, Any]) -> None:
    assert "/things/secret" in document["paths"]
    served = public(document)
    assert "/things/secret" not in served["paths"]
    assert "SecretAnswer" not in served["components"]["schemas"]
    assert "ThingAnswer" in served["components"]["schemas"]
    assert "Fault" in served["components"]["schemas"], "needed by Problem"
