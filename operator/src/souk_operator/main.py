"""The command `souk-operator`: reads the settings, sets up logs, runs the operator until SIGTERM."""

import asyncio
import os
import sys

from souk_operator import logs
from souk_operator.operator import run
from souk_operator.settings import InvalidSettings, Settings


def main() -> int:
    """Run until SIGTERM; the exit code."""
    try:
        settings = Settings.read(os.environ)
    except InvalidSettings as error:
        sys.stderr.write(f"{error}\n")
        return 2
    logs.configure(settings.log_level)
    asyncio.run(run(settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
