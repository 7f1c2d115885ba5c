"""The SQL of vectors, and of who waits for one."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from search_service.infrastructure.sql import statement

_IDS, _TEXTS, _HASHES = ARRAY(sa.Uuid()), ARRAY(sa.Text()), ARRAY(sa.LargeBinary())

BEGIN_MODEL = statement("SELECT add_embedding_model(:model, :dimensions)", model=sa.Text(), dimensions=sa.Integer())
HAS_MODEL = statement(
    """
SELECT to_regclass('embeddings_' || left(encode(sha256(convert_to(:model, 'UTF8')), 'hex'), 16)) IS NOT NULL
""",
    model=sa.Text(),
)
ALL_DUE = statement(
    """
INSERT INTO vectors_due (model, product_id) SELECT :model, id FROM products WHERE status = 'published' ORDER BY id
ON CONFLICT DO NOTHING
""",
    model=sa.Text(),
)
MAKE_DUE = statement(
    """
INSERT INTO vectors_due (model, product_id)
SELECT wanted.model, said.id
FROM unnest(CAST(:ids AS uuid[]), CAST(:hashes AS bytea[])) AS said (id, hash)
CROSS JOIN unnest(CAST(:models AS text[])) AS wanted (model)
LEFT JOIN embeddings e ON e.model = wanted.model AND e.product_id = said.id
WHERE e.source_hash IS DISTINCT FROM said.hash
ORDER BY 1, 2
ON CONFLICT (model, product_id) DO UPDATE SET mark = gen_random_uuid()
""",
    ids=_IDS,
    hashes=_HASHES,
    models=_TEXTS,
)
DUE = statement(
    "SELECT product_id, mark FROM vectors_due WHERE model = :model ORDER BY product_id LIMIT :most",
    model=sa.Text(),
    most=sa.Integer(),
)
PUT = statement(
    """
INSERT INTO embeddings (model, product_id, source_hash, vector)
SELECT :model, said.id, said.hash, CAST(said.vector AS halfvec)
FROM unnest(CAST(:ids AS uuid[]), CAST(:hashes AS bytea[]), CAST(:vectors AS text[])) AS said (id, hash, vector)
JOIN products p ON p.id = said.id AND p.status = 'published'
ORDER BY said.id
ON CONFLICT (model, product_id) DO UPDATE SET source_hash = excluded.source_hash, vector = excluded.vector
""",
    model=sa.Text(),
    ids=_IDS,
    hashes=_HASHES,
    vectors=_TEXTS,
)
DONE = statement(
    """
DELETE FROM vectors_due USING unnest(CAST(:ids AS uuid[]), CAST(:marks AS uuid[])) AS said (id, mark)
WHERE vectors_due.model = :model AND vectors_due.product_id = said.id AND vectors_due.mark = said.mark
""",
    model=sa.Text(),
    ids=_IDS,
    marks=_IDS,
)
FORGET = statement("DELETE FROM embeddings WHERE product_id = ANY(:ids)", ids=_IDS)
FORGET_DUE = statement("DELETE FROM vectors_due WHERE product_id = ANY(:ids)", ids=_IDS)
