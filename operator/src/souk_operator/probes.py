"""/healthz, /readyz and /metrics."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from souk_operator.metrics import Metrics


@asynccontextmanager
async def served(
    port: int, healthy: Callable[[], str], ready: Callable[[], str], doing: Callable[[], str], metrics: Metrics
) -> AsyncIterator[None]:
    """Answer probes on `port`; `healthy` and `ready` return what is wrong, or nothing, and `doing` what goes on.

    A blocked event loop answers nobody, which fails the probe by itself.
    """

    def probe(ask: Callable[[], str]) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(_request: web.Request) -> web.Response:
            wrong = ask()
            return web.Response(text=wrong or doing(), status=503 if wrong else 200)

        return answer

    async def scrape(_request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/healthz", probe(healthy))
    app.router.add_get("/readyz", probe(ready))
    app.router.add_get("/metrics", scrape)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", port).start()
    try:
        yield
    finally:
        await runner.cleanup()
