"""Stripe's own mock server, where it is found: it holds every request to Stripe's OpenAPI document."""

import json
import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Any

VERSION = "v0.203.0"
MODULE = f"github.com/stripe/stripe-mock@{VERSION}"
INSTALL = f"go install {MODULE}"


def program() -> str | None:
    """Where it is: on PATH, or where `go install` puts programs."""
    folders = [os.environ.get("GOBIN"), _go("GOBIN"), str(Path(_go("GOPATH") or "~/go").expanduser() / "bin")]
    return shutil.which("stripe-mock") or shutil.which("stripe-mock", path=os.pathsep.join(filter(None, folders)))


@lru_cache
def schemas() -> dict[str, Any] | None:
    """The schemas of Stripe's OpenAPI document, from the module's source; None where Go has not kept that."""
    folder = Path(_go("GOMODCACHE") or "~/go/pkg/mod").expanduser() / MODULE / "embedded/openapi"
    document = next(folder.glob("spec3.json"), None)
    if document is None:
        return None
    found: dict[str, Any] = json.loads(document.read_text())["components"]["schemas"]
    return found


def _go(name: str) -> str | None:
    if shutil.which("go") is None:
        return None
    done = subprocess.run(["go", "env", name], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None
