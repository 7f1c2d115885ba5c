"""Who owns how many pods there are: an autoscaler, or whoever scales; never a release, which would take it back."""

import re
from typing import Any

import helm_python
import pytest
from generate.places import CHARTS
from rendering import Object, Rendering, of_kind, render, renderings, the

RUNBOOKS = CHARTS.parent / "observability" / "runbooks"
BY_HAND = {"autoscaling": {"enabled": False}}


def scaler(values: dict[str, Any]) -> Object | None:
    found = of_kind(render("cart-service", values), "HorizontalPodAutoscaler")
    return found[0]["spec"] if found else None


@pytest.mark.parametrize("rendering", renderings(), ids=str)
def test_no_release_of_the_shop_says_how_many_pods_there_are(rendering: Rendering) -> None:
    for kind in ("Deployment", "StatefulSet"):
        for each in of_kind(rendering.objects(), kind):
            assert "replicas" not in each["spec"], each["metadata"]["name"]


@pytest.mark.parametrize(
    ("values", "least", "most"),
    [
        ({}, 2, 4),
        ({"autoscaling": {"minReplicas": 3}}, 3, 4),
        ({**BY_HAND, "replicas": 3}, 3, 3),
        ({"replicas": 3}, 2, 4),
        ({"global": {"service": {**BY_HAND, "replicas": 3}}}, 3, 3),
    ],
)
def test_a_number_that_is_asked_for_is_held_by_an_autoscaler(values: dict[str, Any], least: int, most: int) -> None:
    spec = scaler(values)
    assert spec is not None
    assert (spec["minReplicas"], spec["maxReplicas"]) == (least, most)


@pytest.mark.parametrize("values", [BY_HAND, {"global": {"service": {**BY_HAND, "replicas": 3}}, "replicas": ""}])
def test_without_a_number_nothing_scales_but_a_hand(values: dict[str, Any]) -> None:
    assert scaler(values) is None


@pytest.mark.parametrize("number", [0, -1, "three"])
def test_a_number_is_at_least_one(number: object) -> None:
    with pytest.raises(helm_python.HelmError, match="replicas"):
        render("cart-service", {**BY_HAND, "replicas": number})


def test_the_operators_annotation_is_nobody_elses() -> None:
    template = the(render("cart-service"), "Deployment", "cart-service")["spec"]["template"]
    assert "souk.dev/credentials-hash" not in template["metadata"]["annotations"]


@pytest.mark.parametrize("folder", ["observability/runbooks", "docs", "charts", "k8s"])
def test_nobody_is_told_to_go_back_behind_helms_back(folder: str) -> None:
    """`kubectl rollout undo` makes the next upgrade with Helm 4 fail; `helm rollback` does not."""
    advised = re.compile(r"kubectl[^`\n]*rollout undo")
    files = [file for file in sorted((CHARTS.parent / folder).rglob("*.md")) if ".venv" not in file.parts]
    telling = [file.name for file in files if advised.search(file.read_text()) and "decisions" not in file.parts]
    assert files
    assert telling == ["operations.md"] * (folder == "docs"), "operations.md alone says what it does"


def test_runbooks_say_how_to_go_back_with_a_release_per_service_and_with_the_umbrella() -> None:
    telling = [file for file in RUNBOOKS.glob("*.md") if re.search(r"helm -n souk .*rollback", file.read_text())]
    assert telling
    for file in telling:
        assert re.search(r"helm -n souk rollback (SERVICE|NAME) --wait --timeout 20m", file.read_text()), file.name
        assert "(an umbrella: `rollback souk`)" in file.read_text(), file.name
