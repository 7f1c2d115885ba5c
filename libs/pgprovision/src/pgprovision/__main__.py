"""`python -m pgprovision auth_db`: one database with its roles, for platforms where no operator does it.

The admin's address is in PROVISION_ADMIN_URL; the passwords of the migrator and of the service's first role are in
PROVISION_MIGRATOR_PASSWORD and PROVISION_APP_PASSWORD. Prints the statements that were needed, none the second time.
"""

import argparse
import os
import sys

from pgprovision.lifecycle import NotOurs, find
from pgprovision.provision import ActionRefused, connected, provision
from pgprovision.spec import DatabaseSpec, InvalidSpec, Passwords


def main() -> None:
    """Exits 1 with a sentence when it may not or cannot."""
    asked = _parser().parse_args()
    admin_url, migrator, app = (
        _variable(f"PROVISION_{name}") for name in ("ADMIN_URL", "MIGRATOR_PASSWORD", "APP_PASSWORD")
    )
    try:
        spec = DatabaseSpec(asked.name, tuple(asked.extension), asked.connection_limit, marker=asked.marker)
        _require_ours(admin_url, spec)
        for statement in provision(admin_url, spec, Passwords(migrator=migrator, app_a=app)):
            sys.stdout.write(f"{statement}\n")
    except (InvalidSpec, NotOurs, ActionRefused) as error:
        sys.exit(str(error))


def _require_ours(admin_url: str, spec: DatabaseSpec) -> None:
    with connected(admin_url) as connection:
        found = find(connection, spec)
    if found.exists and found.marker != spec.marker:
        raise NotOurs(f"{spec.name} exists and is marked {found.marker!r}, not {spec.marker!r}: see --marker.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pgprovision", description="Provision one database.")
    parser.add_argument("name", help="of the database, such as auth_db")
    parser.add_argument("--marker", required=True, help="whose it is, kept in its comment, such as shop/eu/auth_db")
    parser.add_argument("--extension", action="append", default=[], help="may be said more than once")
    parser.add_argument("--connection-limit", type=int, default=60)
    return parser


def _variable(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        sys.exit(f"{name} is not set.")
    return value


if __name__ == "__main__":
    main()
