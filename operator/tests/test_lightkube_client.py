"""What an API server answers, over HTTP, as the operator understands it."""

import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from builders import a_database
from lightkube import AsyncClient, KubeConfig
from lightkube.config.models import Cluster, User

from souk_operator.kubernetes import Forbidden
from souk_operator.kubernetes.lightkube_client import LightkubeClient


@pytest.fixture
async def client() -> AsyncIterator[LightkubeClient]:
    """Of an API server that refuses everything, as to whoever makes something in a namespace that is being deleted."""

    async def refuse(_request: web.Request) -> web.Response:
        status = {"kind": "Status", "code": 403, "message": "the namespace is being terminated"}
        return web.Response(body=json.dumps(status), status=403, headers={"Content-Type": "application/json"})

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", refuse)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server = Cluster(server=f"http://127.0.0.1:{runner.addresses[0][1]}")
    config = KubeConfig.from_one(cluster=server, user=User(token="t"))
    async with AsyncClient(config=config, trust_env=False) as lightkube:
        yield LightkubeClient(lightkube)
    await runner.cleanup()


async def test_an_event_that_is_refused_holds_up_nothing(
    client: LightkubeClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Least of all the finalizer that is taken away after it: the namespace would stay forever."""
    await client.record_event(a_database(), "Warning", "DatabaseRetained", "The database stays on its server.")
    assert "being terminated" in caplog.text
    with pytest.raises(Forbidden):
        await client.get("Database", "souk", "shop-service")
