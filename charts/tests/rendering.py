"""Charts as their objects, rendered without a cluster or a helm binary."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import helm_python
import yaml
from generate.places import CHARTS, DEMO, UMBRELLA, service_charts

Object = dict[str, Any]
Values = dict[str, Any]
DATA = CHARTS.parent / "k8s" / "data"
OBSERVABILITY = CHARTS / "observability"
TRAEFIK = CHARTS.parent / "k8s" / "traefik"


@dataclass(frozen=True)
class Rendering:
    """A chart with one of its values files, or with none."""

    chart: Path
    values_file: Path | None = None

    def __str__(self) -> str:
        return self.chart.name + (f"+{self.values_file.stem}" if self.values_file else "")

    def values(self) -> Values:
        return (yaml.safe_load(self.values_file.read_text()) or {}) if self.values_file else {}

    def objects(self) -> list[Object]:
        return _rendered(self)


@cache
def _rendered(rendering: Rendering) -> list[Object]:
    return render(rendering.chart, rendering.values())


def renderings() -> list[Rendering]:
    """Every chart with every values file that it, or its environment, offers."""
    charts = [*service_charts(), DEMO, UMBRELLA, DATA, OBSERVABILITY]
    own = [Rendering(chart, file) for chart in charts for file in sorted(chart.glob("values-*.yaml"))]
    environments = [
        Rendering(chart, file)
        for chart in (*service_charts(), DEMO, UMBRELLA)
        for file in sorted((CHARTS.parent / "k8s" / "environments").glob("*.yaml"))
        if not (chart.name in ("demo", "sandbox") and "production" in file.read_text())
    ]
    return [*map(Rendering, charts), *own, *environments]


def render(chart: Path | str, values: Values | None = None, namespace: str = "souk") -> list[Object]:
    """The objects of a chart; a wrong value raises helm_python.HelmError with Helm's sentence."""
    with helm_python.Chart.load(CHARTS / chart) as loaded:
        loaded.validate_schema(values)
        files = loaded.render(values, name="souk", namespace=namespace)
    texts = [text for name, text in files.items() if not name.endswith("NOTES.txt")]
    return [each for text in texts for each in yaml.safe_load_all(text) if each]


def merged(*layers: Values) -> Values:
    """Later ones win, key by key."""
    result: Values = {}
    for layer in layers:
        for key, value in layer.items():
            both = isinstance(value, dict) and isinstance(result.get(key), dict)
            result[key] = merged(result[key], value) if both else value
    return result


def of_kind(objects: list[Object], kind: str, name: str | None = None) -> list[Object]:
    return [each for each in objects if each["kind"] == kind and name in (None, each["metadata"]["name"])]


def the(objects: list[Object], kind: str, name: str) -> Object:
    """The one object of that kind and name."""
    (found,) = of_kind(objects, kind, name)
    return found


def pod_specs(objects: list[Object]) -> Iterator[tuple[str, Object]]:
    """(Kind/name, pod spec) of everything that makes pods."""
    for each in objects:
        name = f"{each['kind']}/{each['metadata']['name']}"
        if each["kind"] == "Pod":
            yield name, each["spec"]
        elif each["kind"] in ("Deployment", "StatefulSet", "DaemonSet", "Job"):
            yield name, each["spec"]["template"]["spec"]


def containers(spec: Object) -> list[Object]:
    return [*spec.get("initContainers", []), *spec["containers"]]
