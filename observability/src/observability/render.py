"""Dashboards as the JSON that Grafana provisions: no ids, the data source chosen by a variable."""

import json
from collections.abc import Iterator
from typing import Any

from observability.panels import WIDTH, Dashboard, Look, Panel, Query, Row, Variable

Json = dict[str, Any]

_SCHEMA_VERSION = 39
_SOURCE: Json = {"type": "prometheus", "uid": "${datasource}"}
_TAG = "souk"
# A shop is a namespace. Where nothing has that label (a laptop, ECS), "All" still finds what there is.
_SHOP = Variable("namespace", "Namespace", "label_values(db_client_connections_max, namespace)", every=".*")


def render(dashboard: Dashboard) -> str:
    """The dashboard as the JSON that Grafana provisions."""
    return json.dumps(_dashboard(dashboard), indent=2, ensure_ascii=False) + "\n"


def _dashboard(dashboard: Dashboard) -> Json:
    return {
        "uid": dashboard.uid,
        "title": dashboard.title,
        "description": dashboard.description,
        "tags": [_TAG],
        "schemaVersion": _SCHEMA_VERSION,
        "editable": True,
        "graphTooltip": 1,
        "refresh": "30s",
        "time": {"from": "now-1h", "to": "now"},
        "timezone": "browser",
        "links": [
            {"title": "Souk", "type": "dashboards", "tags": [_TAG], "asDropdown": True, "includeVars": True,
             "keepTime": True},
        ],
        "annotations": {"list": [_restarts()]},
        "templating": {"list": [_source(), *map(_variable, (_SHOP, *dashboard.variables))]},
        "panels": list(_panels(dashboard.rows)),
    }  # fmt: skip


def _source() -> Json:
    return {"name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus"}


def _variable(variable: Variable) -> Json:
    return {
        "name": variable.name, "label": variable.label, "type": "query", "datasource": _SOURCE,
        "definition": variable.values,
        "query": {"qryType": 1, "query": variable.values, "refId": "PrometheusVariableQueryEditor-VariableQuery"},
        "refresh": 2, "sort": 1,
    } | ({"includeAll": True, "allValue": variable.every} if variable.every else {})  # fmt: skip


def _restarts() -> Json:
    """A line wherever a process began: most changes of behaviour are deployments."""
    return {
        "name": "Restarts", "datasource": _SOURCE, "enable": True, "iconColor": "purple",
        "expr": 'changes(process_start_time_seconds{namespace=~"$namespace",job=~".+-service"}[$__interval]) > 0',
        "titleFormat": "{{job}} restarted", "step": "30s",
    }  # fmt: skip


def _panels(rows: tuple[Row, ...]) -> Iterator[Json]:
    top = 0
    for row in rows:
        yield {
            "type": "row", "title": row.title, "collapsed": False, "panels": [],
            "gridPos": {"x": 0, "y": top, "w": WIDTH, "h": 1},
        }  # fmt: skip
        top += 1
        left = tallest = 0
        for panel in row.panels:
            if left + panel.width > WIDTH:
                top, left, tallest = top + tallest, 0, 0
            yield _panel(panel, left, top)
            left, tallest = left + panel.width, max(tallest, panel.height)
        top += tallest


def _panel(panel: Panel, left: int, top: int) -> Json:
    return {
        "type": panel.look.value,
        "title": panel.title,
        "description": panel.description,
        "datasource": _SOURCE,
        "gridPos": {"x": left, "y": top, "w": panel.width, "h": panel.height},
        "targets": [_target(panel, query, number) for number, query in enumerate(panel.queries)],
        "fieldConfig": {"defaults": _defaults(panel), "overrides": []},
        "options": _OPTIONS[panel.look],
    }


def _target(panel: Panel, query: Query, number: int) -> Json:
    return {
        "refId": chr(ord("A") + number), "datasource": _SOURCE, "expr": query.asked, "legendFormat": query.legend,
        "instant": panel.look is not Look.LINES, "range": panel.look is Look.LINES,
        # Points that lead from a slow request to its trace.
        "exemplar": panel.look is Look.LINES and "_bucket" in query.expr,
    }  # fmt: skip


def _defaults(panel: Panel) -> Json:
    steps: list[Json] = [{"color": "green", "value": None}]
    steps += [{"color": "orange", "value": panel.warn}] if panel.warn is not None else []
    steps += [{"color": "red", "value": panel.bad}] if panel.bad is not None else []
    defaults: Json = {"unit": panel.unit, "min": 0, "thresholds": {"mode": "absolute", "steps": steps}}
    if panel.look is Look.LINES:
        marked = "dashed" if len(steps) > 1 else "off"
        defaults["color"] = {"mode": "palette-classic"}
        defaults["custom"] = {
            "fillOpacity": 20 if panel.stacked else 0, "lineWidth": 1, "showPoints": "never", "spanNulls": True,
            "stacking": {"mode": "normal" if panel.stacked else "none"}, "thresholdsStyle": {"mode": marked},
        }  # fmt: skip
    else:
        defaults["color"] = {"mode": "thresholds"}
    return defaults


_LAST = {"calcs": ["lastNotNull"], "fields": "", "values": False}
_OPTIONS: dict[Look, Json] = {
    Look.LINES: {
        "legend": {"displayMode": "table", "placement": "bottom", "calcs": ["lastNotNull", "max"], "showLegend": True},
        "tooltip": {"mode": "multi", "sort": "desc"},
    },
    Look.NUMBER: {"reduceOptions": _LAST, "colorMode": "value", "graphMode": "none", "textMode": "auto"},
    Look.BARS: {"reduceOptions": _LAST, "orientation": "horizontal", "displayMode": "basic"},
}
