"""`python -m souk.compose prepare|provision|urls`: what compose runs once before the rest, and what a person may ask.

prepare    make the secrets that are missing, write every container's secrets and configuration
provision  every service's database with their roles and grants
urls       print how this machine reaches the stores, as JSON, passwords included
"""

import argparse
import json
import os
import sys
from pathlib import Path

from deployables import SERVICES
from embedded.provisioning import provision
from souk.compose.environment import admin_url, passwords, valkey_url
from souk.compose.files import write_files
from souk.secrets import Secrets

FOLDER = Path("/run/souk")


def main() -> None:
    """Run one of the three; refused in production, for which there are the charts."""
    parser = argparse.ArgumentParser(prog="python -m souk.compose", description="One-shots of docker-compose.yml.")
    parser.add_argument("command", choices=("prepare", "provision", "urls"))
    command = parser.parse_args().command
    if os.environ.get("SOUK_ENVIRONMENT") == "production":
        sys.exit(
            "docker-compose.yml is for development: it makes its own secrets, sells demo goods, takes no real money. "
            "For production there are the Helm charts."
        )
    secrets = Secrets.open(FOLDER / "secrets.json")
    if command == "prepare":
        write_files(FOLDER, secrets, os.environ["SOUK_PAGES_ADDRESS"])
    elif command == "provision":
        for service in SERVICES:
            provision(admin_url(secrets), service.database, passwords(secrets, service))
    else:
        json.dump(
            {"postgres": admin_url(secrets, "127.0.0.1:5432"), "valkey": valkey_url(secrets, "127.0.0.1:6379")},
            sys.stdout,
        )


if __name__ == "__main__":
    main()
