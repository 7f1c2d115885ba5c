"""Images that differ from a service's by one layer: with more migrations, or with none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from kube import SOUK, Cluster

from servicekit.migrate.history import read_history
from servicekit.migrate.session import MARK
from souk.cluster import images
from souk.cluster.old_images import remove_from_node

_REVISION = '''"""{about}"""

from alembic import op

revision = "{revision}"
down_revision = "{before}"
phase = "{phase}"


def upgrade() -> None:
    op.execute("{upgrade}")


def downgrade() -> None:
    op.execute("SELECT 1")
'''


@dataclass
class Variants:
    """One service's next images. A database never goes back: migrations that were applied stay in all of them."""

    cluster: Cluster
    service: str
    folder: Path
    newest: str
    """The database's revision."""
    _kept: dict[str, str] = field(default_factory=dict)
    _texts: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, cluster: Cluster, service: str, folder: Path) -> "Variants":
        """None made yet."""
        return cls(cluster, service, folder, revision_of(cluster, database_of(service)))

    def with_migration(self, upgrade: str, phase: str = "expand", about: str = "Of a test.") -> str:
        """The tag of an image with one more migration, which runs `upgrade`."""
        revision = f"{int(self.newest) + 1:04d}"
        text = _REVISION.format(about=about, revision=revision, before=self.newest, phase=phase, upgrade=upgrade)
        return self._build({**self._kept, f"{revision}_of_a_test.py": text})

    def applied(self, tag: str) -> None:
        """That image's migration is in the database now: later images have it too."""
        self._kept = self._texts[tag]
        self.newest = max(name[:4] for name in self._kept)

    def plain(self) -> str:
        """Another image without another migration."""
        return self._build(self._kept)

    def base(self) -> str:
        """What the shop runs between the tests: the service with all that its database has."""
        return self.plain() if self._kept else self.cluster.tags[self.service]

    def undo(self) -> None:
        """The service as it was installed, and nothing left of what we made: revisions, columns, images."""
        forget_migrations(self.cluster, self.service)
        self.cluster.upgrade(self.service, self.cluster.tags[self.service])
        made = {f"souk/{self.service}:{tag}" for tag in self._texts}
        target = self.cluster.target
        for node in images.nodes(target):
            remove_from_node(target, node, made.__contains__)
        target.attempt("docker", "image", "rm", *made)

    def _build(self, migrations: dict[str, str]) -> str:
        tag = f"test-{uuid4().hex[:10]}"
        context = self.folder / tag
        (context / "versions").mkdir(parents=True)
        for name, text in migrations.items():
            (context / "versions" / name).write_text(text)
        (context / "versions" / ".keep").touch()
        image = f"souk/{self.service}"
        (context / "Dockerfile").write_text(
            f"FROM {image}:{self.cluster.tags[self.service]}\n"
            f"COPY versions /app/migrations/versions\nLABEL variant={tag}\n"
        )
        target = self.cluster.target
        target.run("docker", "build", "--quiet", "--tag", f"{image}:{tag}", str(context))
        target.run("kind", "load", "docker-image", "--name", target.name, f"{image}:{tag}")
        self._texts[tag] = migrations
        return tag


def forget_migrations(cluster: Cluster, service: str) -> None:
    """Take back by hand what no runner would, since a database goes only forward: what is not in the repository."""
    database = database_of(service)
    columns = "SELECT table_name FROM information_schema.columns WHERE column_name = 'note_of_a_test'"
    for table in cluster.sql(database, columns).split():
        cluster.sql(database, f"ALTER TABLE souk.{table} DROP COLUMN note_of_a_test")
    history = read_history(cluster.target.root / "services" / service)
    demand = history.min_image_revision(history.head)
    comment = f"'{MARK}{demand}'" if demand else "NULL"
    cluster.sql(
        database,
        f"UPDATE souk.alembic_version SET version_num = '{history.head}' WHERE version_num > '{history.head}';"
        f"COMMENT ON TABLE souk.alembic_version IS {comment};",
    )


def database_of(service: str) -> str:
    """cart-service -> cart_db."""
    return f"{service.removesuffix('-service')}_db"


def revision_of(cluster: Cluster, database: str) -> str:
    """What the database stands at."""
    return cluster.sql(database, "SELECT version_num FROM souk.alembic_version")


def jobs(cluster: Cluster, database: str, kind: str) -> set[str]:
    """UIDs of the migration Jobs of a Database."""
    selector = f"souk.dev/migration-of={database},souk.dev/migration={kind}"
    return {job["metadata"]["uid"] for job in cluster.items("jobs", selector, SOUK)}


MakeVariants = Callable[[str], Variants]
