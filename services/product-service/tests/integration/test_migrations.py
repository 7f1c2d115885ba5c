"""Migrations go both ways, render offline, and build what the code declares."""

from typing import Any

from conftest import SERVICE_FOLDER

from product_service.infrastructure.stock_tables import stock
from testkit.migrations import assert_no_drift, assert_renders_offline, assert_stairway


def test_every_revision_goes_up_down_and_up(migrated_database: Any) -> None:
    assert_stairway(SERVICE_FOLDER, migrated_database(SERVICE_FOLDER, fresh=True).migrator_url)


def test_migrations_build_what_the_code_declares(migrated_database: Any) -> None:
    assert_no_drift(SERVICE_FOLDER, migrated_database(SERVICE_FOLDER, fresh=True).migrator_url, stock.metadata)


def test_migrations_render_offline() -> None:
    assert_renders_offline(SERVICE_FOLDER)
