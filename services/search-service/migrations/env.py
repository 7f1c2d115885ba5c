"""Alembic's entry point."""

from search_service.infrastructure import index_tables, offer_tables  # noqa: F401 - their tables join the metadata
from search_service.infrastructure.tables import metadata
from servicekit.migrate.environment import run

run(metadata)
