"""`souk bench`: every measurement of this package, over a platform of its own."""

from rich.console import Console

from embedded.private import private_folder
from souk.bench import (
    analytics,
    at_rest,
    cached_product,
    desk,
    desk_pages,
    middleware,
    pages,
    purchases,
    reads,
    search,
    search_shop,
    staff_list,
)
from souk.bench.counts import StatementCounter
from souk.bench.report import calibration, show, write
from souk.demo_staff import ADMIN
from souk.frontend.browser import why_not
from souk.measured import Row
from souk.own_platform import own_platform
from souk.places import Places
from souk.plan import make_plan
from souk.search_eval.labels import load_labels
from souk.search_eval.shop import Shop
from souk.state import State


def bench(places: Places, console: Console, orders: int, products: int, events: int) -> bool:
    """Measure, print the table, write bench.json; answers whether every bar holds. Raises CommandFailed.

    The desk is measured with so many past `orders`, search with so many `products`, reports over so many `events`.
    """
    rows = [Row("Calibration loop", calibration(), "ms CPU", reference="2 million additions in Python")]
    with console.status("The middleware"):
        rows += middleware.measure()
    with console.status("Starting a platform of its own") as status, own_platform() as own:
        pids = _pids(own)
        status.update("At rest, once search has caught up with the demo's products")
        Shop(own.gateway).wait_until_settled(ADMIN)
        resting = at_rest.measure(pids)
        status.update("A cached product against the floor")
        rows += cached_product.measure(own.port("product"), pids["product-service"])
        status.update("What shoppers read most")
        rows += reads.measure(own.gateway, pids)
        status.update("Pages in a browser: four, on three kinds of device")
        no_pages = why_not(own.root)
        if no_pages is None:
            rows += pages.measure(own.root, own.gateway)
        status.update("Purchases: five rounds with eight clients")
        postgres = make_plan(own).data.postgres
        counter = StatementCounter(postgres.url(), own.logs / "postgres.log")
        rows += purchases.measure(own.gateway, pids, ADMIN, counter)
        status.update(f"The desk's lists of {orders:,} orders")
        rows += desk.measure(own.gateway, pids, ADMIN, postgres.url("order_db"), orders)
        status.update(f"Search among {products:,} products")
        rows += _searched(own, pids, products)
        status.update(f"Events, and reports over {events:,} of them")
        rows += analytics.measure(own.port("analytics"), own.gateway, pids, ADMIN, postgres.url("analytics_db"), events)
        # Last, since it leaves a shop of 100,000 products behind.
        status.update("What staff list")
        rows += staff_list.measure(own.gateway, pids, ADMIN, postgres.url())
        if no_pages is None:
            status.update("The desk's lists in a browser")
            rows += desk_pages.measure(own.root, own.gateway, ADMIN)
        rows += resting
        status.update("Ending the platform")
    show(console, rows)
    if no_pages is not None:
        console.print(f"No page was measured. {no_pages}", markup=False, highlight=False)
    private_folder(places.home)
    write(places.home / "bench.json", rows)
    return all(row.holds is not False for row in rows)


def _searched(own: Places, pids: dict[str, int], products: int) -> list[Row]:
    """Words and queries are the demo's own, so that they find something."""
    postgres, queries = make_plan(own).data.postgres, [query.text for query in load_labels(own.root).queries]
    words = search_shop.fill(postgres.url("product_db"), products)
    return [
        *search_shop.measure(own.gateway, ADMIN, products, words),
        *search.measure(own.gateway, pids, postgres.url("search_db"), words, queries),
    ]


def _pids(places: Places) -> dict[str, int]:
    state = State.read(places.state)
    return {name: part.pid for name, part in state.parts.items() if part.pid is not None} if state else {}
