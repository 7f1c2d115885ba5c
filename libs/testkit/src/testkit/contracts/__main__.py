"""`python -m testkit.contracts page` writes docs/events.md anew."""

import sys

from testkit.contracts import page


def main(arguments: list[str]) -> None:
    """The one command."""
    match arguments:
        case ["page"]:
            page.path().write_text(page.text())
            sys.stdout.write(f"{page.path()}\n")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
