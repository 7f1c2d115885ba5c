"""The browser on this machine, for what walks through the shop or measures it."""

import os
import shutil
from pathlib import Path

from embedded.node import OutOfReach, install
from souk.frontend.build import folder

CHROMIUM = "SOUK_CHROMIUM"


def chromium() -> str | None:
    """The program."""
    return os.environ.get(CHROMIUM) or shutil.which("chromium")


def why_not(root: Path) -> str | None:
    """Why no browser can be driven here, in a sentence; None where one can, with everything installed that it needs."""
    if chromium() is None:
        return f"No browser: `apt-get install chromium` (or {CHROMIUM} names one)"
    try:
        install(folder(root), dev=True)
    except OutOfReach as away:
        return f"No browser is driven: {away}"
    return None
