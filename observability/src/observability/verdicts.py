"""Which panels show something on a running platform, and why the others do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from observability.names import metrics_in
from observability.panels import Dashboard, Panel
from observability.prometheus import Prometheus

WINDOW_SECONDS = 60
_GRAFANAS = {"$namespace": ".*", "$__rate_interval": "30s", "$__range": "300s", "$__interval": "15s"}
_ELSEWHERE = {
    "souk_operator": "operator",
    "souk_postgres": "operator",
    "traefik": "gateway",
    "souk_synthetic": "synthetic purchase",
}
"""Who exports the metrics that begin so; none of them need be there."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One query; `why` is empty when it returned data. `wrong` means that it never can."""

    board: Dashboard
    panel: Panel
    expr: str
    why: str = ""
    wrong: bool = False


async def judge(prometheus: Prometheus, boards: Sequence[Dashboard], jobs: Iterable[str]) -> list[Verdict]:
    """Run every query of every panel, once per service where it asks for one."""
    exported, jobs = await prometheus.exported(), list(jobs)
    absent = {
        begin: f"no {who} is scraped"
        for begin, who in _ELSEWHERE.items()
        if not any(name.startswith(begin) for name in exported)
    }
    verdicts = []
    for board in boards:
        for panel in board.panels():
            for query in panel.queries:
                why, wrong = await _why_empty(prometheus, query.asked, jobs, exported, absent)
                verdicts.append(Verdict(board, panel, query.asked, why, wrong))
    return verdicts


async def _why_empty(
    prometheus: Prometheus, expr: str, jobs: list[str], exported: set[str], absent: dict[str, str]
) -> tuple[str, bool]:
    for asked in _asked(expr, jobs):
        if await prometheus.has_data(asked, WINDOW_SECONDS):
            return "", False
    names = metrics_in(expr)
    for begin, why in absent.items():
        if any(name.startswith(begin) for name in names) or f'job=~"{begin.replace("_", "-")}' in expr:
            return why, False
    if unknown := sorted(names - exported):
        return f"nobody exports {', '.join(unknown)}", True
    for name in sorted(names):
        if not await prometheus.has_data(name, WINDOW_SECONDS):
            return f"{name} is exported and has counted nothing yet", False
    return "nothing of what it shows has happened", False


def _asked(expr: str, jobs: list[str]) -> list[str]:
    """The expression with Grafana's variables filled in."""
    for variable, value in _GRAFANAS.items():
        expr = expr.replace(variable, value)
    return [expr.replace("$job", job) for job in jobs] if "$job" in expr else [expr]
