"""values.schema.json of the thin charts, the demo and the umbrella, all from the library's own."""

import json
from pathlib import Path
from typing import Any

from generate.places import DEMO, LIBRARY, UMBRELLA, deployed, service_charts
from generate.settings import setting_names

Schema = dict[str, Any]


def schemas() -> dict[Path, str]:
    """Every generated schema by its file."""
    library = json.loads((LIBRARY / "values.schema.json").read_text())
    made = {chart: _of_service(library, chart) for chart in service_charts()}
    made |= {DEMO: _of_demo(library), UMBRELLA: _of_umbrella(library)}
    return {chart / "values.schema.json": json.dumps(schema, indent=2) + "\n" for chart, schema in made.items()}


def _of_service(library: Schema, chart: Path) -> Schema:
    """The library's, with the settings that this service knows."""
    names = setting_names(deployed(chart))
    settings = {"type": "object", "additionalProperties": False, "properties": {name: {} for name in names}}
    own = {"settings": settings, "demoSettings": settings, "enabled": {"type": "boolean"}}
    properties = library["properties"] | own | _handed_down(library)
    return library | {"title": f"Values of {chart.name}", "properties": properties}


def _of_demo(library: Schema) -> Schema:
    """A Job needs the images and little else."""
    names = ("environment", "image", "imagePullSecrets", "resources", "networkPolicy", "stores", *_OF_PODS)
    kept = {name: library["properties"][name] for name in names}
    images = {"type": "object", "additionalProperties": kept["image"]}
    own = {"enabled": {"type": "boolean"}, "images": images, "seeds": {"type": "string", "minLength": 1}}
    global_ = {"service": {"type": "object"}, "global": _global({"type": "object"})}
    return library | {"title": "Values of demo", "properties": kept | own | global_}


def _of_umbrella(library: Schema) -> Schema:
    """One object per chart, which that chart's own schema checks."""
    charts = {chart.name: {"type": "object"} for chart in (*service_charts(), DEMO)}
    shared = _closed({name: value for name, value in library["properties"].items() if name not in _NOT_SHARED})
    own = {"denyByDefault": {"type": "boolean"}, "global": _global(shared)}
    return library | {"title": "Values of souk", "properties": charts | own}


_OF_PODS = ("runAsUser", "extraEnv", "extraVolumes", "extraVolumeMounts")
_NOT_SHARED = ("settings", "demoSettings", "global", "port", "paths")


def _handed_down(library: Schema) -> Schema:
    """`service`, where Helm puts the library's defaults, and `global.service`, which refers to the values above."""
    shared = {name: {"$ref": f"#/properties/{name}"} for name in library["properties"] if name not in _NOT_SHARED}
    return {"service": {"type": "object"}, "global": _global(_closed(shared))}


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _global(service: Schema) -> Schema:
    return _closed({"service": service, "demo": {"type": "boolean"}})
