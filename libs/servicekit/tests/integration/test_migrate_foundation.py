"""The foundation tables as SQL and as metadata, and the assertions every service's tests use."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from migrate_builders import ENV, Shop, Step, a_service, a_shop

from servicekit.database.foundation import foundation_tables
from servicekit.migrate.session import Timeouts, alembic_connection
from testkit.migrations import assert_no_drift, assert_renders_offline, assert_stairway

FOUNDATION = '''"""Begin."""
from alembic import op
from servicekit.migrate import foundation_v1

revision = "0001"
down_revision = None
phase = "expand"


def upgrade() -> None:
    foundation_v1.upgrade(op)


def downgrade() -> None:
    foundation_v1.downgrade(op)
'''
MENDED = FOUNDATION.replace('"0001"\ndown_revision = None', '"0002"\ndown_revision = "0001"').replace("_v1", "_v2")


@pytest.fixture
def shop(postgres_admin_url: str) -> Shop:
    return a_shop(postgres_admin_url)


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """A service that has nothing but the foundation."""
    service = a_service(tmp_path, Step(), env=ENV)
    (service / "migrations/versions/0001_step.py").unlink()
    (service / "migrations/versions/0001_begin.py").write_text(FOUNDATION)
    (service / "migrations/versions/0002_mend.py").write_text(MENDED)
    return service


@pytest.fixture
def metadata() -> sa.MetaData:
    metadata = sa.MetaData()
    foundation_tables(metadata)
    return metadata


def test_the_foundation_keeps_what_it_asks_of_services(shop: Shop, service: Path, metadata: sa.MetaData) -> None:
    assert_renders_offline(service)
    assert_stairway(service, shop.urls.migrator)
    assert_no_drift(service, shop.urls.migrator, metadata)


def test_the_metadata_creates_the_same_columns_indexes_and_defaults(
    shop: Shop, service: Path, metadata: sa.MetaData, postgres_admin_url: str
) -> None:
    assert_stairway(service, shop.urls.migrator)
    other = a_shop(postgres_admin_url)
    with alembic_connection(other.urls.migrator, Timeouts()) as connection:
        metadata.create_all(connection)
        connection.commit()
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable, column_default, is_identity"
        " FROM information_schema.columns WHERE table_schema = 'souk' AND table_name <> 'alembic_version' ORDER BY 1, 2"
    )
    room = "SELECT relname, reloptions FROM pg_class WHERE relkind = 'r' AND reloptions IS NOT NULL"
    indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'souk' AND tablename <> 'alembic_version' ORDER BY 1"
    assert shop.rows(columns) == other.rows(columns)
    assert shop.rows(indexes) == other.rows(indexes)
    assert shop.rows(room) == other.rows(room)
    assert len(shop.rows(columns)) == 37


def test_a_column_that_only_the_code_has_is_drift(shop: Shop, service: Path, metadata: sa.MetaData) -> None:
    metadata.tables["leases"].append_column(sa.Column("colour", sa.Text))
    with pytest.raises(AssertionError, match="colour"):
        assert_no_drift(service, shop.urls.migrator, metadata)


def test_a_column_that_only_the_database_has_is_drift(shop: Shop, service: Path, metadata: sa.MetaData) -> None:
    step = Step("ALTER TABLE leases ADD COLUMN colour text")
    (service / "migrations/versions/0003_step.py").write_text(step.source("0003", "0002"))
    with pytest.raises(AssertionError, match="colour"):
        assert_no_drift(service, shop.urls.migrator, metadata)


def test_partitions_are_left_to_the_migrations(shop: Shop, tmp_path: Path) -> None:
    step = Step(
        "CREATE TABLE events (day date NOT NULL) PARTITION BY RANGE (day); CREATE TABLE e1 PARTITION OF events DEFAULT"
    )
    metadata = sa.MetaData()
    sa.Table("events", metadata, sa.Column("day", sa.Date, nullable=False))
    assert_no_drift(a_service(tmp_path, step), shop.urls.migrator, metadata)


def test_a_downgrade_that_leaves_something_fails_the_stairway(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, Step("CREATE TABLE stays (id int)"))
    with pytest.raises(sa.exc.ProgrammingError, match="already exists"):
        assert_stairway(service, shop.urls.migrator)


def test_a_finding_fails_the_offline_test(tmp_path: Path) -> None:
    service = a_service(tmp_path, Step("CREATE TABLE t (id int)"), Step("CREATE INDEX slow ON t (id)"))
    with pytest.raises(AssertionError, match="require-concurrent-index-creation"):
        assert_renders_offline(service)
