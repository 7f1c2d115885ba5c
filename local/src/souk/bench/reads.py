"""What shoppers read most, through the gateway: CPU of the whole platform for one answer, made anew and kept."""

import itertools
from collections.abc import Iterator, Mapping
from statistics import median

import httpx2

from souk.bench.load import cpu_milliseconds, get
from souk.measured import Row

_REQUESTS, _ROUNDS = 800, 3
_NUMBERS = itertools.count()
_PEERS = {
    "List of 24 products": "Vendure 66, Medusa 29",
    "Product": "Vendure 13, Medusa 23",
    "Search": "Vendure 39, Medusa 48",
}
_BARS = {"List of 24 products": 0.5, "Product": 0.4, "Search": 0.7}


def measure(gateway: str, pids: Mapping[str, int]) -> list[Row]:
    """The median of three rounds in which each kind has its turn; an answer is made anew for a query never seen."""
    product = httpx2.get(f"{gateway}/api/products?limit=1").json()["items"][0]["id"]
    targets = {
        "List of 24 products": "/api/products?limit=24",
        "Product": f"/api/products/{product}?lang=en",
        "Search": "/api/products/search?q=lamp",
    }
    port = httpx2.URL(gateway).port or 80
    figures: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        for kind, target in targets.items():
            anew, kept = (get(f"{target}&n={number}") for number in _NUMBERS), itertools.repeat(get(target))
            figures.setdefault(kind, []).append(cpu_milliseconds(port, pids, anew, _REQUESTS))
            figures.setdefault(f"{kind}, kept", []).append(cpu_milliseconds(port, pids, kept, _REQUESTS))
        refused = itertools.repeat(get(targets["Product"], {"Authorization": "Bearer a.b.c"}))
        figures.setdefault("refused", []).append(cpu_milliseconds(port, pids, refused, _REQUESTS))
    return list(_rows({kind: median(of_rounds) for kind, of_rounds in figures.items()}))


def _rows(figures: Mapping[str, float]) -> Iterator[Row]:
    for kind, bar in _BARS.items():
        anew = figures[kind]
        yield Row(f"{kind}, made anew", anew, "ms CPU", f"≤ {bar} ms", _PEERS[kind], anew <= bar)
        yield Row("  kept", figures[f"{kind}, kept"], "ms CPU")
    cheapest = min(figures[f"{kind}, kept"] for kind in _BARS)
    refused = figures["refused"]
    yield Row("  a caller refused", refused, "ms CPU", "≤ the cheapest", f"{cheapest:.2f}", refused <= cheapest)
