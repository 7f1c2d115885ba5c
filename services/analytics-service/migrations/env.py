"""Alembic's entry point."""

from analytics_service.infrastructure.tables import metadata
from servicekit.migrate.environment import run

run(metadata)
