"""Builds the OpenAPI document of an application: FastAPI's own, and in it what each route's mechanisms add."""

from collections.abc import Iterable, Iterator
from inspect import signature
from typing import Any, Final

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.params import Body as BodyParameter
from fastapi.params import Form
from fastapi.routing import APIRoute
from fastapi.security.base import SecurityBase

from servicekit.documented import NOTHING, Contract, Tag, contract_of
from servicekit.domain.errors import DomainError, Malformed, TooLarge
from servicekit.identity.access import OptionalAccess
from servicekit.openapi import headers, problem_answers
from servicekit.openapi.names import rename
from servicekit.problems import DatabaseUnavailable, MalformedJson, Refusals, ValidationFailed

INTERNAL: Final = "x-internal"
"""Marks operations for services: a document that a gateway serves leaves them out."""
_OF_FASTAPI: Final = ("HTTPValidationError", "ValidationError")


def build(app: FastAPI, root: str) -> dict[str, Any]:
    """The whole document of a service whose first path is `root`.

    Raises ValueError when two operations have one name, or a tag has no sentence.
    """
    routes = [route for route in app.routes if isinstance(route, APIRoute) and route.include_in_schema]
    written = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=routes, tags=_tags(routes)
    )
    document = rename(written, routes)
    components = document.setdefault("components", {})
    names: set[str] = set()
    for route in routes:
        if route.name in names:
            raise ValueError(f"Two operations are named {route.name}; clients call operations by that name.")
        names.add(route.name)
        for method in route.methods or ():
            _describe(document["paths"][route.path_format][method.lower()], route, components, root)
    schemas = components.setdefault("schemas", {})
    for unused in _OF_FASTAPI:
        schemas.pop(unused, None)
    schemas |= problem_answers.schemas()
    components["headers"] = {name: dict(headers.HEADERS[name]) for name in sorted(_headers_in(document))}
    return document


def _describe(operation: dict[str, Any], route: APIRoute, components: dict[str, Any], root: str) -> None:
    calls = list(calls_of(route.dependant))
    contract = sum(map(contract_of, (route, *calls)), NOTHING) + _of_the_edge(route)
    operation["operationId"] = route.name
    if contract.sentences:
        said = [operation["description"]] if "description" in operation else []
        operation["description"] = "\n\n".join([*said, *dict.fromkeys(contract.sentences)])
    if is_for_services(route):
        operation[INTERNAL] = True
    doors = [call for call in calls if isinstance(call, SecurityBase)]
    if doors and all(isinstance(door, OptionalAccess) for door in doors):
        operation["security"] = [{}, *operation.get("security", ())]
    _set_parameters(operation, contract)
    _set_answers(operation, route, contract)
    refusals = (*_own_refusals(route), *contract.refusals)
    operation["responses"] |= problem_answers.responses(refusals, contract.headers, components, root)
    operation["responses"] = dict(sorted(operation["responses"].items()))


def _set_parameters(operation: dict[str, Any], contract: Contract) -> None:
    parameters = {each["name"].lower(): each for each in operation.get("parameters", ())}
    parameters |= {each["name"].lower(): dict(each) for each in contract.parameters}
    if parameters:
        operation["parameters"] = list(parameters.values())


def _set_answers(operation: dict[str, Any], route: APIRoute, contract: Contract) -> None:
    """What is no refusal: without FastAPI's own 422, with the headers of the mechanisms."""
    answers = {
        status: answer for status, answer in operation["responses"].items()
        if not (status == "422" or isinstance(route.responses.get(int(status)), Refusals))
    }  # fmt: skip
    for status, description in contract.answers.items():
        answers.setdefault(str(status), {"description": description})
    for status, answer in answers.items():
        carried = tuple(name for name in contract.headers if status != "204" or name != "ETag")
        _type_as_null(answer, route)
        if found := headers.references(*carried) | answer.get("headers", {}):
            answer["headers"] = found
    operation["responses"] = answers


def _type_as_null(answer: dict[str, Any], route: APIRoute) -> None:
    """Describe the body of an endpoint that returns None as `null`, where it has one at all."""
    for content in answer.get("content", {}).values():
        if (
            content.get("schema") == {}
            and route.response_field is None
            and signature(route.endpoint).return_annotation is None
        ):
            content["schema"] = {"type": "null"}


def _own_refusals(route: APIRoute) -> Iterator[type[DomainError]]:
    for answer in route.responses.values():
        if isinstance(answer, Refusals):
            yield from answer.kinds


def _of_the_edge(route: APIRoute) -> Contract:
    """What every request meets before its route: path and query must be text, a body must be readable.

    An endpoint that depends on anything may need the database.
    """
    refusals: list[type[DomainError]] = [ValidationFailed]
    if route.dependant.dependencies:
        refusals.append(DatabaseUnavailable)
    if route.body_field is not None:
        assert isinstance(route.body_field.field_info, BodyParameter)  # noqa: S101 - as FastAPI makes it
        refusals += [Malformed, TooLarge]  # Malformed: bytes that are no text, or no form
        if not isinstance(route.body_field.field_info, Form):
            refusals.append(MalformedJson)
    return Contract(tuple(refusals))


def is_for_services(route: APIRoute) -> bool:
    """Whether only services may call it, or a gateway lets nobody else reach it."""
    calls = list(calls_of(route.dependant))
    accesses = {access for call in calls if (access := getattr(call, "access", None))}
    only_services = bool(accesses) and all(access.startswith("service:") for access in accesses)
    kept_in = route.path.startswith("/internal/") or any(contract_of(call).for_services for call in calls)
    return only_services or kept_in


def calls_of(dependant: Dependant) -> Iterator[Any]:
    """Everything that FastAPI calls for a route."""
    yield dependant.call
    for dependency in dependant.dependencies:
        yield from calls_of(dependency)


def _tags(routes: Iterable[APIRoute]) -> list[dict[str, str]]:
    found: dict[str, str] = {}
    for route in routes:
        for tag in route.tags:
            if not isinstance(tag, Tag) or found.setdefault(tag, tag.description) != tag.description:
                raise ValueError(f"{route.name}: {tag} is no Tag with one sentence.")
    return [{"name": str(name), "description": sentence} for name, sentence in sorted(found.items())]


def _headers_in(part: Any) -> set[str]:
    """The names of the response headers that are referred to."""
    if isinstance(part, list):
        return set().union(*map(_headers_in, part))
    if not isinstance(part, dict):
        return set()
    found = set(part["headers"]) if isinstance(part.get("headers"), dict) else set()
    return found.union(*map(_headers_in, part.values()))
