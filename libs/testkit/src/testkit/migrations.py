"""What each service's tests assert of its migrations. All need only the service's folder and an address.

def test_every_revision_goes_up_down_and_up(empty_database_url):
    assert_stairway(SERVICE, empty_database_url)
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from servicekit.migrate.history import alembic_config, read_history
from servicekit.migrate.lint import check_revision
from servicekit.migrate.rendering import render
from servicekit.migrate.session import Timeouts, alembic_connection

_TIMEOUTS = Timeouts(lock="10s", statement="60s")


def assert_stairway(directory: Path, database_url: str) -> None:
    """Every revision goes up, down and up again, from an empty database to head."""
    downgrade(directory, database_url, "base")
    for revision in read_history(directory).revisions:
        upgrade(directory, database_url, revision.id)
        downgrade(directory, database_url, revision.down or "base")
        upgrade(directory, database_url, revision.id)


def assert_no_drift(directory: Path, database_url: str, metadata: sa.MetaData) -> None:
    """What the migrations build is what the code declares (partitions are left to the migrations)."""
    upgrade(directory, database_url)
    with alembic_connection(database_url, _TIMEOUTS) as connection:
        partitions = set(connection.scalars(sa.text("SELECT relname FROM pg_class WHERE relispartition")))
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _parents: kind != "table" or name not in partitions,
            },
        )
        differences: list[Any] = list(compare_metadata(context, metadata))
    assert differences == [], "\n".join(map(str, differences))  # noqa: S101 - this is what tests call


def assert_renders_offline(directory: Path) -> None:
    """Every revision renders without a database, and none breaks a rule of `lint`."""
    problems: list[str] = []
    for revision in read_history(directory).revisions:
        assert revision.id in render(directory, revision.down, revision.id)  # noqa: S101
        problems += check_revision(directory, revision)
    assert problems == [], "\n".join(problems)  # noqa: S101


def upgrade(directory: Path, database_url: str, revision: str = "head") -> None:
    """Bring a test's database to a revision."""
    config = alembic_config(directory)
    with alembic_connection(database_url, _TIMEOUTS) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(directory: Path, database_url: str, revision: str) -> None:
    """Take a test's database back to a revision, or to `base`."""
    config = alembic_config(directory)
    with alembic_connection(database_url, _TIMEOUTS) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
