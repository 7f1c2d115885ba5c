"""A test of one alert as a row: what Prometheus sees, and when the alert fires, is silent and ends."""

from dataclasses import dataclass
from typing import Any

Series = dict[str, str]


@dataclass(frozen=True)
class Case:
    """`labels` are those of the alert that fires. Times are counted in steps of `step`.

    `broken` is a story: silent at `before`, firing at `during`, silent again at `after`. `harmless` comes near, and is
    silent at `during` and at each step of five before.

    Both are told of a shop whose series have no namespace (a laptop, ECS), and of two shops in one Prometheus, of which
    one is broken and the other comes near: the alert names the broken one and nothing else. Where a label spells the
    shop's namespace out, the series say `$SHOP`.
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
        return {
            "rule_files": rule_files,
            "evaluation_interval": self.step,
            "tests": [
                self._story("broken", _of("", self.broken), self._told("")),
                self._story("of two", _of(_BROKEN, self.broken) | _of(_WELL, self.harmless), self._told(_BROKEN)),
                self._story("harmless", _of("", self.harmless), self._never()),
            ],
        }

    def _story(self, name: str, series: Series, told: list[dict[str, Any]]) -> dict[str, Any]:
        inputs = [{"series": one, "values": values} for one, values in series.items()]
        return {"name": f"{self} {name}", "interval": self.step, "input_series": inputs, "promql_expr_test": told}

    def _told(self, shop: str) -> list[dict[str, Any]]:
        """What to expect of `broken`: at both ends of this shop alone, since the other's ends sooner."""
        labels = {"namespace": shop} if shop else {}
        silent = [self._expects(when, {}, labels) for when in (self.before, self.after)]
        return [*silent, self._expects(self.during, self.labels | labels, {})]

    def _never(self) -> list[dict[str, Any]]:
        return [self._expects(when, {}, {}) for when in range(0, self.during + 1, 5)]

    def _expects(self, when: int, fires: dict[str, str], of: dict[str, str]) -> dict[str, Any]:
        """At that step, among the alerts `of` those labels: one with the labels `fires`, or none."""
        told_apart = {label: value for label, value in self.labels.items() if label in ("window", "sign")}
        asked = {"alertname": self.alert, "alertstate": "firing"}
        samples = [{"labels": f"ALERTS{_braces(asked | fires)}", "value": 1}] if fires else []
        number, unit = int(self.step[:-1]) * when, self.step[-1]
        return {
            "expr": f"ALERTS{_braces(asked | told_apart | of)}", "eval_time": f"{number}{unit}", "exp_samples": samples,
        }  # fmt: skip


_BROKEN, _WELL = "souk", "souk-two"


def _of(shop: str, series: Series) -> Series:
    """The series as that shop exports them."""
    return {_in(shop, name): values for name, values in series.items()}


def _in(shop: str, series: str) -> str:
    metric, _, labels = series.replace("$SHOP", f"{shop}-" if shop else "").partition("{")
    return f'{metric}{{namespace="{shop}",{labels}' if shop else f"{metric}{{{labels}"


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
