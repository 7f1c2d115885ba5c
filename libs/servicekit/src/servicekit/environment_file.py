"""Settings from a file, where secrets are mounted rather than set: SOUK_ENV_FILE names one of NAME='value' lines."""

import os
import sys
from pathlib import Path

from dotenv import load_dotenv

VARIABLE = "SOUK_ENV_FILE"


def read_environment_file() -> None:
    """Take what the file holds into the environment; what is set there already wins. Exits 2 when there is no file."""
    named = os.environ.get(VARIABLE)
    if not named:
        return
    try:
        file = Path(named).open(encoding="utf-8")  # noqa: SIM115 - closed below
    except OSError as error:
        sys.stderr.write(f"{VARIABLE} cannot be read: {error}.\n")
        raise SystemExit(2) from None
    with file:
        load_dotenv(stream=file, override=False, interpolate=False)
