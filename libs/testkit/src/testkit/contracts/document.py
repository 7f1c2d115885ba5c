"""A provider's committed OpenAPI document, as a consumer's tests are held to it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from embedded.checkout import repository
from testkit.contracts.schemas import Schema, closed, faults, resolved

PROBLEM = "application/problem+json"
_METHODS = ("get", "put", "post", "delete", "patch")


class ContractBroken(AssertionError):
    """Somebody asks or answers what the provider's document does not allow."""


@dataclass(frozen=True)
class Operation:
    """One operation of `provider`; `document` is the whole."""

    provider: str
    name: str
    """Method and path template: `POST /internal/reservations/{reservation_id}/commit`."""
    described: Mapping[str, Any]
    document: Mapping[str, Any]

    def require_request(
        self, path: Mapping[str, str], query: Mapping[str, str], headers: Mapping[str, str], body: bytes
    ) -> None:
        """Raises ContractBroken where a request is not what the document allows; header names in any case."""
        given = {"path": path, "query": query, "header": {name.lower(): value for name, value in headers.items()}}
        found = [fault for parameter in self.parameters for fault in self._parameter_faults(parameter, given)]
        known = {parameter["name"] for parameter in self.parameters if parameter["in"] == "query"}
        found += [f"the query parameter {name} is unknown" for name in query if name not in known]
        if self.described.get("security") and "authorization" not in given["header"]:
            found.append("the Authorization header is missing")
        self._demand(found + self._body_faults(given["header"], body), f"{self.name} does not allow this request")

    def require_answer(self, status: int, content_type: str, headers: Mapping[str, str], body: bytes) -> None:
        """Raises ContractBroken where an answer is not what the document allows."""
        about = f"{self.name} does not answer this {status}"
        response = self.responses.get(str(status))
        if response is None:
            statuses = ", ".join(self.responses)
            raise ContractBroken(f"{self.provider}: {about}: its document has {statuses} there")
        sent = {name.lower() for name in headers}
        found = [
            f"the header {name} is missing"
            for name, header in response.get("headers", {}).items()
            if resolved(header, self.document).get("required") and name.lower() not in sent
        ]
        content = response.get("content", {})
        if not content:
            self._demand(found + ["the document has no body there"] * bool(body), about)
        elif content_type not in content:
            self._demand([*found, f"{content_type} is none of {', '.join(content)}"], about)
        else:
            self._demand(found + self._answer_faults(status, content_type, json.loads(body)), about)

    def _answer_faults(self, status: int, content_type: str, answer: Any) -> list[str]:
        return faults(answer, self.responses[str(status)]["content"][content_type].get("schema", {}), self.document)

    @property
    def parameters(self) -> list[Mapping[str, Any]]:
        """Of path, query and header."""
        return [resolved(parameter, self.document) for parameter in self.described.get("parameters", ())]

    @cached_property
    def responses(self) -> dict[str, Mapping[str, Any]]:
        """What the document says of each answer, references resolved, by status as text (`404`, `default`)."""
        return {status: resolved(each, self.document) for status, each in self.described["responses"].items()}

    @property
    def request_body(self) -> Mapping[str, Any]:
        """What the document says of the body; empty where it has none."""
        return resolved(self.described.get("requestBody", {}), self.document)

    def answer_schema(self, status: int) -> Schema | None:
        """The schema of the JSON that it answers with that status, None where there is none."""
        content = self.responses[str(status)].get("content", {})
        schema: Schema | None = content.get("application/json", {}).get("schema")
        return schema

    def codes(self, status: int) -> tuple[str, ...]:
        """The problem codes that it answers with that status."""
        return codes_of(self.responses[str(status)])

    def _parameter_faults(self, parameter: Mapping[str, Any], given: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
        where, name = parameter["in"], parameter["name"]
        value = given.get(where, {}).get(name.lower() if where == "header" else name)
        if value is None:
            if parameter.get("required"):
                yield f"the {where} parameter {name} is missing"
            return
        schema = parameter.get("schema", {})
        wrong = faults(value, schema, self.document)
        if wrong and (read := _read(value)) is not None:
            wrong = faults(read, schema, self.document)
        yield from (f"the {where} parameter {name} is wrong ({fault})" for fault in wrong)

    def _body_faults(self, headers: Mapping[str, str], body: bytes) -> list[str]:
        content = self.request_body.get("content", {})
        if not body:
            return ["the body is missing"] if self.request_body.get("required") else []
        if not content:
            # `{}` is how a caller of a POST without a body says that there is nothing to say.
            return [] if json.loads(body) == {} else ["the document has no body there"]
        kind = headers.get("content-type", "").partition(";")[0]
        if kind not in content:
            return [f"{kind or 'a body without a type'} is none of {', '.join(content)}"]
        return faults(json.loads(body), content[kind].get("schema", {}), self.document)

    def _demand(self, found: list[str], about: str) -> None:
        if found:
            raise ContractBroken(f"{self.provider}: {about}: {'; '.join(found)}")


def codes_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    """The problem codes that a described response may have: the enum of its schema."""
    parts = response.get("content", {}).get(PROBLEM, {}).get("schema", {}).get("allOf", ())
    return tuple(code for part in parts for code in part.get("properties", {}).get("code", {}).get("enum", ()))


class Document:
    """An OpenAPI document of `provider`."""

    def __init__(self, provider: str, content: Mapping[str, Any]) -> None:
        self.provider = provider
        self._content = content

    @classmethod
    @lru_cache
    def of(cls, provider: str) -> "Document":
        """As in `services/<provider>/openapi.json`, its objects closed."""
        content = json.loads((repository() / "services" / provider / "openapi.json").read_text())
        return cls(provider, closed_document(content))

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """By name: `POST /internal/variants/lookup`."""
        return {
            name: Operation(self.provider, name, described, self._content)
            for path, methods in self._content["paths"].items()
            for method, described in methods.items()
            if method in _METHODS
            for name in [f"{method.upper()} {path}"]
        }

    def operation(self, name: str) -> Operation:
        """The operation of that name; raises ContractBroken where the document has none."""
        if name not in self.operations:
            raise ContractBroken(f"{self.provider}: its document has no {name}")
        return self.operations[name]


def closed_document(content: Mapping[str, Any]) -> dict[str, Any]:
    """The document with closed objects; problems stay open, they have members of their own kind (RFC 9457 §3.2)."""
    whole: dict[str, Any] = closed(content)
    for name, schema in content.get("components", {}).get("schemas", {}).items():
        if {"type", "title", "status", "code"} <= schema.get("properties", {}).keys():
            whole["components"]["schemas"][name] = dict(schema)
    return whole


def _read(text: str) -> Any:
    """A number or a boolean, as a query string writes it; None for anything else."""
    try:
        return json.loads(text)
    except ValueError:
        return None
