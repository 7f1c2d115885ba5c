"""Search: alerts/search.yaml."""

from alert_case import Case, counter, gauge, ticket

_WAITING = 'search_products_waiting{job="search-service",instance="a"}'
_MISSING = 'search_embeddings_missing{job="search-service",instance="a"}'
_SEARCHES = 'searches_total{job="search-service",instance="a",mode="hybrid",outcome="%s"}'

SEARCH_CASES = (
    Case(
        "SearchIndexBehind", ticket(job="search-service"),
        broken={_WAITING: gauge((0, 20), (40, 30), (0, 30))},
        before=20, during=45, after=60,
        # Imports, one after the other, each of which ends.
        harmless={_WAITING: gauge((0, 10), (900, 8), (0, 1), (900, 8), (0, 1), (900, 8), (0, 44))},
    ),
    Case(
        "EmbeddingsMissing", ticket(job="search-service"),
        broken={_MISSING: gauge((0, 20), (40, 60), (0, 40))},
        before=40, during=70, after=90,
        # A new model.
        harmless={_MISSING: "0+0x9 90000-900x99 0+0x40"},
    ),
    Case(
        "SearchDegraded", ticket(job="search-service"),
        broken={
            _SEARCHES % "found": counter((100, 80)),
            _SEARCHES % "degraded": counter((0, 20), (50, 20), (0, 40)),
        },
        before=20, during=35, after=50,
        harmless={_SEARCHES % "found": counter((100, 80)), _SEARCHES % "degraded": counter((1, 80))},
    ),
)  # fmt: skip
