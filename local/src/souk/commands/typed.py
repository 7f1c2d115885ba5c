"""How a person types a command of ours, here and for this platform."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from souk.places import Places


def typed(places: Places, command: str) -> str:
    """`souk buy`, or `.venv/bin/souk buy`, with SOUK_HOME where the platform is not the checkout's own."""
    program = "souk" if shutil.which("souk") else os.path.relpath(Path(sys.executable).parent / "souk")
    here = places.home == (places.root / ".souk").resolve()
    return f"{'' if here else f'SOUK_HOME={shlex.quote(str(places.home))} '}{program} {command}"
