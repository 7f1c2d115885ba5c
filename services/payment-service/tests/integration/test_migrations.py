"""The migrations and the code agree."""

from pathlib import Path
from typing import TYPE_CHECKING

from payment_service.infrastructure.tables import metadata
from testkit.migrations import assert_no_drift, assert_renders_offline, assert_stairway

if TYPE_CHECKING:
    from testkit.plugin import DatabaseFactory

SERVICE_FOLDER = Path(__file__).parents[2]


def test_every_revision_goes_up_down_and_up(migrated_database: "DatabaseFactory") -> None:
    assert_stairway(SERVICE_FOLDER, migrated_database(SERVICE_FOLDER, fresh=True).migrator_url)


def test_what_the_migrations_build_is_what_the_code_declares(migrated_database: "DatabaseFactory") -> None:
    assert_no_drift(SERVICE_FOLDER, migrated_database(SERVICE_FOLDER, fresh=True).migrator_url, metadata)


def test_every_revision_renders_offline() -> None:
    assert_renders_offline(SERVICE_FOLDER)
