"""The tables that searches read: documents in two slots, vectors by model, words, and which of it is live."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

from search_service.infrastructure.tables import Halfvec, metadata

__all__ = ["metadata"]

_NOW = sa.func.now()

categories = sa.Table(
    "categories",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("parent_id", sa.Uuid),
    sa.Column("slug", sa.Text, nullable=False),
    sa.Column("names", JSONB, nullable=False),
    sa.Column("sequence", sa.BigInteger, nullable=False),
)

attribute_words = sa.Table(
    "attribute_words",
    metadata,
    sa.Column("locale", sa.Text, primary_key=True),
    sa.Column("words", JSONB, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
)

# Partitions by slot, `a` and `b`, of which one is live. `languages` are all that the product has words in.
documents = sa.Table(
    "documents",
    metadata,
    sa.Column("slot", sa.Text, primary_key=True),
    sa.Column("product_id", sa.Uuid, primary_key=True),
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("languages", ARRAY(sa.Text), nullable=False),
    sa.Column("tsv", TSVECTOR, nullable=False),
    sa.Column("codes", ARRAY(sa.Text), nullable=False),
    sa.Column("words", ARRAY(sa.Text), nullable=False),
    postgresql_partition_by="LIST (slot)",
)

# Partitions by model, each with an HNSW index for its dimensions: `add_embedding_model` makes them.
embeddings = sa.Table(
    "embeddings",
    metadata,
    sa.Column("model", sa.Text, primary_key=True),
    sa.Column("product_id", sa.Uuid, primary_key=True),
    sa.Column("source_hash", sa.LargeBinary, nullable=False),
    sa.Column("vector", Halfvec, nullable=False),
    postgresql_partition_by="LIST (model)",
)

# `mark` changes when a product changes again, so that who embeds what it was does not take this for what it is.
vectors_due = sa.Table(
    "vectors_due",
    metadata,
    sa.Column("model", sa.Text, primary_key=True),
    sa.Column("product_id", sa.Uuid, primary_key=True),
    sa.Column("mark", sa.Uuid, nullable=False, server_default=sa.text("gen_random_uuid()")),
)

terms = sa.Table(
    "terms",
    metadata,
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("lexeme", sa.Text, primary_key=True),
    sa.Column("products", sa.Integer, nullable=False),
)

words = sa.Table(
    "words",
    metadata,
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column("products", sa.Integer, nullable=False),
    sa.Column("deletes", ARRAY(sa.Text), nullable=False),
)

synonyms = sa.Table(
    "synonyms",
    metadata,
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("groups", JSONB, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
)

# One row; `products` is how many are on sale, as of the last count, since which words changed where `uncounted`.
live = sa.Table(
    "live",
    metadata,
    sa.Column("id", sa.SmallInteger, primary_key=True, autoincrement=False),
    sa.Column("slot", sa.Text, nullable=False),
    sa.Column("model", sa.Text),
    sa.Column("generation", sa.BigInteger, nullable=False),
    sa.Column("products", sa.BigInteger, nullable=False),
    sa.Column("uncounted", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("counted_at", sa.DateTime(timezone=True)),
    sa.Column("analysis", sa.Integer, nullable=False, server_default="1"),
)

reindexes = sa.Table(
    "reindexes",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("requested_by", sa.Uuid),
    sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False, server_default=_NOW),
    sa.Column("slot", sa.Text),
    sa.Column("after", sa.Uuid),
    sa.Column("products", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("finished_at", sa.DateTime(timezone=True)),
    sa.Column("error", sa.Text),
)

empty_searches = sa.Table(
    "empty_searches",
    metadata,
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("term", sa.Text, primary_key=True),
    sa.Column("times", sa.BigInteger, nullable=False),
    sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
)

sa.Index("documents_tsv_idx", documents.c.tsv, postgresql_using="gin", postgresql_with={"fastupdate": "off"})
sa.Index("documents_codes_idx", documents.c.codes, postgresql_using="gin", postgresql_with={"fastupdate": "off"})
sa.Index("words_beginnings_idx", words.c.language, words.c.word, postgresql_ops={"word": "text_pattern_ops"})
sa.Index("words_deletes_idx", words.c.deletes, postgresql_using="gin")
sa.Index("words_likeness_idx", words.c.word, postgresql_using="gin", postgresql_ops={"word": "gin_trgm_ops"})
sa.Index(
    "reindexes_one_running_idx", reindexes.c.status, unique=True,
    postgresql_where=reindexes.c.status == sa.literal_column("'running'"),
)  # fmt: skip
sa.Index("empty_searches_times_idx", empty_searches.c.times, empty_searches.c.last_at, empty_searches.c.term)
