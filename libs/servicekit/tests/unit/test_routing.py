"""What the compiled table answers is what FastAPI alone answers, whatever a route declares."""

from collections.abc import AsyncIterator
from enum import StrEnum
from typing import Annotated, Any

import httpx2
import pytest
from fastapi import APIRouter, BackgroundTasks, Cookie, Depends, Form, Header, HTTPException, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp

from servicekit.routing import RoutedApp
from testkit.both_ways import fastapi_alone

CALLED: list[str] = []


class Tea(BaseModel):
    name: Annotated[str, Field(max_length=5)]
    grams: int = 100


class TeaTaken(Exception):
    pass


async def size(size: Annotated[int, Query(ge=1)] = 1) -> int:
    CALLED.append("size")
    return size


async def twice(size: Annotated[int, Depends(size)], x_factor: Annotated[int, Header()] = 2) -> int:
    CALLED.append("twice")
    return size * x_factor


async def between(size: Annotated[int, Depends(size)]) -> int:
    return size


async def doubled(size: Annotated[int, Depends(between)]) -> int:
    return size * 2


async def halved(size: Annotated[int, Depends(between)]) -> int:
    return size // 2


async def tick() -> int:
    CALLED.append("tick")
    return CALLED.count("tick")


async def noted(what: str) -> None:
    CALLED.append(what)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


async def who(request: Request) -> str:
    CALLED.append("who")
    return request.headers.get("x-who", "nobody")


async def greeted(response: Response, name: Annotated[str, Depends(who)]) -> None:
    CALLED.append("greeted")
    response.headers["X-Greeting"] = name
    response.set_cookie("seen", "yes")


async def opened() -> AsyncIterator[str]:
    CALLED.append("opened")
    yield "open"
    CALLED.append("closed")


async def refused() -> None:
    raise HTTPException(418, "no coffee", headers={"X-Pot": "tea"})


router = APIRouter()


@router.get("/teas/{name}")
async def show(name: str, who: Annotated[str, Depends(who)], again: Annotated[str, Depends(who)]) -> list[str]:
    return [name, who, again]


@router.get("/teas/new")
async def never() -> str:
    return "the one before takes this path"


@router.get("/shared/below", dependencies=[Depends(twice)])
async def below(size: Annotated[int, Depends(size)]) -> int:
    return size


@router.get("/shared/above")
async def above(one: Annotated[int, Depends(doubled)], other: Annotated[int, Depends(halved)]) -> list[int]:
    return [one, other]


@router.get("/moved", response_class=RedirectResponse)
async def moved() -> str:
    return "/fixed"


@router.get("/counted")
async def counted(
    one: Annotated[int, Depends(tick, use_cache=False)], other: Annotated[int, Depends(tick, use_cache=False)]
) -> list[int]:
    return [one, other]


@router.get("/coloured")
async def coloured(
    colour: Annotated[Colour, Query(alias="color")] = Colour.RED, deep: Annotated[float, Query(ge=0, lt=1)] = 0.5
) -> str:
    return f"{colour} {deep}"


@router.get("/background")
async def later_on() -> Response:
    return Response("soon", background=BackgroundTask(noted, "background"))


@router.get("/fixed")
async def fixed(
    twice: Annotated[int, Depends(twice)], tags: Annotated[list[str] | None, Query(max_length=2)] = None,
    seen: Annotated[str | None, Cookie(max_length=3)] = None,
) -> dict[str, Any]:  # fmt: skip
    return {"twice": twice, "tags": tags, "seen": seen}


@router.get("/{anything}")
async def later(anything: int) -> int:
    return anything


@router.post("/teas", status_code=201, dependencies=[Depends(greeted)])
async def add(tea: Tea, response: Response, twice: Annotated[int, Depends(twice)]) -> Tea:
    if tea.name == "taken":
        raise TeaTaken
    if tea.name == "202":
        response.status_code = 202
    return Tea(name=tea.name, grams=tea.grams * twice)


@router.put("/pair")
async def pair(one: Tea, two: Tea | None = None) -> list[Tea]:
    return [one, *([two] if two else [])]


@router.delete("/teas/{name}", status_code=204, dependencies=[Depends(greeted)])
async def drop(name: str) -> None:
    del name


@router.get("/refused/by/it", dependencies=[Depends(refused), Depends(who)])
async def by_it() -> None:
    raise AssertionError


@router.get("/untyped/answer")
async def untyped():  # type: ignore[no-untyped-def]
    return {"a": float("nan")}


@router.get("/opened/and/closed")
async def with_generator(what: Annotated[str, Depends(opened)]) -> str:
    return what


@router.post("/form")
async def form(name: Annotated[str, Form()]) -> str:
    return name


@router.post("/later")
async def background(tasks: BackgroundTasks) -> str:
    tasks.add_task(CALLED.append, "background")
    return "soon"


@router.get("/files/{path:path}")
async def files(path: str) -> str:
    return path


@router.get("/broken/at/heart")
async def broken() -> None:
    raise ZeroDivisionError


@router.get("/answers/wrongly")
async def wrongly() -> int:
    return "text"  # type: ignore[return-value]


