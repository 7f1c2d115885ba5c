"""How a command answers inside a Kubernetes Job: the plan between markers in the log, the rest as termination message.

Whoever started the Job reads the pod's log and its `status.containerStatuses[].state.terminated.message`.
"""

import logging
from pathlib import Path
from typing import Any, TextIO

import orjson

from servicekit.migrate.results import Result

TERMINATION_LOG = Path("/dev/termination-log")
MAX_BYTES = 4096  # Kubernetes keeps no more of a termination message
BEGIN = "-----BEGIN SOUK MIGRATION PLAN-----"
END = "-----END SOUK MIGRATION PLAN-----"

_ONLY_IN_LOG = ("sql", "findings")
_SENTENCE_CHARACTERS = 1500

log = logging.getLogger(__name__)


def report(result: Result, output: TextIO, termination_log: Path) -> None:
    """Write the plan (if there is one) and the result without it to `output`, and that result to `termination_log`."""
    answer: dict[str, Any] = orjson.loads(result.to_json())
    if answer.get("sql"):
        output.write(f"{BEGIN}\n{_readable(answer)}\n{END}\n")
    for key in _ONLY_IN_LOG:
        answer.pop(key, None)
    message = _capped(answer)
    output.write(message.decode() + "\n")
    output.flush()
    try:
        termination_log.write_bytes(message)
    except OSError as error:
        log.warning("no termination message: %s", error)


def _readable(answer: dict[str, Any]) -> str:
    """The SQL under what a reviewer wants to know first, as comments."""
    lines = [f"-- {answer['sentence']}", f"-- hash: {answer['hash']}", f"-- verdict: {answer['verdict']}"]
    lines += [
        f"-- {each['id']} ({each['phase']}): {each['summary']}".replace("\n", " ") for each in answer["revisions"]
    ]
    lines += [
        f"-- line {each['line']}: {each['rule']}: {each['message']}".replace("\n", " ") for each in answer["findings"]
    ]
    return "\n".join([*lines, "", answer["sql"].strip()])


def _capped(answer: dict[str, Any]) -> bytes:
    """At most MAX_BYTES of JSON: revisions become mere ids, then fewer, and a long sentence is cut."""
    if len(answer["sentence"]) > _SENTENCE_CHARACTERS:
        answer["sentence"] = answer["sentence"][:_SENTENCE_CHARACTERS] + "…"
    if "revisions" in answer:
        answer["revisions"] = [each["id"] for each in answer["revisions"]]
    message = orjson.dumps(answer)
    for key in ("revisions", "applied", "invalid_indexes"):
        if len(message) > MAX_BYTES and key in answer:
            answer[key] = [answer[key][0], "…", answer[key][-1]]
            message = orjson.dumps(answer)
    if len(message) > MAX_BYTES:
        answer["sentence"] = answer["sentence"][:300] + "…"
        message = orjson.dumps(answer)
    return message
