"""The list that staff work through, in a shop of 100,000 products: CPU of the whole platform for a page."""

import itertools
from collections.abc import Iterator, Mapping
from statistics import median

import httpx2
import psycopg

from souk.bench.load import cpu_milliseconds, get
from souk.demo_staff import signed_in
from souk.measured import Row

# Together below what one member of staff may ask in a minute.
_REQUESTS, _ROUNDS = 56, 3
_FILL = """
INSERT INTO products (id, slug, status, titles, descriptions, listed_in, facets, price_from, price_to, currency, band,
                      sort_title, search, words_version, created_at, updated_at)
SELECT gen_random_uuid(), 'bench-' || n, CASE WHEN n % 50 = 0 THEN 'draft' ELSE 'published' END,
       jsonb_build_object('en', 'Product ' || n), '{"en": "A product."}', '{}', '{}', n % 900 + 100, n % 900 + 100,
       'EUR', CASE WHEN n % 20 = 0 THEN 'low' ELSE 'in_stock' END, 'product ' || n,
       to_tsvector('english', 'product ' || n), 1,
       now() - n * interval '1 s', now() - n * interval '1 s'
FROM generate_series(1, 100000) AS n;
INSERT INTO variants (id, product_id, position, sku, sku_folded, price, currency, attributes, weight_grams, line_limit)
SELECT gen_random_uuid(), id, 0, slug, slug, price_from, 'EUR', '[]', 100, 10 FROM products WHERE slug LIKE 'bench-%';
INSERT INTO stock (variant_id, available) SELECT id, 10 FROM variants WHERE sku LIKE 'bench-%';
"""
_TARGETS = {
    "Staff's list of 24 of 100,000 products": "sort=title",
    "  drafts low in stock, by price": "status=draft&stock=low&sort=price_asc",
    "  a beginning of a SKU": "q=bench-777&sort=changed",
}
_BAR = 3.0


def measure(gateway: str, pids: Mapping[str, int], admin: tuple[str, str], postgres: str) -> list[Row]:
    """The median of three rounds. Fills the shop for good; `admin` is (e-mail, password) of one of the staff."""
    with psycopg.connect(postgres, dbname="product_db", options="-c search_path=souk", autocommit=True) as owner:
        owner.execute(_FILL)
        owner.execute("VACUUM ANALYZE products, variants, stock")
    bearer = signed_in(gateway, admin)
    port = httpx2.URL(gateway).port or 80
    figures: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        for kind, query in _TARGETS.items():
            request = itertools.repeat(get(f"/api/products/staff?limit=24&{query}", bearer))
            figures.setdefault(kind, []).append(cpu_milliseconds(port, pids, request, _REQUESTS))
    return list(_rows({kind: median(of_rounds) for kind, of_rounds in figures.items()}))


def _rows(figures: Mapping[str, float]) -> Iterator[Row]:
    first, *further = figures.items()
    yield Row(first[0], first[1], "ms CPU", f"≤ {_BAR} ms", "", first[1] <= _BAR)
    for kind, figure in further:
        yield Row(kind, figure, "ms CPU")
