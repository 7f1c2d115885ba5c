"""`python -m observability write | check`: what `make dashboards` and `make dashboards-check` run."""

import argparse
import sys

from rich.console import Console

from observability.boards import DASHBOARDS
from observability.files import Folder
from souk.places import Places


def main(arguments: list[str]) -> int:
    """The exit code: 1 when a check found something, or could not be made."""
    asked = _parser().parse_args(arguments)
    places = Places.from_environment()
    folder = Folder(places.root / "observability")
    if asked.command == "write":
        for file in folder.write(DASHBOARDS):
            sys.stdout.write(f"wrote {file.relative_to(places.root)}\n")
        return 0
    return _check(folder, asked)


def _check(folder: Folder, asked: argparse.Namespace) -> int:
    from observability.live import check
    from souk.commands.failure import CommandFailed

    console = Console(width=None if sys.stdout.isatty() else 160)
    try:
        return 0 if check(folder, console, url=asked.url, targets=dict(asked.target)) else 1
    except CommandFailed as failure:
        console.print(str(failure), style="red", markup=False, highlight=False)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m observability", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("write", help="write the dashboards and the objectives' rules into observability/")
    check = commands.add_parser("check", help="scrape a running platform and run every panel's queries")
    check.add_argument("--url", help="the shop's gateway; a platform of its own when left out")
    check.add_argument(
        "--target", action="append", default=[], type=_target, metavar="JOB=HOST:PORT",
        help="what to scrape, as order-service=127.0.0.1:8006; that platform's services when left out",
    )  # fmt: skip
    return parser


def _target(text: str) -> tuple[str, str]:
    job, found, address = text.partition("=")
    if not found or ":" not in address:
        raise argparse.ArgumentTypeError(f"{text!r} is not JOB=HOST:PORT")
    return job, address


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
