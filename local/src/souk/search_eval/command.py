"""`souk search-eval`: a shop of its own, or one that runs, is asked every judged query."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from embedded.private import private_folder
from souk.demo_staff import ADMIN
from souk.own_platform import own_platform
from souk.places import Places
from souk.search_eval.judge import judge
from souk.search_eval.labels import Half, load_labels
from souk.search_eval.report import bars, show, write
from souk.search_eval.shop import Shop


def search_eval(places: Places, console: Console, url: str | None, half: Half) -> bool:
    """Judge one half of the queries, print the tables, write search-eval.json; answers whether every bar is met.

    Raises CommandFailed.
    """
    labels = load_labels(places.root)
    with console.status("Starting a platform of its own") as status, _gateway(url) as gateway:
        shop = Shop(gateway)
        status.update("Until the index is settled")
        shop.wait_until_settled(ADMIN)
        status.update(f"{len(labels.of(half))} queries in three modes")
        outcome = judge(shop, labels, labels.of(half))
        status.update("Ending the platform")
    rows = list(bars(outcome, labels))
    show(console, outcome, rows)
    private_folder(places.home)
    write(places.home / "search-eval.json", outcome, rows)
    return all(row.holds for row in rows)


@contextmanager
def _gateway(url: str | None) -> Iterator[str]:
    if url is not None:
        yield url
        return
    with own_platform() as own:
        yield own.gateway
