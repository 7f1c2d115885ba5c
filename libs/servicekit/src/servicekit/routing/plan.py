"""A route's tree of dependencies as a list of calls."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi._compat import ModelField, field_annotation_is_sequence
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import request_params_to_args
from fastapi.params import Path, Query
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from starlette.requests import Request
from starlette.responses import Response

_CONSTANTS: Final = (type(None), str, int, float, bool)


class NotCompiled(Exception):
    """This declaration is left to FastAPI."""


@dataclass(frozen=True, slots=True)
class Call:
    """One function, and where its arguments come from: earlier calls of the plan, or the request itself."""

    function: Callable[..., Awaitable[Any]]
    of_calls: tuple[tuple[str, int], ...]
    """(parameter, the number of the call whose result it takes)."""
    comes_after: frozenset[int]
    """Every call that this one depends on, for its result or for its refusal."""
    request: str | None
    response: str | None
    reads: tuple["Fields", ...]
    """What has to be validated first."""

    def arguments(self, results: Sequence[Any], request: Request, response: Response | None) -> dict[str, Any]:
        """What it is called with, without what it reads."""
        arguments = {name: results[number] for name, number in self.of_calls}
        if self.request is not None:
            arguments[self.request] = request
        if self.response is not None:
            arguments[self.response] = response
        return arguments

    def read(self, request: Request, arguments: dict[str, Any]) -> list[Any]:
        """Add what it reads; returns the faults, each as pydantic reports it."""
        return [fault for fields in self.reads for fault in fields.read(request, arguments)]


@dataclass(frozen=True, slots=True)
class Fields:
    """What a call reads from one place of a request: its `path_params`, `query_params`, `headers` or `cookies`.

    `plain` are the same fields where each is one value under its own name: (parameter, its name in the request, its
    validation, what it is when it is not sent). What is not plainly right is read by FastAPI, which words the faults.
    """

    place: str
    fields: Sequence[ModelField]
    plain: tuple[tuple[str, str, Callable[[Any], tuple[Any, list[Any]]], Any], ...] | None

    def read(self, request: Request, arguments: dict[str, Any]) -> list[Any]:
        """Add the values to `arguments`; returns the faults."""
        received = getattr(request, self.place)
        if self._read_plainly(received, arguments):
            return []
        values, faults = request_params_to_args(self.fields, received)
        arguments.update(values)
        return faults

    def _read_plainly(self, received: Mapping[str, Any], arguments: dict[str, Any]) -> bool:
        if self.plain is None:
            return False
        values = {}
        for parameter, name, validate, default in self.plain:
            sent = received.get(name)
            value, faults = (default, None) if sent is None else validate(sent)
            if faults or value is PydanticUndefined:
                return False
            values[parameter] = value
        arguments.update(values)
        return True


@dataclass(frozen=True, slots=True)
class Plan:
    """The dependencies of a route in the order of their calls, and its endpoint."""

    dependencies: tuple[Call, ...]
    endpoint: Call
    makes_response: bool
    """Whether some call takes the response, to set a header or the status."""

    async def prepare(self, request: Request, response: Response | None, faults: list[Any]) -> dict[str, Any]:
        """Call the dependencies; returns the endpoint's arguments without the body, and adds to `faults`.

        As FastAPI does, what depends on something faulty is not called, and everything else is.
        """
        results: list[Any] = [None] * len(self.dependencies)
        faulty: set[int] = set()
        for number, call in enumerate(self.dependencies):
            arguments = call.arguments(results, request, response)
            if call.reads and (found := call.read(request, arguments)):
                faults += found
                faulty.add(number)
            elif faulty and faulty & call.comes_after:
                faulty.add(number)
            else:
                results[number] = await call.function(**arguments)
        arguments = self.endpoint.arguments(results, request, response)
        if self.endpoint.reads:
            faults += self.endpoint.read(request, arguments)
        return arguments


def plan_of(dependant: Dependant) -> Plan:
    """The plan of a route; raises NotCompiled."""
    calls: list[Call] = []
    known: dict[Any, int] = {}

    def number_of(dependency: Dependant) -> int:
        """Where its call is in the plan, which it joins with what it depends on unless it is there."""
        if dependency.use_cache and dependency.call in known:
            number = known[dependency.call]
            if any(calls[each].reads for each in {number, *calls[number].comes_after}):
                raise NotCompiled("FastAPI reports the faults of what it reads once for each use")
            return number
        calls.append(_call(dependency, [(each.name, number_of(each)) for each in dependency.dependencies], calls))
        known.setdefault(dependency.call, len(calls) - 1)
        return len(calls) - 1

    endpoint = _call(dependant, [(each.name, number_of(each)) for each in dependant.dependencies], calls)
    if any(calls[number].function is endpoint.function for number in range(len(calls))):
        raise NotCompiled("an endpoint that depends on itself")
    makes_response = any(call.response is not None for call in (*calls, endpoint))
    return Plan(tuple(calls), endpoint, makes_response)


def _call(dependant: Dependant, needs: Sequence[tuple[str | None, int]], calls: Sequence[Call]) -> Call:
    odd = (
        dependant.websocket_param_name, dependant.http_connection_param_name, dependant.background_tasks_param_name,
        dependant.security_scopes_param_name, dependant.own_oauth_scopes, dependant.parent_oauth_scopes,
        dependant.concurrency,
    )  # fmt: skip
    if any(odd) or dependant.call is None:
        raise NotCompiled("FastAPI gives it what is seldom asked for")
    return Call(
        function=dependant.call,
        of_calls=tuple((name, number) for name, number in needs if name is not None),
        comes_after=frozenset(number for _, number in needs).union(*(calls[number].comes_after for _, number in needs)),
        request=dependant.request_param_name,
        response=dependant.response_param_name,
        reads=tuple(
            Fields(place, fields, _plain(fields))
            for place, fields in (
                ("path_params", dependant.path_params),
                ("query_params", dependant.query_params),
                ("headers", dependant.header_params),
                ("cookies", dependant.cookie_params),
            )
            if fields
        ),
    )


def _plain(fields: Sequence[ModelField]) -> Any:
    """`Fields.plain` of these."""
    if not all(map(_is_plain, fields)):
        return None
    return tuple(
        (
            field.name,
            field.alias,
            field.validate,
            PydanticUndefined if _is_required(field) else field.field_info.default,
        )
        for field in fields
    )


def _is_plain(field: ModelField) -> bool:
    """One value, which nothing but its type decides about, with a default that nobody can change."""
    info = field.field_info
    kind = info.annotation
    several = field_annotation_is_sequence(kind) or (isinstance(kind, type) and issubclass(kind, BaseModel))
    special = info.validate_default or info.validation_alias not in (None, field.alias) or field.config
    constant = _is_required(field) or isinstance(info.default, _CONSTANTS)
    return isinstance(info, Path | Query) and not several and not special and constant


def _is_required(field: ModelField) -> bool:
    return field.field_info.is_required()
