"""What a neighbour may be asked and may answer, by a small document."""

import json
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from testkit.contracts import Beyond, ContractBroken, Document, Neighbour, Trouble, problem
from testkit.contracts.document import closed_document

SCHEMAS: dict[str, Any] = {
    "Money": {
        "type": "object",
        "required": ["amount", "currency"],
        "properties": {"amount": {"type": "integer"}, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}},
    },
    "Problem": {
        "type": "object",
        "required": ["title", "status", "code"],
        "properties": {name: {} for name in ("type", "title", "status", "code")},
    },
}
QUOTE: dict[str, Any] = {
    "security": [{"Bearer": []}],
    "parameters": [
        {"in": "path", "name": "id", "required": True, "schema": {"type": "string", "format": "uuid"}},
        {"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 50}},
        {"in": "header", "name": "Idempotency-Key", "required": True, "schema": {"type": "string", "minLength": 1}},
    ],
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Money"}}},
    },
    "responses": {
        "200": {
            "headers": {"ETag": {"required": True, "schema": {"type": "string"}}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Money"}}},
        },
        "409": {
            "content": {
                "application/problem+json": {
                    "schema": {
                        "allOf": [
                            {"$ref": "#/components/schemas/Problem"},
                            {"properties": {"code": {"enum": ["gone"]}}},
                        ]
                    },
                }
            },
        },
    },
}
PATHS = {"/quotes/{id}": {"post": QUOTE}}
DOCUMENT = Document("shop", closed_document({"paths": PATHS, "components": {"schemas": SCHEMAS}}))
NAME = "POST /quotes/{id}"
ID = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"
HEADERS = {"authorization": "Bearer t", "idempotency-key": "k", "content-type": "application/json"}
MONEY = {"amount": 1, "currency": "EUR"}


def ask(**changes: Any) -> None:
    asked: dict[str, Any] = {"path": {"id": ID}, "query": {}, "headers": HEADERS, "body": json.dumps(MONEY).encode()}
    DOCUMENT.operation(NAME).require_request(**asked | changes)


def answer(status: int, body: Any, kind: str = "application/json", **headers: str) -> None:
    DOCUMENT.operation(NAME).require_answer(status, kind, headers or {"etag": '"1"'}, json.dumps(body).encode())


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in HEADERS.items() if key != name}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"path": {"id": "7"}}, "the path parameter id is wrong"),
        ({"query": {"limit": "51"}}, "the query parameter limit is wrong"),
        ({"query": {"limit": "many"}}, "the query parameter limit is wrong"),
        ({"query": {"size": "1"}}, "the query parameter size is unknown"),
        ({"headers": without("idempotency-key")}, "the header parameter Idempotency-Key is missing"),
        ({"headers": without("authorization")}, "the Authorization header is missing"),
        ({"headers": HEADERS | {"content-type": "text/plain"}}, "text/plain is none of application/json"),
        ({"body": b""}, "the body is missing"),
        ({"body": b'{"amount": 1}'}, '"currency" is a required property'),
        ({"body": json.dumps(MONEY | {"tip": 1}).encode()}, "'tip' was unexpected"),
        ({"body": b'{"amount": "1", "currency": "EUR"}'}, "amount: "),
    ],
)
def test_what_the_document_does_not_allow_is_not_asked(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ContractBroken, match=f"^shop: {NAME} does not allow this request: .*{sentence}"):
        ask(**changes)


def test_what_the_document_allows_is_asked() -> None:
    ask()
    ask(query={"limit": "50"})


@pytest.mark.parametrize(
    ("status", "body", "kind", "sentence"),
    [
        (200, {"amount": 1}, "application/json", '"currency" is a required property'),
        (200, {"amount": 1, "currency": "euro"}, "application/json", "currency: "),
        (200, MONEY | {"new": 1}, "application/json", "'new' was unexpected"),
        (200, MONEY, "text/plain", "text/plain is none of application/json"),
        (201, MONEY, "application/json", "its document has 200, 409 there"),
        (409, {"title": "t", "status": 409, "code": "lost"}, "application/problem+json", '"lost" is not one of "gone"'),
    ],
)
def test_what_the_document_does_not_allow_is_not_answered(status: int, body: Any, kind: str, sentence: str) -> None:
    with pytest.raises(ContractBroken, match=f"^shop: {NAME} does not answer this {status}: .*{sentence}"):
        answer(status, body, kind)


def test_an_answer_has_the_headers_that_its_document_requires() -> None:
    with pytest.raises(ContractBroken, match="the header ETag is missing"):
        answer(200, MONEY, vary="*")


def test_what_the_document_allows_is_answered() -> None:
    answer(200, MONEY)
    answer(409, {"title": "t", "status": 409, "code": "gone", "limits": 1}, "application/problem+json")


class Shop(Neighbour):
    """Answers `given`."""

    provider = "shop"
    given: web.Response

    def handlers(self) -> Any:
        return {NAME: self._serve}

    async def _serve(self, _: web.Request) -> web.Response:
        return self.given


@pytest.fixture
def shop() -> Shop:
    return Shop(DOCUMENT)


async def _post(shop: Shop, path: str = f"/quotes/{ID}", body: Any = MONEY) -> int:
    async with aiohttp.ClientSession() as session, session.post(shop.url + path, json=body, headers=HEADERS) as got:
        return got.status


async def test_leaving_a_neighbour_names_every_breach_once(shop: Shop) -> None:
    with pytest.raises(ContractBroken) as broken:
        async with shop:
            shop.given = web.json_response({"amount": 1}, headers={"ETag": '"1"'})
            assert [await _post(shop), await _post(shop)] == [500, 500]
            assert await _post(shop, body={"amount": 1}) == 422
            assert await _post(shop, "/quotations/1") == 404
    answered, asked, unknown = str(broken.value).splitlines()
    assert answered == f'shop: {NAME} does not answer this 200: the whole: "currency" is a required property'
    assert asked == f'shop: {NAME} does not allow this request: the whole: "currency" is a required property'
    assert unknown == "shop: this neighbour has no POST /quotations/1"


async def test_trouble_and_what_a_new_release_answers_break_nothing(shop: Shop) -> None:
    async with shop:
        shop.given = problem(409, "a_code_of_a_newer_release", kind=Beyond)
        shop.trouble["/quotes"] = [Trouble.REFUSE, Trouble.BAD_GATEWAY, Trouble.FAIL_INSIDE]
        assert [await _post(shop) for _ in range(4)] == [503, 502, 500, 409]
        shop.trouble["/quotes"] = [Trouble.LOSE_ANSWER]
        with pytest.raises(aiohttp.ClientError):
            await _post(shop)
        assert shop.asked("/quotes") == 5


def test_a_neighbour_serves_only_what_its_document_has(shop: Shop) -> None:
    with pytest.raises(ContractBroken, match="shop: its document has no GET /quotes"):
        shop.document.operation("GET /quotes")
