"""pytest plugin: `pytest_plugins = ["testkit.plugin"]` in a part's tests/conftest.py.

Every server starts when a test first asks for it, is shared by the run's xdist workers, and is stopped at the end.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from fastapi import FastAPI

from embedded.ports import free_port as _free_port
from embedded.s3 import S3
from testkit import documents
from testkit.databases import TestDatabase, TestDatabases
from testkit.mail import CaughtMail
from testkit.servers import VARIABLE, Servers, close_run, open_run
from testkit.tokens import TestIssuer

_RUN = pytest.StashKey[Path]()


class DatabaseFactory(Protocol):
    """Takes a service's name or folder, answers this worker's database of it; a new one with `fresh`."""

    def __call__(self, service: str | Path, *, fresh: bool = False) -> TestDatabase: ...


def pytest_configure(config: pytest.Config) -> None:
    """Open a run, unless this process is a worker of one or runs inside one."""
    if VARIABLE not in os.environ:
        config.stash[_RUN] = open_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what the run started."""
    folder = config.stash.get(_RUN, None)
    if folder is not None:
        close_run(folder)


@pytest.fixture(scope="session")
def test_servers() -> Servers:
    """Everything that can be started for this run."""
    return Servers(Path(os.environ[VARIABLE]))


@pytest.fixture(scope="session")
def worker_name() -> str:
    """gw0, gw1, …; `main` without xdist."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def postgres_admin_url(test_servers: Servers) -> str:
    """The superuser's URL of the maintenance database."""
    return test_servers.postgres().url()


@pytest.fixture(scope="session")
def valkey_url(test_servers: Servers, worker_name: str) -> str:
    """A Valkey of this worker's own; flush it as you like."""
    return test_servers.valkey(worker_name).url


@pytest.fixture(scope="session")
def s3(test_servers: Servers) -> S3:
    """An S3 server: `.endpoint`, `.access_key`, `.secret_key`. Name buckets after the worker."""
    return test_servers.s3()


@pytest.fixture(scope="session")
def mail_catcher_server(test_servers: Servers, worker_name: str) -> CaughtMail:
    """This worker's mail catcher for the whole session."""
    server = test_servers.mail(worker_name)
    return CaughtMail(server.smtp_url, server.url)


@pytest.fixture
def mail_catcher(mail_catcher_server: CaughtMail) -> Iterator[CaughtMail]:
    """`.smtp_url` for settings, `.messages(to=…)` for assertions; empty again after each test."""
    yield mail_catcher_server
    mail_catcher_server.clear()


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """A function that names a port nobody listens on."""
    return _free_port


@pytest.fixture(scope="session")
def issuer() -> Iterator[TestIssuer]:
    """An auth-service stand-in on a free port: JWKS, revocations, service tokens."""
    with TestIssuer() as running:
        yield running


@pytest.fixture(scope="session")
def test_databases(test_servers: Servers, worker_name: str) -> TestDatabases:
    """The databases given to this worker."""
    return TestDatabases(test_servers, worker_name)


@pytest.fixture(scope="session")
def migrated_database(test_databases: TestDatabases, pytestconfig: pytest.Config) -> DatabaseFactory:
    """`migrated_database("auth-service")`: provisioned, migrated, this worker's own."""

    def make(service: str | Path, *, fresh: bool = False) -> TestDatabase:
        directory = service if isinstance(service, Path) else pytestconfig.rootpath / "services" / service
        return test_databases.of(directory, fresh=fresh)

    return make


@pytest.fixture
def clean_database(test_databases: TestDatabases) -> Iterator[None]:
    """Empties this worker's databases after the test."""
    yield
    test_databases.clean()


@pytest.fixture(autouse=True)
def documented_answers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test whose fixture `app`, a service, answers something that its OpenAPI document does not describe."""
    app = request.getfixturevalue("app") if "app" in request.fixturenames else None
    if not isinstance(app, FastAPI) or not hasattr(app.state, "service"):
        yield
        return
    with documents.watching(app) as faults:
        yield
    if faults:
        pytest.fail("\n".join(dict.fromkeys(faults)), pytrace=False)
