"""Homes for platforms that tests start."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary_home() -> Iterator[Path]:
    """A folder for SOUK_HOME, removed afterwards.

    Not pytest's tmp_path: every new pytest run closes the folder above it to other users, and PostgreSQL of a root
    caller is one.
    """
    home = Path(tempfile.mkdtemp(prefix="souk-home-"))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)
