"""Runs one route: the body, the calls of its plan, the answer. Each refusal is the one that FastAPI would give."""

import json
from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isasyncgenfunction, iscoroutinefunction
from typing import Any, Final

from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.utils import request_body_to_args
from fastapi.exceptions import RequestValidationError
from fastapi.params import Form
from fastapi.routing import APIRoute, serialize_response
from fastapi.utils import is_body_allowed_for_status_code
from pydantic_core import PydanticUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from servicekit.openapi.document import calls_of
from servicekit.routing.plan import NotCompiled, Plan, plan_of

Handle = Callable[[Request], Awaitable[Response]]

# Whatever else a route can be told about its answer is left to FastAPI.
_PLAIN: Final = {
    "response_model_include": None,
    "response_model_exclude": None,
    "response_model_by_alias": True,
    "response_model_exclude_unset": False,
    "response_model_exclude_defaults": False,
    "response_model_exclude_none": False,
    "stream_item_field": None,
    "is_json_stream": False,
    "max_body_size": None,
}


def handler_of(route: APIRoute) -> Handle:
    """What runs `route` in FastAPI's place; raises NotCompiled."""
    if any(getattr(route, name, usual) != usual for name, usual in _PLAIN.items()):
        raise NotCompiled("its answer is told to be something special")
    if route.body_field is not None and isinstance(route.body_field.field_info, Form):
        raise NotCompiled("a form")
    if any(dependency.body_params for dependency in _below(route.dependant)):
        raise NotCompiled("a dependency that reads the body")
    for call in calls_of(route.dependant):
        if not iscoroutinefunction(call) and not iscoroutinefunction(type(call).__call__):
            raise NotCompiled(f"{call} is no coroutine function")
        if isasyncgenfunction(call):
            raise NotCompiled(f"{call} is a generator")
    handle: Handle = partial(_handle, route, plan_of(route.dependant))
    if type(route).get_route_handler is not APIRoute.get_route_handler:
        around = getattr(route, "around", None)
        if around is None:
            raise NotCompiled(f"{type(route).__name__} makes its handler in a way of its own")
        handle = around(handle)
    return handle


def _below(dependant: Any) -> list[Any]:
    return [each for child in dependant.dependencies for each in (child, *_below(child))]


async def _handle(route: APIRoute, plan: Plan, request: Request) -> Response:
    body = PydanticUndefined if route.body_field is None else await _body(request)
    faults: list[Any] = []
    made = _to_be_made() if plan.makes_response else None
    arguments = await plan.prepare(request, made, faults)
    fields = route.dependant.body_params
    if fields:
        values, found = await request_body_to_args(fields, body, route._embed_body_fields)  # noqa: SLF001
        arguments.update(values)
        faults += found
    if faults:
        raise RequestValidationError(faults, body=None if body is PydanticUndefined else body)
    result = await plan.endpoint.function(**arguments)
    return result if isinstance(result, Response) else await _answer(route, result, made)


async def _body(request: Request) -> Any:
    """The JSON of the body. The table has seen that it says to be JSON."""
    try:
        sent = await request.body()
        return await request.json() if sent else PydanticUndefined
    except json.JSONDecodeError as error:
        fault = {
            "type": "json_invalid", "loc": ("body", error.pos), "msg": "JSON decode error", "input": {},
            "ctx": {"error": error.msg},
        }  # fmt: skip
        raise RequestValidationError([fault], body=error.doc) from error
    except HTTPException:
        raise
    except Exception as error:
        raise HTTPException(400, "There was an error parsing the body") from error


def _to_be_made() -> Response:
    """What a dependency or an endpoint sets headers, cookies and a status on."""
    response = Response()
    del response.headers["content-length"]
    response.status_code = None  # type: ignore[assignment]
    return response


async def _answer(route: APIRoute, result: Any, made: Response | None) -> Response:
    status = (made.status_code if made is not None else None) or route.status_code
    said: dict[str, Any] = {} if status is None else {"status_code": status}
    kind, field = route.response_class, route.response_field
    at_once = field is not None and isinstance(kind, DefaultPlaceholder)
    content = await serialize_response(field=field, response_content=result, dump_json=at_once)
    if at_once:
        answer = Response(content, **said, media_type="application/json")
    else:
        answer = (kind.value if isinstance(kind, DefaultPlaceholder) else kind)(content, **said)
    if not is_body_allowed_for_status_code(answer.status_code):
        answer.body = b""
    if made is not None:
        answer.headers.raw.extend(made.headers.raw)
    return answer
