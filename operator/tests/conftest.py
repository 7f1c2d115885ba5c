import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from builders import run

from pgprovision import role_url

pytest_plugins = ["testkit.plugin"]

DEBIAN = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture(scope="session", params=["18", "15"])
def superuser_url(request: pytest.FixtureRequest) -> str:
    """A server of the newest version that we promise, and of the oldest."""
    name = "postgres_admin_url" if request.param == "18" else "postgres_15_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(scope="session")
def server_url(superuser_url: str) -> str:
    """The operator's admin there: CREATEDB and CREATEROLE, no superuser."""
    name = f"admin_{uuid4().hex[:8]}"
    run(superuser_url, f"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE PASSWORD 'p'")
    return role_url(superuser_url, "postgres", name, "p")


@pytest.fixture(scope="session")
def postgres_15_url(free_port: Callable[[], int]) -> Iterator[str]:
    """Debian's PostgreSQL 15, started for this run; it refuses to run as root."""
    if not (DEBIAN / "initdb").exists():
        pytest.skip(f"no PostgreSQL 15 here: {DEBIAN} is missing")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="souk-pg15-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        password = Path(folder) / "password"
        password.write_text("p")
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if as_postgres:
            subprocess.run(["chown", "-R", "postgres", folder], check=True)
        initdb = [
            str(DEBIAN / "initdb"), "-D", str(data), "-U", "postgres", "-A", "scram-sha-256", "--pwfile", str(password),
        ]  # fmt: skip
        subprocess.run([*as_postgres, *initdb, "-E", "UTF8", "--no-sync"], check=True, capture_output=True)
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
        control = [*as_postgres, str(DEBIAN / "pg_ctl"), "-D", str(data), "-w"]
        subprocess.run([*control, "-o", options, "-l", f"{folder}/log", "start"], check=True, capture_output=True)
        try:
            yield f"postgresql://postgres:p@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
