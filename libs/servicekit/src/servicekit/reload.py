"""`python -m servicekit.reload order_service.main`: starts anew when the code changes. Never in production."""

import importlib
import importlib.util
import os
import socket
import sys
from pathlib import Path

import uvicorn
from uvicorn.supervisors import ChangeReload

_MODULE = "SOUK_RELOAD_MODULE"


def run(sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG001 - uvicorn hands them over
    """What each child process does: the module's own `main()`."""
    importlib.import_module(os.environ[_MODULE]).main()


def watched(module: str) -> list[str]:
    """The folders of the module's package and of servicekit."""
    package = importlib.util.find_spec(module.partition(".")[0])
    if package is None or package.origin is None:
        raise SystemExit(f"There is no {module} here.")
    return [str(Path(package.origin).parent), str(Path(__file__).parent)]


def main(module: str) -> None:
    """Run `module`, watching its files, until SIGTERM; refused in production."""
    if os.environ.get("SOUK_ENVIRONMENT") == "production":
        sys.exit("Code that changes while it runs has no place in production (SOUK_ENVIRONMENT=production).")
    os.environ[_MODULE] = module
    config = uvicorn.Config("servicekit.reload", reload=True, reload_dirs=watched(module))
    ChangeReload(config, target=run, sockets=[]).run()


if __name__ == "__main__":
    main(sys.argv[1])
