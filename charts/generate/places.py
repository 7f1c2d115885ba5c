"""The charts of this folder, and what each deploys."""

from pathlib import Path

from deployables import Deployable, named

CHARTS = Path(__file__).resolve().parent.parent
LIBRARY = CHARTS / "service"
UMBRELLA = CHARTS / "souk"
DEMO = CHARTS / "demo"


def service_charts() -> list[Path]:
    """Every thin chart: what stands on the library and is named after a deployable."""
    return sorted(path.parent.parent for path in CHARTS.glob("*/charts/service") if path.parent.parent != DEMO)


def deployed(chart: Path) -> Deployable:
    """The row of what the chart deploys."""
    return named(chart.name)
