"""Where the checkout is."""

from pathlib import Path


def repository() -> Path:
    """The folder of the checkout this package runs from."""
    for folder in (Path.cwd(), *Path.cwd().parents, *Path(__file__).resolve().parents):
        if (folder / "libs" / "embedded").is_dir() and (folder / "services").is_dir():
            return folder
    raise FileNotFoundError("Souk must run inside a checkout of the repository")
