"""Running the checks: what speaks of rest is given time to come to rest."""

import time
from collections.abc import Callable, Iterator, Sequence

from souk.invariants import books, carts, events, messages, orders, payments, refunds, stock
from souk.invariants.check import Check, Verdict
from souk.invariants.sources import Sources

_MODULES = (stock, payments, refunds, books, orders, messages, carts, events)
CHECKS: tuple[Check, ...] = tuple(
    sorted((check for module in _MODULES for check in module.CHECKS), key=lambda check: int(check.id[1:]))
)
_PAUSE = 1.0


def run(
    sources: Sources,
    *,
    patience: float = 60.0,
    checks: Sequence[Check] = CHECKS,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Verdict]:
    """Each check's verdict, in order. One that speaks of rest is asked again until it holds; `patience` in seconds is
    for all of them together. Only a test brings another `sleep`, since it does not wait."""
    end = time.monotonic() + patience
    for check in checks:
        missing = tuple(source for source in check.needs if not sources.has(source))
        if missing:
            yield Verdict(check, None, missing)
            continue
        finding = check.find(sources)
        while check.at_rest and finding.violations and time.monotonic() < end:
            sleep(_PAUSE)
            finding = check.find(sources)
        yield Verdict(check, finding)
