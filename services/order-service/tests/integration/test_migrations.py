from pathlib import Path
from typing import Any

from order_service.infrastructure.tables import metadata
from testkit.migrations import assert_no_drift, assert_renders_offline, assert_stairway

SERVICE = Path(__file__).parent.parent.parent


def test_every_revision_goes_up_down_and_up(migrated_database: Any) -> None:
    assert_stairway(SERVICE, migrated_database(SERVICE, fresh=True).migrator_url)


def test_migrations_build_what_the_code_declares(migrated_database: Any) -> None:
    assert_no_drift(SERVICE, migrated_database(SERVICE, fresh=True).migrator_url, metadata)


def test_migrations_render_offline() -> None:
    assert_renders_offline(SERVICE)
