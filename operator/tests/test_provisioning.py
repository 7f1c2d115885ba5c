"""From a Database resource to a database that its service can use, on a real PostgreSQL."""

import pytest
from builders import Cluster, run


@pytest.fixture
async def cluster(superuser_url: str) -> Cluster:
    return Cluster(superuser_url)


async def test_a_database_becomes_ready_and_its_secret_opens_it(cluster: Cluster) -> None:
    cluster.add_database(extensions=[{"name": "pg_trgm"}])
    await cluster.until_ready()
    secret = cluster.secret()
    assert run(secret["uri"], "SELECT current_user, current_database()") == [
        (f"{cluster.database_name}_app_a", cluster.database_name)
    ]
    assert run(cluster.secret("-migrator")["uri"], "SELECT current_user") == [(f"{cluster.database_name}_owner",)]
