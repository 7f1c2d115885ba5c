"""SQL as Alembic would run it, without a database."""

import hashlib
import io
from pathlib import Path

from alembic import command

from servicekit.migrate.history import alembic_config


def render(directory: Path, current: str | None, target: str) -> str:
    """The statements from `current` (None: an empty database) to `target`. Runs the service's env.py."""
    config = alembic_config(directory)
    output = io.StringIO()
    config.output_buffer = output
    command.upgrade(config, f"{current or 'base'}:{target}", sql=True)
    return output.getvalue()


def digest(sql: str) -> str:
    """What an approval refers to: SHA-256 of the rendered SQL, hexadecimal."""
    return hashlib.sha256(sql.encode()).hexdigest()
