"""`python -m souk.traces FOLDER PORT`: the OTLP receiver."""

import asyncio
import signal
import sys
from pathlib import Path

from aiohttp import web
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]

from souk.traces.store import TraceStore, read_export

_TIDY_SECONDS = 60
_LARGEST_EXPORT = 16 * 1024 * 1024


async def run(folder: Path, port: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    store = TraceStore(folder)

    async def export(request: web.Request) -> web.Response:
        try:
            store.add(read_export(await request.read()))
        except DecodeError:
            raise web.HTTPBadRequest(text="not an OTLP trace export in protobuf") from None
        return web.Response(content_type="application/x-protobuf")

    app = web.Application(client_max_size=_LARGEST_EXPORT)
    app.router.add_post("/v1/traces", export)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    while not stopped.is_set():
        store.forget_old()
        try:
            await asyncio.wait_for(stopped.wait(), _TIDY_SECONDS)
        except TimeoutError:
            continue
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1]), int(sys.argv[2])))
