"""What every service's migrations/env.py runs; it works under `servicekit.migrate` and under `alembic` by hand.

from order_service.infrastructure.tables import metadata
from servicekit.migrate.environment import run

run(metadata)
"""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo

from servicekit.environment_file import read_environment_file
from servicekit.migrate.history import Phase, read_history
from servicekit.migrate.session import MARK, Timeouts, alembic_connection

URL_VARIABLE = "MIGRATE_DATABASE_URL"


class NoDatabase(Exception):
    """MIGRATE_DATABASE_URL is not set, so there is nothing to migrate."""


def run(metadata: sa.MetaData) -> None:
    """Run the migrations that Alembic was asked for, each in a transaction of its own."""
    if context.is_offline_mode():
        _configure(metadata, dialect_name="postgresql", literal_binds=True, dialect_opts={"paramstyle": "named"})
        _run()
        return
    given = context.config.attributes.get("connection")
    if given is not None:
        _configure(metadata, connection=given)
        _run()
        return
    with alembic_connection(database_url(), Timeouts()) as connection:
        _configure(metadata, connection=connection)
        _run()


def database_url() -> str:
    """The address in MIGRATE_DATABASE_URL, which may come from SOUK_ENV_FILE. Raises NoDatabase."""
    read_environment_file()
    url = os.environ.get(URL_VARIABLE)
    if not url:
        raise NoDatabase(f"set {URL_VARIABLE} to the address of the database, with the migrator's role")
    return url


def _configure(metadata: sa.MetaData, **options: Any) -> None:
    context.configure(
        target_metadata=metadata,
        transaction_per_migration=True,
        compare_type=True,
        on_version_apply=_store_min_image_revision,
        **options,
    )


def _run() -> None:
    with context.begin_transaction():
        context.run_migrations()


def _store_min_image_revision(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],
    run_args: Mapping[str, Any],  # noqa: ARG001 - Alembic names it
) -> None:
    """Keep in the database, in the contract's own transaction, which images it still serves."""
    history = read_history(Path(str(context.config.config_file_name)).parent)
    if history.phase_of(step.up_revision_id) is not Phase.CONTRACT:
        return
    demand = history.min_image_revision(max(heads, default=None))
    comment = "NULL" if demand is None else f"'{MARK}{demand}'"
    ctx.impl.execute(sa.text(f"COMMENT ON TABLE alembic_version IS {comment}"))
