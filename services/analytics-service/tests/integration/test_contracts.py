from pathlib import Path

from analytics_service.config.settings import AnalyticsSettings
from analytics_service.infrastructure.tables import metadata
from analytics_service.main import create_app
from servicekit.contracts import openapi_text, placeholder_settings
from testkit.documents import assert_names_every_code, assert_reads_well
from testkit.migrations import assert_no_drift, assert_renders_offline, assert_stairway
from testkit.plugin import DatabaseFactory

SERVICE_FOLDER = Path(__file__).parents[2]


def test_the_committed_openapi_document_is_the_services() -> None:
    committed = (SERVICE_FOLDER / "openapi.json").read_text()
    assert committed == openapi_text(create_app(placeholder_settings(AnalyticsSettings)))


def test_the_openapi_document_names_every_error_and_reads_well() -> None:
    app = create_app(placeholder_settings(AnalyticsSettings))
    assert_names_every_code(app, "analytics_service")
    assert_reads_well(app.openapi())


def test_every_revision_goes_up_down_and_up(migrated_database: DatabaseFactory) -> None:
    assert_stairway(SERVICE_FOLDER, migrated_database(SERVICE_FOLDER, fresh=True).migrator_url)


def test_migrations_and_tables_agree(migrated_database: DatabaseFactory) -> None:
    assert_no_drift(SERVICE_FOLDER, migrated_database(SERVICE_FOLDER, fresh=True).migrator_url, metadata)


def test_migrations_render_without_a_database() -> None:
    assert_renders_offline(SERVICE_FOLDER)
