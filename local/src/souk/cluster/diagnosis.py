"""What a person needs to know of a trouble: the sentence, the pod's events, the last lines of its log."""

import json
from collections.abc import Sequence

from souk.cluster.target import Target
from souk.cluster.troubles import Trouble

_EVENTS, _LINES, _SHOWN = 5, 15, 4


def report(target: Target, found: Sequence[Trouble]) -> str:
    """Several lines about each, the hopeless ones first."""
    first = sorted(found, key=lambda trouble: not trouble.hopeless)[:_SHOWN]
    more = len(found) - len(first)
    return "\n".join([*(_about(target, trouble) for trouble in first), *([f"… and {more} more"] if more > 0 else [])])


def _about(target: Target, trouble: Trouble) -> str:
    place = f"{trouble.namespace}/{trouble.name}" if trouble.namespace else trouble.name
    lines = [f"{trouble.kind} {place}: {trouble.why}"]
    lines += [f"    {event}" for event in _events(target, trouble)]
    if trouble.kind == "Pod":
        log = _log(target, trouble)
        lines += ["  the end of its log:", *(f"    {line}" for line in log)] if log else []
    return "\n".join(lines)


def _events(target: Target, trouble: Trouble) -> list[str]:
    selector = f"involvedObject.kind={trouble.kind},involvedObject.name={trouble.name}"
    place = ("--namespace", trouble.namespace) if trouble.namespace else ("--all-namespaces",)
    asked = target.attempt("kubectl", "get", "events", *place, "--field-selector", selector, "--output", "json")
    if asked.returncode != 0:
        return []
    events = sorted(json.loads(asked.stdout)["items"], key=lambda each: each.get("lastTimestamp") or "")
    return [f"{each.get('reason')}: {each.get('message', '').strip()}" for each in events[-_EVENTS:]]


def _log(target: Target, trouble: Trouble) -> list[str]:
    container = ("--container", trouble.container) if trouble.container else ("--all-containers",)
    command = ("kubectl", "--namespace", trouble.namespace, "logs", trouble.name, *container, f"--tail={_LINES}")
    for again in (("--previous",), ()) if trouble.restarts else ((),):
        asked = target.attempt(*command, *again)
        if asked.returncode == 0 and asked.stdout.strip():
            return asked.stdout.strip().splitlines()
    return []
