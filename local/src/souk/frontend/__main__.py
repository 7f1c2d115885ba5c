"""`python -m souk.frontend check|dev|generate`."""

import sys

from rich.console import Console

from souk.commands.failure import CommandFailed
from souk.frontend.check import check, generate
from souk.frontend.dev import develop
from souk.places import Places


def main(command: str) -> int:
    """The exit code."""
    places = Places.from_environment()
    if command == "check":
        return 0 if check(places.root, Console(width=160)) else 1
    if command == "generate":
        return generate(places.root, Console(width=160))
    try:
        return develop(places)
    except CommandFailed as failure:
        Console(stderr=True).print(str(failure), style="red", markup=False, highlight=False)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
