import socket
from collections.abc import Iterator

import pytest

from souk.parts.postgres import FAST, Postgres
from souk.parts.process import launch


@pytest.fixture(scope="session")
def superuser_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of our own, because these tests change roles that others would share."""
    folder = tmp_path_factory.mktemp("postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Postgres(folder / "server", port, "admin's", FAST)
    server.prepare()
    running = launch(server, folder / "postgres.log")
    running.wait_ready()
    yield server.url()
    running.stop()
