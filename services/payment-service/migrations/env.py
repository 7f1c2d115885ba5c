"""Alembic's entry point."""

from payment_service.infrastructure.tables import metadata
from servicekit.migrate.environment import run

run(metadata)
