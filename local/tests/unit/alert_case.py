"""A test of one alert as a row: what Prometheus sees, and when the alert fires, is silent and ends."""

from dataclasses import dataclass
from typing import Any

Series = dict[str, str]


@dataclass(frozen=True)
class Case:
    """`labels` are those of the alert that fires. Times are counted in steps of `step`.

    `broken` is a story: silent at `before`, firing at `during`, silent again at `after`. `harmless` comes near, and is
    silent at `during` and at each step of five before.
    """

    alert: str
    labels: dict[str, str]
    broken: Series
    before: int
    during: int
    after: int
    harmless: Series
    step: str = "1m"

    def __str__(self) -> str:
        told_apart = [self.labels[label] for label in ("window", "sign") if label in self.labels]
        return "-".join([self.alert, *told_apart])

    def promtool(self, rule_files: list[str]) -> dict[str, Any]:
        """The file that `promtool test rules` takes."""
        silent = [self.before, self.after]
        told = [self._expects(when, fires=False) for when in silent] + [self._expects(self.during, fires=True)]
        never = [self._expects(when, fires=False) for when in range(0, self.during + 1, 5)]
        return {
            "rule_files": rule_files,
            "evaluation_interval": self.step,
            "tests": [self._story("broken", self.broken, told), self._story("harmless", self.harmless, never)],
        }

    def _story(self, name: str, series: Series, told: list[dict[str, Any]]) -> dict[str, Any]:
        inputs = [{"series": one, "values": values} for one, values in series.items()]
        return {"name": f"{self} {name}", "interval": self.step, "input_series": inputs, "promql_expr_test": told}

    def _expects(self, when: int, *, fires: bool) -> dict[str, Any]:
        told_apart = {label: value for label, value in self.labels.items() if label in ("window", "sign")}
        asked = {"alertname": self.alert, "alertstate": "firing"}
        samples = [{"labels": f"ALERTS{_braces(asked | self.labels)}", "value": 1}] if fires else []
        number, unit = int(self.step[:-1]) * when, self.step[-1]
        return {
            "expr": f"ALERTS{_braces(asked | told_apart)}", "eval_time": f"{number}{unit}", "exp_samples": samples,
        }  # fmt: skip


def page(**labels: str) -> dict[str, str]:
    """The labels of an alert that wakes somebody."""
    return {"severity": "page", **labels}


def ticket(**labels: str) -> dict[str, str]:
    """The labels of an alert that waits for the morning."""
    return {"severity": "ticket", **labels}


def counter(*stretches: tuple[float | None, int]) -> str:
    """(growth per step, steps) one after the other; None is a time without the series."""
    value, parts = 0.0, []
    for growth, steps in stretches:
        if growth is None:
            parts.append(f"_x{steps}")
            continue
        parts.append(f"{value + growth:g}+{growth:g}x{steps - 1}")
        value += growth * steps
    return " ".join(parts)


def gauge(*stretches: tuple[float | None, int]) -> str:
    """(value, steps) one after the other; None is a time without the series."""
    return " ".join(f"_x{steps}" if value is None else f"{value:g}+0x{steps - 1}" for value, steps in stretches)


def _braces(labels: dict[str, str]) -> str:
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels.items()) + "}"
