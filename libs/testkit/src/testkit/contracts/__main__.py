"""Contracts of all services, from the command line.

python -m testkit.contracts check     fails where a change breaks what the last release promised, and does not say so
python -m testkit.contracts release   promises what is committed now: writes services/*/released anew
python -m testkit.contracts page      writes docs/events.md anew
"""

import sys

from testkit.contracts import breaking, page

_MEANT_OR_NOT = """
This breaks whoever relies on what the last release promised (docs/decisions/0043). Take it back; for an event, publish
a new type beside the old. Or mean it: say so in CHANGELOG.md, under `### Breaking` of `## [Unreleased]`, in these
words, followed by what to do instead:
"""


def main(arguments: list[str]) -> None:
    """One of the three."""
    match arguments:
        case ["check"]:
            _check()
        case ["release"]:
            for folder in breaking.release():
                sys.stdout.write(f"{folder}\n")
        case ["page"]:
            page.path().write_text(page.text())
            sys.stdout.write(f"{page.path()}\n")
        case _:
            sys.exit(__doc__)


def _check() -> None:
    unsaid = breaking.check()
    if not unsaid:
        return
    for each in unsaid:
        sys.stderr.write(f"{each.service}: {each.subject}: {each.what}\n")
    lines = "".join(f"- {each.line}.\n" for each in unsaid)
    sys.stderr.write(f"{_MEANT_OR_NOT}\n{lines}")
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
