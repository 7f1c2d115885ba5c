"""values.yaml of the demo: which data its Job writes."""

import re
from pathlib import Path

from generate.places import CHARTS, DEMO
from souk.cluster.seeds import seeds


def demo_values() -> dict[Path, str]:
    """The file as it stands, with `seeds` as the services' demo data are now."""
    file = DEMO / "values.yaml"
    return {file: re.sub(r"(?m)^seeds: .*$", f'seeds: "{seeds(CHARTS.parent)}"', file.read_text())}