async def taken(request: Request, error: Exception) -> Response:
    return Response(f"{request.url.path} is taken", 409)


def an_app() -> RoutedApp:
    app = RoutedApp(openapi_url=None, docs_url=None, redoc_url=None)
    app.add_exception_handler(TeaTaken, taken)
    app.router.routes.extend(router.routes)
    return app


REQUESTS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/teas/mint", {"headers": {"X-Who": "Amira"}}),
    ("GET", "/teas/new", {}),
    ("GET", "/teas/a%2Fb", {}),
    ("GET", "/teas/mint%0A", {}),
    ("GET", "/fixed", {}),
    ("GET", "/fixed?size=3&tags=a&tags=b", {"headers": {"X-Factor": "5", "Cookie": "seen=no"}}),
    ("GET", "/fixed?size=0&tags=a&tags=b&tags=c", {"headers": {"X-Factor": "x", "Cookie": "seen=never"}}),
    ("GET", "/fixed?size=x", {}),
    ("GET", "/shared/below?size=0", {}),
    ("GET", "/shared/above?size=0", {}),
    ("GET", "/shared/above?size=6", {}),
    ("GET", "/moved", {}),
    ("GET", "/counted", {}),
    ("GET", "/coloured", {}),
    ("GET", "/coloured?color=blue&deep=0.25", {}),
    ("GET", "/coloured?color=&deep=", {}),
    ("GET", "/coloured?color=green&color=red&deep=1", {}),
    ("GET", "/coloured?colour=blue", {}),
    ("GET", "/background", {}),
    ("GET", "/7", {}),
    ("GET", "/seven", {}),
    ("GET", "/", {}),
    ("GET", "/teas/", {}),
    ("PATCH", "/fixed", {}),
    ("HEAD", "/fixed", {}),
    ("POST", "/teas", {"json": {"name": "mint"}}),
    ("POST", "/teas", {"json": {"name": "202", "grams": "7"}}),
    ("POST", "/teas", {"json": {"name": "taken"}}),
    ("POST", "/teas?size=0", {"json": {"name": "too long"}, "headers": {"X-Factor": "x"}}),
    ("POST", "/teas", {"content": b"{", "headers": {"Content-Type": "application/json"}}),
    ("POST", "/teas", {"content": b"[" * 100_000, "headers": {"Content-Type": "application/json"}}),
    ("POST", "/teas", {"content": b"\xff", "headers": {"Content-Type": "application/json"}}),
    ("POST", "/teas", {"content": b"", "headers": {"Content-Type": "application/json"}}),
    ("POST", "/teas", {"content": b'{"name": "mint"}'}),
    ("POST", "/teas", {"content": b'{"name": "mint"}', "headers": {"Content-Type": "Application/JSON"}}),
    ("PUT", "/pair", {"json": {"one": {"name": "a"}, "two": {"name": "b", "grams": None}}}),
    ("PUT", "/pair", {"json": {"one": {"name": "a"}}}),
    ("PUT", "/pair", {"json": [1]}),
    ("DELETE", "/teas/mint", {}),
    ("GET", "/refused/by/it", {}),
    ("GET", "/untyped/answer", {}),
    ("GET", "/opened/and/closed", {}),
    ("POST", "/form", {"data": {"name": "mint"}}),
    ("POST", "/later", {}),
    ("GET", "/files/a/b", {}),
    ("GET", "/broken/at/heart", {}),
    ("GET", "/answers/wrongly", {}),
]


async def answered(app: ASGIApp, method: str, target: str, options: dict[str, Any]) -> tuple[object, ...]:
    """Status, headers and body, or the error that goes out to the edge; and what was called for it."""
    CALLED.clear()
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://teas") as client:
        try:
            answer = await client.request(method, target, **options)
        except Exception as error:
            return type(error), tuple(CALLED)
        return answer.status_code, sorted(answer.headers.multi_items()), answer.content, tuple(CALLED)


@pytest.mark.parametrize(("method", "target", "options"), REQUESTS, ids=lambda part: str(part)[:60])
async def test_the_table_answers_as_fastapi_alone(method: str, target: str, options: dict[str, Any]) -> None:
    app = an_app()
    await answered(app, "GET", "/fixed", {})  # the table is made at the first request
    with fastapi_alone(app):
        alone = await answered(app, method, target, options)
    assert await answered(app, method, target, options) == alone


async def test_what_is_out_of_the_ordinary_is_left_to_fastapi() -> None:
    app = an_app()
    await answered(app, "GET", "/fixed", {})
    entries = [entry for method in app.table.compiled.values() for entry in method.others]
    left = {entry.route.name for entry in entries if entry.app is None}
    assert left == {"with_generator", "form", "background", "files", "below", "above"}


async def test_what_several_need_is_asked_once() -> None:
    await answered(app := an_app(), "GET", "/teas/mint", {})
    assert CALLED == ["who"]
    await answered(app, "POST", "/teas", {"json": {"name": "mint"}})
    assert CALLED == ["who", "greeted", "size", "twice"]
