"""`python -m souk.frontend check|generate`."""

import sys

from rich.console import Console

from embedded.checkout import repository
from souk.frontend.check import check, generate


def main(command: str) -> int:
    """The exit code."""
    work = {"check": check, "generate": generate}[command]
    return 0 if work(repository(), Console(width=160)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
