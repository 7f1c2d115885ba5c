"""Which changes of contracts break somebody: what is committed, held against what the last release promised.

`services/<name>/released/` is a copy of the service's `openapi.json` and `events/`, as released. The rules and their
reasons are in docs/decisions/0043.
"""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deployables import SERVICES
from embedded.checkout import repository
from testkit.contracts.document import PROBLEM, Document, Operation
from testkit.contracts.narrowing import Narrowing, Side


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """`subject` is an operation (`POST /orders/quote`) or a type of event."""

    service: str
    subject: str
    what: str

    @property
    def line(self) -> str:
        """What CHANGELOG.md says where it is meant."""
        return f"`{self.subject}`: {self.what}"


def operations_broken(service: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Break]:
    """What a new OpenAPI document breaks for those who know the old one. Names of path parameters do not count."""
    after = {_nameless(name): each for name, each in Document(service, new).operations.items()}
    for name, before in Document(service, old).operations.items():
        if (now := after.get(_nameless(name))) is None:
            yield Break(service, name, "is gone")
            continue
        for what in (*_asked(before, now), *_answered(before, now)):
            yield Break(service, name, what)


def _nameless(operation: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", operation)


def _asked(old: Operation, new: Operation) -> Iterator[str]:
    narrowing = Narrowing(old.document, new.document, Side.WRITTEN)
    before, after = _parameters(old), _parameters(new)
    if new.described.get("security") and not old.described.get("security"):
        yield "it needs a token"
    for key in before.keys() | after.keys():
        place = f"the {key[0]} parameter {key[1]}"
        if key not in after:
            yield f"{place} is gone"
        elif key not in before:
            yield from [f"{place} is required"] * bool(after[key].get("required"))
        else:
            if after[key].get("required") and not before[key].get("required"):
                yield f"{place} is required"
            yield from narrowing.breaks(before[key].get("schema", {}), after[key].get("schema", {}), place)
    was, now = old.request_body, new.request_body
    if now.get("required") and not was.get("required"):
        yield "the body is required"
    for kind, content in was.get("content", {}).items():
        if kind not in now.get("content", {}):
            yield f"the body may not be {kind} any more"
        else:
            yield from narrowing.breaks(content.get("schema", {}), now["content"][kind].get("schema", {}), "")


def _parameters(operation: Operation) -> dict[tuple[str, str], Mapping[str, Any]]:
    """By place and name; those of the path by their number."""
    numbers = {name: str(number) for number, name in enumerate(re.findall(r"\{([^}]*)\}", operation.name), start=1)}
    return {
        (each["in"], numbers.get(each["name"], each["name"]) if each["in"] == "path" else each["name"]): each
        for each in operation.parameters
    }


def _answered(old: Operation, new: Operation) -> Iterator[str]:
    for status, before in old.responses.items():
        if (after := new.responses.get(status)) is None:
            yield f"{status} is gone"
            continue
        lost = before.get("headers", {}).keys() - after.get("headers", {}).keys()
        yield from (f"{status} has no header {name}" for name in lost)
        yield from (f"{status} {code} is gone" for code in old.codes(int(status)) if code not in new.codes(int(status)))
        for kind, content in before.get("content", {}).items():
            if kind not in after.get("content", {}):
                yield f"{status} is not {kind} any more"
                continue
            narrowing = Narrowing(old.document, new.document, Side.READ)
            broken = narrowing.breaks(content.get("schema", {}), after["content"][kind].get("schema", {}), "")
            # Codes are compared above: a new one breaks nobody, they are not a choice that has an end.
            yield from (f"{status} {what}" for what in broken if kind != PROBLEM or not what.startswith("code may be"))
    for status in new.responses.keys() - old.responses.keys():
        if status < "400":
            yield f"{status} is a new success"


def events_broken(service: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Break]:
    """What new event schemas (by type) break for those who consume the old ones."""
    for kind, before in old.items():
        if kind not in new:
            yield Break(service, kind, "is gone")
            continue
        for what in Narrowing(before, new[kind], Side.READ).breaks(before, new[kind], ""):
            yield Break(service, kind, what)


def unsaid(changelog: str, breaks: list[Break]) -> list[Break]:
    """Those that `### Breaking` of what is unreleased does not have, in the words of `Break.line`."""
    announced = " ".join(_section(_section(changelog, "## [Unreleased]"), "### Breaking").split())
    return [each for each in breaks if f"{each.line}." not in announced]


def _section(text: str, heading: str) -> str:
    """What stands under that heading, up to the next of its level; empty where there is none."""
    level = heading.split(" ", maxsplit=1)[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^{level} |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def check() -> list[Break]:
    """Every break since the last release that CHANGELOG.md does not name."""
    breaks = []
    for folder in _services():
        if (folder / "released").is_dir():
            old, new = _read(folder / "released"), _read(folder)
            breaks += [*operations_broken(folder.name, old[0], new[0]), *events_broken(folder.name, old[1], new[1])]
    return unsaid((repository() / "CHANGELOG.md").read_text(), sorted(breaks))


def release() -> list[Path]:
    """Promise what is committed now; returns the folders."""
    made = []
    for folder in _services():
        shutil.rmtree(folder / "released", ignore_errors=True)
        (folder / "released" / "events").mkdir(parents=True)
        for file in (folder / "openapi.json", *sorted((folder / "events").glob("*.schema.json"))):
            shutil.copy(file, folder / "released" / file.relative_to(folder))
        made.append(folder / "released")
    return made


def _services() -> list[Path]:
    """The folders of the services that have a contract."""
    folders = [repository() / service.folder for service in SERVICES]
    return [folder for folder in folders if (folder / "openapi.json").exists()]


def _read(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The document, and the event schemas by type."""
    events = {
        file.name.removesuffix(".schema.json"): json.loads(file.read_text())
        for file in sorted((folder / "events").glob("*.schema.json"))
    }
    return json.loads((folder / "openapi.json").read_text()), events
