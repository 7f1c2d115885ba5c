"""`python -m servicekit.migrate plan|apply|gate|lint`: arguments in, one JSON object and an exit code out."""

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import orjson
import psycopg

from servicekit.migrate import session
from servicekit.migrate.apply import ApplyOptions, apply
from servicekit.migrate.environment import NoDatabase, database_url
from servicekit.migrate.gate import GateOptions, gate
from servicekit.migrate.history import History, InvalidHistory, read_history
from servicekit.migrate.job import TERMINATION_LOG, report
from servicekit.migrate.lint import lint
from servicekit.migrate.plan import plan
from servicekit.migrate.results import ExitCode, Outcome, Result, Stop
from servicekit.migrate.session import Timeouts

log = logging.getLogger("servicekit.migrate")


class Terminated(KeyboardInterrupt):
    """SIGTERM came. As a KeyboardInterrupt it makes psycopg cancel the running statement in the server."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and print its result. Returns the exit code."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    options = _parser().parse_args(arguments)
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        result = _answer(options)
    finally:
        signal.signal(signal.SIGTERM, before)
    if getattr(options, "job", False):
        report(result, sys.stdout, options.termination_log)
    else:
        sys.stdout.buffer.write(result.to_json() + b"\n")
        sys.stdout.flush()
    return int(result.code)


def _answer(options: argparse.Namespace) -> Result:
    """What the command answers, whatever happens."""
    command = options.command
    try:
        return _run(options)
    except Stop as stop:
        return Result(command, stop.outcome, stop.code, stop.sentence, details=stop.details)
    except (InvalidHistory, NoDatabase) as error:
        return Result(command, Outcome.ERROR, ExitCode.ERROR, str(error))
    except psycopg.OperationalError as error:
        return Result(command, Outcome.NOT_YET, ExitCode.NOT_YET, f"The database does not answer: {error}")
    except Terminated:
        sentence = "Terminated; the running statement was cancelled and its revision rolled back."
        return Result(command, Outcome.TERMINATED, ExitCode.TERMINATED, sentence)
    except Exception as error:
        log.exception("%s failed", command)
        return Result(command, Outcome.ERROR, ExitCode.ERROR, f"{type(error).__name__}: {error}")


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise Terminated


def _run(options: argparse.Namespace) -> Result:
    history = read_history(options.directory)
    if options.command == "lint":
        result = lint(options.directory, history)
    elif options.command == "gate":
        result = gate(history, database_url(), _gate_options(options), _log_line)
    elif options.command == "plan":
        result = _plan(options, history)
    else:
        result = apply(options.directory, history, database_url(), _apply_options(options, history))
    return replace(result, needs=history.needs, head=history.head)


def _plan(options: argparse.Namespace, history: History) -> Result:
    with session.connect(database_url()) as connection:
        current = session.current_revision(connection)
        demand = session.stored_min_image_revision(connection)
    target = _target(options.target, history)
    result = plan(options.directory, history, current, target)
    return replace(result, current=current, target=target, min_image_revision=demand)


def _apply_options(options: argparse.Namespace, history: History) -> ApplyOptions:
    return ApplyOptions(
        target=_target(options.target, history),
        timeouts=Timeouts(options.lock_timeout, options.statement_timeout),
        wait=options.wait,
        tries=options.tries,
        expected_hash=options.expect_hash,
    )


def _gate_options(options: argparse.Namespace) -> GateOptions:
    return GateOptions(wait=options.wait, image=options.image, look=options.look)


def _log_line(message: dict[str, object]) -> None:
    """One line of JSON on stderr, where what is no result goes."""
    sys.stderr.write(orjson.dumps(message).decode() + "\n")
    sys.stderr.flush()


def _target(word: str, history: History) -> str | None:
    target = {"head": history.head, "needs": history.needs}.get(word, word)
    if not history.knows(target):
        raise InvalidHistory(f"There is no revision {target} in this image.")
    return target


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m servicekit.migrate", description="Plan, apply and gate migrations."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    described = {
        "plan": "what would be applied, its hash and its verdict",
        "apply": "apply it",
        "gate": "succeed when the database is ready for this image",
        "lint": "check the migrations themselves; needs no database",
    }
    each = {name: commands.add_parser(name, help=text) for name, text in described.items()}
    for command in each.values():
        command.add_argument("--directory", type=Path, default=Path(), help="the service's folder (default: here)")
    for name in ("plan", "apply"):
        each[name].add_argument("--target", default="head", help="head, needs, or a revision (default: head)")
    for name in ("plan", "apply", "gate"):
        each[name].add_argument("--job", action="store_true", help="answer as inside a pod of Kubernetes")
        each[name].add_argument(
            "--termination-log", type=Path, default=TERMINATION_LOG, help="where --job leaves its message"
        )
    each["apply"].add_argument("--wait", type=float, default=600, help="seconds to wait for another runner")
    each["apply"].add_argument("--tries", type=int, default=6, help="how often to try when a lock is in the way")
    each["apply"].add_argument("--lock-timeout", default=Timeouts().lock, help="PostgreSQL's lock_timeout")
    each["apply"].add_argument(
        "--statement-timeout", default=Timeouts().statement, help="PostgreSQL's statement_timeout"
    )
    each["apply"].add_argument("--expect-hash", help="refuse any plan but the one with this hash")
    each["gate"].add_argument("--wait", type=float, default=0, help="seconds to go on asking")
    each["gate"].add_argument("--image", default="", help="the image that runs this; end when its migration is stalled")
    each["gate"].add_argument(
        "--look", default="", help="the command that shows who is waited for, logged while waiting"
    )
    return parser
