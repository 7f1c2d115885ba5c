"""A row of a measurement: name, figure, bar, reference, whether it holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `holds` is None where there is no bar, as in a breakdown."""

    name: str
    figure: float
    unit: str
    bar: str = ""
    reference: str = ""
    holds: bool | None = None
