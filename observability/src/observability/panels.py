"""What a dashboard is made of. `render` turns these values into Grafana's JSON."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, Unpack

from observability.names import narrowed

WIDTH = 24
"""Columns of Grafana's grid."""


class Look(StrEnum):
    """Grafana's names of the visualisations in use."""

    LINES = "timeseries"
    NUMBER = "stat"
    BARS = "bargauge"


@dataclass(frozen=True, slots=True)
class Query:
    """PromQL, and what each series is called: `{{label}}` stands for a label's value.

    `$job` is the chosen service, `$__rate_interval` and `$__range` are Grafana's. `every_shop` is what shops share: the
    operator and its servers, the gateway.
    """

    expr: str
    legend: str = "__auto"
    every_shop: bool = False

    @property
    def asked(self) -> str:
        """What Grafana asks: of the chosen namespace's series alone."""
        return self.expr if self.every_shop else narrowed(self.expr, 'namespace=~"$namespace"')


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture. `description` says what it shows and what to do when it looks bad.

    `unit` is Grafana's (s, bytes, reqps, percentunit, short). A value from `warn` on is orange, from `bad` on red.
    """

    title: str
    description: str
    queries: tuple[Query, ...]
    unit: str = "short"
    look: Look = Look.LINES
    width: int = 8
    warn: float | None = None
    bad: float | None = None
    stacked: bool = False

    @property
    def height(self) -> int:
        """In Grafana's rows of 30 pixels."""
        return 4 if self.look is Look.NUMBER else 8


@dataclass(frozen=True, slots=True)
class Row:
    """A heading with panels, which flow from left to right."""

    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """A choice at the top of a dashboard, filled by Prometheus: `label_values(metric, label)`.

    `every` is the pattern that stands for all of them, the first choice; without it one has to be chosen.
    """

    name: str
    label: str
    values: str
    every: str = ""


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One page; `uid` is its address in Grafana and the name of its file."""

    uid: str
    title: str
    description: str
    rows: tuple[Row, ...]
    variables: tuple[Variable, ...] = ()

    def panels(self) -> list[Panel]:
        """Every panel, in reading order."""
        return [panel for row in self.rows for panel in row.panels]


class Options(TypedDict, total=False):
    """What a panel may say beyond what it shows."""

    width: int
    warn: float
    bad: float
    stacked: bool


def lines(title: str, description: str, unit: str, *queries: Query, **options: Unpack[Options]) -> Panel:
    """A panel with a curve over time for each query."""
    return Panel(title, description, queries, unit, **options)


def number(title: str, description: str, unit: str, query: Query, **options: Unpack[Options]) -> Panel:
    """The last value, large; six of them fill a line."""
    settings: Options = {"width": 4, **options}
    return Panel(title, description, (query,), unit, look=Look.NUMBER, **settings)


def bars(title: str, description: str, unit: str, query: Query, **options: Unpack[Options]) -> Panel:
    """The last values as bars, one per series."""
    return Panel(title, description, (query,), unit, look=Look.BARS, **options)
