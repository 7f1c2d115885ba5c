"""The statement of a search: what its words find and what it means, each at most 200, with what ranks them."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from search_service.application.search_ports import MOST_HITS
from search_service.infrastructure.filter_sql import FilterShape
from search_service.infrastructure.sql import statement
from servicekit.database import Statement

_TEXTS = ARRAY(sa.Text())
# A product has one document for each language of its own; who reads another one gets the English one.
_DOCUMENT: Final = """d.slot = :slot
  AND (d.language = :language OR d.language = 'en' AND NOT d.languages @> ARRAY[CAST(:language AS text)])"""
_RANKED: Final = f"""
SELECT product_id, has_code, coalesce(score, 0) AS score, coalesce(covered, 0) AS covered
FROM (
  SELECT product_id, bool_or(has_code) AS has_code,
         sum(weight * rank / (rank + 0.3)) AS score, sum(weight) FILTER (WHERE rank > 0) AS covered
  FROM (
    SELECT m.product_id, m.has_code, a.word, max(a.weight) AS weight,
           max(a.nearness * ts_rank('{{0.1,0.2,0.4,1}}', m.tsv, a.query)) AS rank
    FROM matched m LEFT JOIN asked a ON true GROUP BY 1, 2, 3
  ) AS words
  GROUP BY product_id
) AS sums
ORDER BY has_code DESC, score * covered * covered DESC NULLS LAST, product_id LIMIT {MOST_HITS}
"""  # noqa: S608 - a number of ours
HNSW_SETTINGS: Final = statement(
    """
SELECT set_config('hnsw.ef_search', :ef, true), set_config('hnsw.iterative_scan', 'relaxed_order', true),
       set_config('hnsw.scan_mem_multiplier', '4', true)
""",
    ef=sa.Text(),
)
MOST_EXACT: Final = 5_000
WHOLE_EXACT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Space:
    """Where vectors of a model are; `exact` compares all that the filters let through, else the HNSW index is asked."""

    model: str
    dimensions: int
    exact: bool

    @property
    def table(self) -> str:
        """The partition that `add_embedding_model` made."""
        return "embeddings_" + hashlib.sha256(self.model.encode()).hexdigest()[:16]

    def distance(self, of: str = "e.vector") -> str:
        """From the asked vector; as the index has it, so that it can be used."""
        typed = f"halfvec({self.dimensions})"
        return f"(CAST({of} AS {typed}) <=> CAST(:vector AS {typed}))"


@dataclass(frozen=True, slots=True)
class SearchShape:
    """All that a search's text depends on."""

    filters: FilterShape
    space: Space | None
    phrases: bool
    without: bool

    @property
    def document(self) -> str:
        """What phrases and unwanted words ask of a document."""
        conditions = ["d.tsv @@ CAST(:phrases AS tsquery)"] * self.phrases
        conditions += ["NOT d.tsv @@ CAST(:without AS tsquery)"] * self.without
        return "".join(f" AND {condition}" for condition in conditions)


@lru_cache(maxsize=512)
def search(shape: SearchShape) -> Statement:
    """(id, score, covered, has_code, cosine, popularity, band, price_from, published_at) of candidates."""
    meaning = "" if shape.space is None else f", nearest AS MATERIALIZED ({_nearest(shape, shape.space)})"
    return statement(
        f"""
WITH asked AS MATERIALIZED (
  SELECT word, CAST(query AS tsquery) AS query, weight, nearness
  FROM unnest(
    CAST(:words AS integer[]), CAST(:queries AS text[]), CAST(:weights AS float8[]), CAST(:nearness AS float8[])
  ) AS said (word, query, weight, nearness)
), matched AS MATERIALIZED (
  SELECT d.product_id, d.tsv, d.codes && :codes AS has_code
  FROM documents d
  CROSS JOIN LATERAL (SELECT FROM products p WHERE p.id = d.product_id AND {shape.filters.sql} LIMIT 1) AS on_sale
  WHERE {_DOCUMENT} AND (d.tsv @@ CAST(:any_of AS tsquery) OR d.codes && :codes){shape.document}
), keyword AS MATERIALIZED ({_RANKED}){meaning}
{_together(shape.space)}
""",  # noqa: S608 - pieces of ours
        slot=sa.Text(),
        language=sa.Text(),
        words=ARRAY(sa.Integer()),
        queries=_TEXTS,
        weights=ARRAY(sa.Double()),
        nearness=ARRAY(sa.Double()),
        codes=_TEXTS,
        any_of=sa.Text(),
        **_extra_types(shape),
    )


