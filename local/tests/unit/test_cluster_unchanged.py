"""A release is left out of a deploy when an upgrade would do nothing, and never otherwise."""

import json
from pathlib import Path
from typing import Any

import pytest
from programs import Programs, packed

from souk.cluster.records import newest, records
from souk.cluster.unchanged import as_they_were, inputs


def _machine(*secrets: dict[str, Any], changed_by_hand: bool = False) -> Programs:
    def answer(command: tuple[str, ...], given: str) -> str | None:
        if command[1] == "diff":
            assert given == "kind: Deployment"
            return None if changed_by_hand else ""
        return json.dumps({"items": list(secrets)})

    return Programs(answer)


def _left_out(machine: Programs) -> set[str]:
    found = newest(records(machine))
    return as_they_were(machine, {"cart-service": "made from 1"}, {"cart-service": found.get(("souk", "cart-service"))})


def test_a_release_that_was_made_from_the_same_and_is_there_still_is_left_out() -> None:
    assert _left_out(_machine(packed())) == {"cart-service"}


@pytest.mark.parametrize(
    "machine",
    [
        _machine(),
        _machine(packed(description="made from 2")),
        _machine(packed(status="failed")),
        _machine(packed(status="pending-upgrade")),
        _machine(packed(version=9), packed(version=10, description="Upgrade complete")),  # helm upgrade --set …
        _machine(packed(version=10, description="Rollback to 8"), packed(version=9)),
        _machine(packed(), changed_by_hand=True),
    ],
    ids=["not there", "other inputs", "failed", "interrupted", "upgraded by hand", "rolled back", "changed by hand"],
)
def test_any_other_is_upgraded(machine: Programs) -> None:
    assert _left_out(machine) == set()


def test_an_object_that_names_its_namespace_is_compared_there() -> None:
    asked: list[tuple[bool, str]] = []

    def answer(command: tuple[str, ...], given: str) -> str | None:
        if command[1] != "diff":
            elsewhere = "---\nkind: Role\nmetadata:\n  namespace: other\n---\nkind: Deployment"
            return json.dumps({"items": [packed(manifest=elsewhere)]})
        asked.append(("--namespace" in command, given.strip().splitlines()[-1]))
        return ""

    assert _left_out(Programs(answer)) == {"cart-service"}
    assert sorted(asked) == [(False, "  namespace: other"), (True, "kind: Deployment")]


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    """A chart that stands on a library by a link."""
    for name in ("library", "chart/charts", "chart/templates"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "library" / "_names.tpl").write_text("name")
    (tmp_path / "chart" / "charts" / "library").symlink_to("../../library")
    (tmp_path / "chart" / "templates" / "all.yaml").write_text("kind: Pod")
    (tmp_path / "values.yaml").write_text("replicas: 1")
    return tmp_path / "chart"


def test_inputs_are_the_chart_what_it_stands_on_and_the_values(chart: Path) -> None:
    values = chart.parent / "values.yaml"
    seen = {inputs(chart, [values], {"a": 1})}
    assert inputs(chart, [values], {"a": 1}) in seen
    seen.add(inputs(chart, [values], {"a": 2}))
    (chart.parent / "library" / "_names.tpl").write_text("another")
    seen.add(inputs(chart, [values], {"a": 1}))
    values.write_text("replicas: 2")
    seen.add(inputs(chart, [values], {"a": 1}))
    (chart / "templates" / "all.yaml").rename(chart / "templates" / "one.yaml")
    seen.add(inputs(chart, [values], {"a": 1}))
    assert len(seen) == 5
