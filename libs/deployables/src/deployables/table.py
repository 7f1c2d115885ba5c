"""The whole table: read from YAML, refused where it contradicts itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import yaml

from deployables.rows import PERMISSION, PLACEHOLDER, DemoStep, Deployable, TableError

_IMPLIED = {"name", "is_service"}
_FIELDS = {each.name for each in fields(Deployable)} - _IMPLIED
_STEP_FIELDS = {each.name for each in fields(DemoStep)} - {"name", "service"}
_STORES = {"postgres", "valkey", "s3", "mail"}


@dataclass(frozen=True, slots=True)
class Table:
    """Every row, in the file's order."""

    services: tuple[Deployable, ...]
    others: tuple[Deployable, ...]
    demo: tuple[DemoStep, ...]

    def named(self, name: str) -> Deployable:
        """The row of that name. Raises KeyError."""
        return {each.name: each for each in (*self.services, *self.others)}[name]

    def callers(self, name: str) -> tuple[str, ...]:
        """Who calls the deployable of that name, the demo steps as `demo`."""
        found = [each.name for each in (*self.services, *self.others) if name in each.calls and each.name != name]
        return (*found, *(["demo"] if any(name in step.calls for step in self.demo) else []))


def read(file: Path) -> Table:
    """The table in that file. Raises TableError."""
    document = yaml.safe_load(file.read_text())
    if set(document) != {"services", "others"}:
        raise TableError(f"{file.name} has `services` and `others`, and nothing beside them")
    everybody = {
        name: tuple(row["grants_everybody"]) for name, row in document["services"].items() if "grants_everybody" in row
    }
    services = tuple(_service(name, row, everybody) for name, row in document["services"].items())
    others = tuple(_row(name, row, is_service=False) for name, row in document["others"].items())
    every = (*services, *others)
    _require_sense(every)
    return Table(services, others, tuple(_in_order([step for each in every for step in each.demo])))


def _service(name: str, row: Mapping[str, Any], everybody: Mapping[str, tuple[str, ...]]) -> Deployable:
    if not name.endswith("-service"):
        raise TableError(f"{name}: a service's name ends in -service")
    given = {"folder": f"services/{name}", "package": name.replace("-", "_")}
    calls = {callee: scopes for callee, scopes in everybody.items() if callee != name} | dict(row.get("calls", {}))
    return _row(name, {**row, **given, "calls": calls}, is_service=True)


def _row(name: str, row: Mapping[str, Any], *, is_service: bool) -> Deployable:
    if unknown := set(row) - _FIELDS:
        raise TableError(f"{name}: there is no field {', '.join(sorted(unknown))}")
    if lacking := {"does", "folder"} - set(row) | ({"port"} - set(row) if is_service else set()):
        raise TableError(f"{name}: lacks {', '.join(sorted(lacking))}")
    steps = {"demo": tuple(_step(name, step, given) for step, given in row.get("demo", {}).items())}
    return Deployable(name=name, is_service=is_service, **{key: _frozen(value) for key, value in row.items()} | steps)


def _step(service: str, name: str, given: Mapping[str, Any]) -> DemoStep:
    if "run" not in given or set(given) - _STEP_FIELDS:
        raise TableError(f"{service}: the demo step {name} has `run`, and else of {sorted(_STEP_FIELDS)} alone")
    return DemoStep(name, service, **{key: _frozen(value) for key, value in given.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    return tuple(value) if isinstance(value, list) else value


def _require_sense(every: Iterable[Deployable]) -> None:
    rows = {each.name: each for each in every}
    owners: dict[str, str] = {}
    for each in rows.values():
        ports = [] if each.port is None else [f"port {each.port}"]
        for owned in (*ports, *each.paths, *each.permissions):
            if owners.setdefault(owned, each.name) != each.name:
                raise TableError(f"{each.name}: {owned} is {owners[owned]}'s")
        if odd := [name for name in each.permissions if not PERMISSION.fullmatch(name)]:
            raise TableError(f"{each.name}: {odd[0]} is no permission such as orders.refund")
        if strange := set(each.stores) - _STORES:
            raise TableError(f"{each.name}: there is no store {', '.join(sorted(strange))}")
        for text in (*each.settings.values(), *each.demo_settings.values()):
            if uncalled := {name for name in PLACEHOLDER.findall(text) if name in rows} - set(each.calls):
                raise TableError(f"{each.name}: has the address of {uncalled.pop()}, and does not call it")
        for other in _mentioned(each):
            if other not in rows:
                raise TableError(f"{each.name}: there is no row {other}")


def _mentioned(each: Deployable) -> Iterator[str]:
    yield from each.calls
    yield from each.consumes
    for step in each.demo:
        yield from step.calls


def _in_order(steps: list[DemoStep]) -> Iterator[DemoStep]:
    """Each after those it needs, otherwise as they stand."""
    by_name = {step.name: step for step in steps}
    for step in steps:
        for needed in step.after:
            if needed not in by_name:
                raise TableError(f"{step.service}: the demo step {step.name} comes after {needed}, which nobody has")
    try:
        order = TopologicalSorter({step.name: step.after for step in steps}).static_order()
        yield from (by_name[name] for name in order)
    except CycleError as error:
        raise TableError(
            f"{by_name[error.args[1][0]].service}: demo steps wait for each other: {error.args[1]}"
        ) from None