def _nearest(shape: SearchShape, space: Space) -> str:
    documents = (
        f" AND EXISTS (SELECT FROM documents d WHERE d.product_id = p.id AND {_DOCUMENT}{shape.document})"
        if shape.document
        else ""
    )
    return f"""
  SELECT e.product_id, {space.distance()} AS distance
  FROM {space.table} e
  CROSS JOIN LATERAL (
    SELECT FROM products p WHERE p.id = e.product_id AND {shape.filters.sql}{documents} LIMIT 1
  ) AS on_sale
  ORDER BY {space.distance()}{" + 0" if space.exact else ""} LIMIT {MOST_HITS}"""  # noqa: S608


def _together(space: Space | None) -> str:
    columns = (
        "p.id, coalesce(k.score, 0) AS score, coalesce(k.covered, 0) AS covered,"
        " coalesce(k.has_code, false) AS has_code, p.popularity, p.band, p.price_from, p.published_at"
    )
    if space is None:
        return f"SELECT {columns}, CAST(NULL AS float8) AS cosine FROM keyword k {_product('k')}"  # noqa: S608
    return f"""
SELECT {columns}, 1 - coalesce(n.distance, {space.distance()}) AS cosine
FROM (SELECT product_id FROM keyword UNION SELECT product_id FROM nearest) AS found
{_product("found")}
LEFT JOIN keyword k ON k.product_id = found.product_id
LEFT JOIN nearest n ON n.product_id = found.product_id
LEFT JOIN LATERAL (
  SELECT vector FROM {space.table} WHERE model = :model AND product_id = found.product_id LIMIT 1
) AS e ON true
"""  # noqa: S608


def _product(of: str) -> str:
    """One at a time by its key: nobody knows beforehand how few there are, and a whole table would be read."""
    columns = "id, popularity, band, price_from, published_at"
    return f"CROSS JOIN LATERAL (SELECT {columns} FROM products WHERE id = {of}.product_id LIMIT 1) AS p"  # noqa: S608


def _extra_types(shape: SearchShape) -> dict[str, sa.types.TypeEngine[Any]]:
    types = dict(shape.filters.types)
    types |= {} if shape.space is None else {"vector": sa.Text(), "model": sa.Text()}
    types |= {"phrases": sa.Text()} if shape.phrases else {}
    return types | ({"without": sa.Text()} if shape.without else {})


@lru_cache(maxsize=256)
def count_up_to(filters: FilterShape) -> Statement:
    """How many products the filters let through, counted no further than is asked."""
    return statement(
        f"SELECT count(*) FROM (SELECT FROM products p WHERE {filters.sql} LIMIT {MOST_EXACT + 1}) AS counted",  # noqa: S608
        **filters.types,
    )


@lru_cache(maxsize=8)
def neighbours(space: Space) -> Statement:
    """Ids of products most like :product_id."""
    typed = f"halfvec({space.dimensions})"
    return statement(
        f"""
SELECT e.product_id AS id FROM {space.table} e
CROSS JOIN LATERAL (
  SELECT FROM products p WHERE p.id = e.product_id AND p.status = 'published' LIMIT 1
) AS on_sale
WHERE e.product_id <> :product_id
ORDER BY CAST(e.vector AS {typed}) <=>
  (SELECT CAST(vector AS {typed}) FROM {space.table} WHERE model = :model AND product_id = :product_id)
LIMIT :most
""",  # noqa: S608
        product_id=sa.Uuid(),
        model=sa.Text(),
        most=sa.Integer(),
    )
