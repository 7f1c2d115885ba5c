"""A service's database: its roles through pgprovision, its migrations through servicekit.migrate."""

import os
import subprocess
import sys
from pathlib import Path

import pgprovision
from souk.parts import PartFailed

EXTENSIONS = ("pg_trgm",)
"""Every database may use these; they live in the schema `extensions`."""

CONNECTION_LIMIT = 60


def provision(admin_url: str, name: str, passwords: pgprovision.Passwords, *, roles: str = "") -> pgprovision.Urls:
    """Bring database, roles and grants to what they should be, and answer the roles' URLs. Repeatable.

    `roles` is the database whose roles a clone shares.
    """
    spec = pgprovision.DatabaseSpec(name, EXTENSIONS, CONNECTION_LIMIT, marker=f"souk/local/{name}", role_prefix=roles)
    pgprovision.provision(admin_url, spec, passwords)
    return pgprovision.urls(admin_url, spec, passwords)


def migrate(directory: Path, url: str) -> None:
    """Apply every migration of a service. Raises PartFailed with what the runner said."""
    done = subprocess.run(
        [sys.executable, "-m", "servicekit.migrate", "apply", "--directory", str(directory)],
        env=os.environ | {"MIGRATE_DATABASE_URL": url},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise PartFailed(f"the migrations of {directory.name} failed:\n{(done.stderr + done.stdout).strip()[-4000:]}")
