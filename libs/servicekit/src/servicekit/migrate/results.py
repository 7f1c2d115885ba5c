"""What the commands answer: one JSON object on stdout and an exit code. `contract` counts breaking changes of both."""

from dataclasses import asdict, dataclass, field
from enum import IntEnum, StrEnum

import orjson

CONTRACT = 1


class ExitCode(IntEnum):
    """What whoever runs a command has to distinguish."""

    OK = 0
    ERROR = 1  # the folder, the settings, or a bug
    USAGE = 2  # argparse's own
    REFUSED = 3  # asking again changes nothing; a human must act
    SQL_FAILED = 4  # a migration's statement failed; the revision before it stands
    NOT_YET = 5  # lock held, server away, schema behind: ask again
    TERMINATED = 143  # SIGTERM; the running statement was cancelled


class Outcome(StrEnum):
    """The word for it."""

    NOTHING = "nothing"
    APPLIED = "applied"
    PLANNED = "planned"
    PASSED = "passed"
    REFUSED = "refused"
    FAILED = "failed"
    NOT_YET = "not_yet"
    TERMINATED = "terminated"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Result:
    """Revisions are four digits or null; `sentence` is for people; fields that do not apply are left out."""

    command: str
    outcome: Outcome
    code: ExitCode
    sentence: str
    current: str | None = None
    needs: str | None = None
    head: str | None = None
    min_image_revision: str | None = None
    target: str | None = None
    details: dict[str, object] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """`{"contract": 1, "command": …, "outcome": …, …}` on one line, details at the top level."""
        fields = asdict(self)
        details = fields.pop("details")
        fields["code"] = int(self.code)
        return orjson.dumps({"contract": CONTRACT, **fields, **details})


class Stop(Exception):
    """A command ends early with this outcome."""

    def __init__(self, outcome: Outcome, code: ExitCode, sentence: str, **details: object) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.code = code
        self.sentence = sentence
        self.details = details


def refused(sentence: str, **details: object) -> Stop:
    """Asking again changes nothing."""
    return Stop(Outcome.REFUSED, ExitCode.REFUSED, sentence, **details)


def not_yet(sentence: str, **details: object) -> Stop:
    """Asking again later may help."""
    return Stop(Outcome.NOT_YET, ExitCode.NOT_YET, sentence, **details)
