"""services.yaml as objects: what Souk consists of, and what follows from its rows alone."""

from pathlib import Path

from deployables.rows import COMPOSED, DemoStep, Deployable, TableError, filled
from deployables.table import Table, read

_BESIDE = Path(__file__).with_name("services.yaml")
TABLE_FILE = _BESIDE if _BESIDE.exists() else Path(__file__).resolve().parents[4] / "services.yaml"
"""In images beside this package, else at the root of the checkout."""

_TABLE = read(TABLE_FILE)
SERVICES: tuple[Deployable, ...] = _TABLE.services
OTHERS: tuple[Deployable, ...] = _TABLE.others
EVERY: tuple[Deployable, ...] = (*SERVICES, *OTHERS)
NAMES: tuple[str, ...] = tuple(service.short for service in SERVICES)
"""auth, product, …: as ports, databases and prefixes of variables name the services."""
DEMO: tuple[DemoStep, ...] = _TABLE.demo
"""The steps that fill the shop, each after those it needs."""


def named(name: str) -> Deployable:
    """The row of that name. Raises KeyError."""
    return _TABLE.named(name)


def callers(name: str) -> tuple[str, ...]:
    """Who calls the deployable of that name, the demo steps as `demo`."""
    return _TABLE.callers(name)


__all__ = [
    "COMPOSED", "DEMO", "EVERY", "NAMES", "OTHERS", "SERVICES", "TABLE_FILE", "DemoStep", "Deployable", "Table",
    "TableError", "callers", "filled", "named", "read",
]  # fmt: skip
