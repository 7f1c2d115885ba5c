"""What the demo data are made of: other data are another Job's work, other code alone is not."""

import hashlib
from collections.abc import Iterator
from pathlib import Path


def seeds(root: Path) -> str:
    """16 hex digits of the code and texts in every service's `seed.py`, `demo.py` and `demo/`."""
    digest = hashlib.sha256()
    for path in sorted(_files(root)):
        digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files(root: Path) -> Iterator[Path]:
    for source in sorted(root.glob("services/*/src")):
        for path in source.rglob("*"):
            named = path.stem in ("seed", "demo") or "demo" in path.relative_to(source).parts
            if named and path.is_file() and path.suffix in (".py", ".yaml"):
                yield path
