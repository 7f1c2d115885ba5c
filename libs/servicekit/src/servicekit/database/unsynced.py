"""Commits that wait for no disk: for notes whose loss in a crash of PostgreSQL makes something happen once more."""

from typing import Final

import sqlalchemy as sa

UNSYNCED: Final = sa.text("(SELECT set_config('synchronous_commit', 'off', true)) = 'off'")
"""Always true, as a condition of an UPDATE or as something that an INSERT returns.

A statement that is its own transaction then commits in memory, and PostgreSQL writes it down with the next commit that
waits, or within three times `wal_writer_delay`.
"""
