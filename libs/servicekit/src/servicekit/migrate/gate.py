"""`gate`: may an image with these revisions serve from this database? It reads; it never changes anything."""

import hashlib
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg

from servicekit.migrate import session
from servicekit.migrate.apply import over_contract
from servicekit.migrate.history import History
from servicekit.migrate.results import ExitCode, Outcome, Result, Stop, not_yet, refused

_POLL_SECONDS = 1.0
_LOG_SECONDS = 10.0

Log = Callable[[dict[str, object]], None]


@dataclass(frozen=True, slots=True)
class GateOptions:
    """`wait` in seconds; `image` is the one that runs this; `look` is the command that shows who is waited for.

    `seen` is a folder that outlives a restart of the container, but not its pod.
    """

    wait: float = 0.0
    image: str = ""
    look: str = ""
    seen: Path = Path(tempfile.gettempdir())


def gate(history: History, url: str, options: GateOptions, log: Log) -> Result:
    """Ask until the schema is there, at most `options.wait` seconds, and `log` each 10 s what is missing.

    Raises Stop with it, at once where the operator says that only a human can bring the schema. That ends it once: the
    same gate, started anew, waits on, and so opens as soon as the schema is there, not after a crash loop's pause.
    """
    began = log_at = time.monotonic()
    while True:
        try:
            return _ask(history, url, options)
        except Stop as stop:
            waited = time.monotonic() - began
            if stop.code is not ExitCode.NOT_YET or waited >= options.wait:
                raise
            if time.monotonic() >= log_at:
                log(_waits(history, options, stop, waited))
                log_at += _LOG_SECONDS
        time.sleep(_POLL_SECONDS)


def _waits(history: History, options: GateOptions, stop: Stop, waited: float) -> dict[str, object]:
    line = {"command": "gate", "outcome": stop.outcome, "sentence": stop.sentence, "needs": history.needs}
    times = {"waited_seconds": round(waited), "of_seconds": round(options.wait)}
    return {**line, **stop.details, **times, **({"look": options.look} if options.look else {})}


def _ask(history: History, url: str, options: GateOptions) -> Result:
    try:
        with session.connect(url) as connection:
            current = session.current_revision(connection)
            demand = session.stored_min_image_revision(connection)
            stalled = session.stalled(connection)
    except psycopg.OperationalError as error:
        raise not_yet(f"The database does not answer: {str(error).strip()}") from error
    if demand is not None and (history.head or "") < demand:
        raise refused(over_contract(history.head, demand), current=current, min_image_revision=demand)
    if (current or "") < (history.needs or ""):
        raise _missing(history, current, options, stalled)
    ahead = "" if history.knows(current) else ", ahead of this image"
    return Result(
        command="gate",
        outcome=Outcome.PASSED,
        code=ExitCode.OK,
        sentence=f"The database is at {current}{ahead}; this image needs {history.needs}.",
        current=current,
        min_image_revision=demand,
    )


def _missing(history: History, current: str | None, options: GateOptions, stalled: session.Stalled | None) -> Stop:
    """A word about another image is no word about this one: its own migration may be on its way."""
    sentence = f"The database is at {current or 'empty'}, and this image needs {history.needs}."
    if stalled is None or stalled.image != options.image:
        return not_yet(sentence, current=current)
    sentence = f"{sentence} {stalled.sentence}"
    if _logged_before(options.seen, stalled.sentence):
        return not_yet(sentence, current=current)
    return refused(sentence, current=current)


def _logged_before(folder: Path, sentence: str) -> bool:
    mark = folder / f"souk-gate-{hashlib.sha256(sentence.encode()).hexdigest()[:16]}"
    if mark.exists():
        return True
    mark.touch()
    return False
