"""The floor: the same bytes from a bare ASGI application on uvicorn. `python -m souk.bench.floor PORT FILE`."""

import sys
from pathlib import Path

import uvicorn
from starlette.types import Receive, Scope, Send


def serve(port: int, body: bytes) -> None:
    """Answer `body` to everything, and an empty 304 to what asks conditionally, until stopped."""
    full = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        unchanged = any(name == b"if-none-match" for name, _ in scope["headers"])
        await send(
            {"type": "http.response.start", "status": 304 if unchanged else 200, "headers": [] if unchanged else full}
        )
        await send({"type": "http.response.body", "body": b"" if unchanged else body})

    uvicorn.run(
        app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", lifespan="off", access_log=False,
        log_level="error", server_header=False, proxy_headers=False,
    )  # fmt: skip


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]).read_bytes())
