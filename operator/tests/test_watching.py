"""kopf's watches, over HTTP: what a namespace does to them that goes with its Role, and comes back."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import kopf
import pytest
from aiohttp import web
from builders import a_database, a_server

from souk_operator import handlers, names
from souk_operator.work import Key

_KINDS = {
    "v1": [("namespaces", "Namespace", False), ("secrets", "Secret", True)],
    "batch/v1": [("jobs", "Job", True)],
    "apiextensions.k8s.io/v1": [("customresourcedefinitions", "CustomResourceDefinition", False)],
    names.API_VERSION: [("databases", "Database", True), ("postgresservers", "PostgresServer", False)],
}


class Api:
    """As much of the API server as kopf asks for. `forbidden` are namespaces without our Role."""

    def __init__(self) -> None:
        self.objects: list[dict[str, Any]] = []
        self.forbidden: set[str] = set()
        self.refused = 0
        self._streams: list[tuple[str, str, asyncio.Queue[dict[str, Any] | None]]] = []

    def tell(self, type_: str, manifest: dict[str, Any]) -> None:
        """An event on the open watches."""
        plural = {"Database": "databases", "PostgresServer": "postgresservers"}[manifest["kind"]]
        for kind, namespace, stream in self._streams:
            if (kind, namespace) == (plural, manifest["metadata"].get("namespace", "")):
                stream.put_nowait({"type": type_, "object": manifest})

    def end_streams(self, namespace: str) -> None:
        """As the API server does every few minutes."""
        for _, where, stream in self._streams:
            if where == namespace:
                stream.put_nowait(None)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        parts = request.path.strip("/").split("/")
        if request.path in ("/api", "/apis"):
            groups = [
                {"name": version.partition("/")[0], "preferredVersion": {"version": version.partition("/")[2]},
                 "versions": [{"groupVersion": version, "version": version.partition("/")[2]}]}
                for version in _KINDS if "/" in version
            ]  # fmt: skip
            return web.json_response({"versions": ["v1"], "groups": groups})
        if "/".join(parts[1:]) in _KINDS:
            return web.json_response({"resources": [_resource(*each) for each in _KINDS["/".join(parts[1:])]]})
        plural, namespace = parts[-1], parts[-2] if "namespaces" in parts[:-1] else ""
        if namespace in self.forbidden:
            self.refused += 1
            return web.json_response({"kind": "Status", "code": 403, "message": "no Role"}, status=403)
        if "watch" not in request.query:
            here = [each for each in self.objects if _is_in(each, plural, namespace)]
            return web.json_response({"kind": "List", "metadata": {"resourceVersion": "1"}, "items": here})
        return await self._stream(request, plural, namespace)

    async def _stream(self, request: web.Request, plural: str, namespace: str) -> web.StreamResponse:
        response, queue = web.StreamResponse(), asyncio.Queue[dict[str, Any] | None]()
        await response.prepare(request)
        self._streams.append((plural, namespace, queue))
        while event := await queue.get():
            await response.write(json.dumps(event).encode() + b"\n")
        self._streams = [each for each in self._streams if each[2] is not queue]
        return response


def _resource(plural: str, kind: str, namespaced: bool) -> dict[str, Any]:
    verbs = ["get", "list", "watch", "patch"]
    return {"name": plural, "singularName": kind.lower(), "kind": kind, "namespaced": namespaced, "verbs": verbs}


def _is_in(manifest: dict[str, Any], plural: str, namespace: str) -> bool:
    return f"{manifest['kind'].lower()}s" == plural and manifest["metadata"].get("namespace", "") == namespace


def in_namespace(namespace: str, name: str) -> dict[str, Any]:
    manifest = a_database(name)
    manifest["metadata"] |= {"namespace": namespace, "uid": f"{namespace}-{name}"}
    return manifest


@pytest.fixture
async def api(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Api]:
    """An API server, and the KUBECONFIG that leads to it."""
    api = Api()
    application = web.Application()
    application.router.add_get("/{path:.*}", api.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    config = {
        "current-context": "c",
        "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
        "clusters": [{"name": "c", "cluster": {"server": f"http://127.0.0.1:{runner.addresses[0][1]}"}}],
        "users": [{"name": "u", "user": {"token": "t"}}],
    }
    (tmp_path / "config").write_text(json.dumps(config))
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "config"))
    yield api
    await runner.cleanup()


async def eventually(holds: Any) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.05)


@pytest.fixture
async def asked(api: Api) -> AsyncIterator[list[Key]]:
    """What the watches of two namespaces ask to look at; they must still be there at the end."""
    api.objects += [a_server(), in_namespace("stays", "one"), in_namespace("goes", "two")]
    api.objects[0]["metadata"] |= {"uid": "server", "generation": 1}
    found: list[Key] = []

    async def server_moved(name: str) -> None:
        found.append(Key("databases of", "", name))

    stop = threading.Event()

    def watch() -> None:  # in a thread: when kopf ends, it cancels every task of its loop, the API server's too
        kopf.run(
            identity=names.MANAGER,  # type: ignore[arg-type]
            registry=handlers.registry(found.append, server_moved),
            settings=handlers.kopf_settings(retry_seconds=0.1),
            namespaces=["stays", "goes"],
            standalone=True,
            stop_flag=stop,
        )

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    await eventually(lambda: {Key("Database", "stays", "one"), Key("Database", "goes", "two")} <= set(found))
    found.clear()
    yield found
    assert watching.is_alive()
    stop.set()
    await asyncio.to_thread(watching.join, 30)


async def test_a_namespace_that_goes_and_comes_back_disturbs_no_other(api: Api, asked: list[Key]) -> None:
    api.forbidden.add("goes")
    api.end_streams("goes")
    await eventually(lambda: api.refused > 20)
    api.tell("ADDED", in_namespace("stays", "three"))
    await eventually(lambda: Key("Database", "stays", "three") in asked)
    api.forbidden.clear()
    new = in_namespace("goes", "two-again")

    def told_again() -> bool:
        api.tell("ADDED", new)
        return Key("Database", "goes", "two-again") in asked

    await eventually(told_again)


async def test_a_deleted_server_is_told_to_its_databases(api: Api, asked: list[Key]) -> None:
    api.tell("DELETED", api.objects[0])
    await eventually(lambda: Key("databases of", "", "souk") in asked)


async def test_a_deleted_database_is_looked_at(api: Api, asked: list[Key]) -> None:
    api.tell("DELETED", in_namespace("stays", "one"))
    await eventually(lambda: Key("Database", "stays", "one") in asked)
