"""`python -m pgprovision`, as a one-off task runs it."""

import os
import subprocess
import sys
from uuid import uuid4

from pgprovision import can_log_in, role_url


def command(admin_url: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {"PROVISION_ADMIN_URL": admin_url, "PROVISION_MIGRATOR_PASSWORD": "m", "PROVISION_APP_PASSWORD": "a"}
    return subprocess.run(
        [sys.executable, "-m", "pgprovision", *arguments],
        env=os.environ | given | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_command_makes_a_database_and_does_nothing_the_second_time(superuser_url: str) -> None:
    name = f"db_{uuid4().hex[:12]}"
    first = command(superuser_url, name, "--marker", f"shop/{name}", "--extension", "pg_trgm")
    assert first.returncode == 0, first.stderr
    assert f'CREATE ROLE "{name}_owner"' in first.stdout
    assert can_log_in(role_url(superuser_url, name, f"{name}_app_a", "a"))
    again = command(superuser_url, name, "--marker", f"shop/{name}", "--extension", "pg_trgm")
    assert (again.returncode, again.stdout) == (0, "")


def test_the_command_leaves_a_foreign_database_alone(superuser_url: str) -> None:
    name = f"db_{uuid4().hex[:12]}"
    assert command(superuser_url, name, "--marker", "one").returncode == 0
    refused = command(superuser_url, name, "--marker", "another")
    assert refused.returncode == 1
    assert "is marked 'one', not 'another'" in refused.stderr


def test_the_command_names_what_is_missing(superuser_url: str) -> None:
    refused = command(superuser_url, "auth_db", "--marker", "shop", PROVISION_APP_PASSWORD="")
    assert refused.returncode == 1
    assert "PROVISION_APP_PASSWORD is not set." in refused.stderr
