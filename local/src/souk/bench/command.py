"""`souk bench`: every measurement of this package over the running platform."""

from rich.console import Console

from souk.bench import cached_product, middleware, purchases
from souk.bench.report import Row, calibration, show, write
from souk.commands.running import require_running
from souk.places import Places

_ADMIN = ("admin@souk.test", "souk-demo-2026")


def bench(places: Places, console: Console) -> bool:
    """Measure, print the table, write bench.json; answers whether every bar holds. Raises CommandFailed."""
    state = require_running(places)
    pids = {name: part.pid for name, part in state.parts.items() if part.pid is not None}
    rows = [Row("Calibration loop", calibration(), "ms CPU", reference="2 million additions in Python")]
    with console.status("The middleware"):
        rows += middleware.measure()
    with console.status("A cached product against the floor"):
        rows += cached_product.measure(places.port("product"), pids["product-service"])
    with console.status("Purchases: five rounds with eight clients"):
        rows += purchases.measure(places.gateway, pids, _ADMIN)
    show(console, rows)
    write(places.home / "bench.json", rows)
    return all(row.holds is not False for row in rows)
