"""Makes the demo shop's pictures, once: `python -m product_service.demo.pictures [FOLDER [THINGS]]`.

THINGS is a file as `python -m product_service.demo.shop` prints it; with it nothing else of the service is needed. The
folder is PRODUCT_DEMO_PICTURES, else `pictures` under SOUK_HOME. Without npm things are drawn, and that is said.
"""

import json
import os
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from product_service.demo.photographs import Thing, compose
from product_service.demo.progress import progress
from product_service.demo.renders import Unreachable, fetch_renders

_SOURCE = "source.txt"
# Counts up when pictures are made otherwise: those that are there are then made anew.
_EDITION = 2


def pictures_folder() -> Path:
    """Where the pictures are, or will be."""
    chosen = os.environ.get("PRODUCT_DEMO_PICTURES")
    return Path(chosen) if chosen else Path(os.environ.get("SOUK_HOME", ".souk")) / "pictures"


def photograph_of(folder: Path, name: str) -> Path:
    """The file of a picture."""
    return folder / f"{name}.jpg"


def prepare_pictures(folder: Path, things: Mapping[str, Thing]) -> None:
    """Make every picture that is not there yet; drawn ones are made anew as soon as renders can be had."""
    complete = all(photograph_of(folder, name).exists() for name in things)
    if complete and _source(folder) == _made_from("renders"):
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        fetch_renders(folder / "renders", {thing["render"] for thing in things.values()})
        source = "renders"
    except Unreachable as reason:
        sys.stderr.write(f"Product pictures are drawn instead of rendered: {reason}.\n")
        source = "drawn"
    if complete and source == "drawn" and _source(folder) == _made_from("drawn"):
        return
    _compose_all(folder, things, with_renders=source == "renders")
    (folder / _SOURCE).write_text(_made_from(source))


def _compose_all(folder: Path, things: Mapping[str, Thing], *, with_renders: bool) -> None:
    def make(name: str) -> None:
        thing = things[name]
        render = folder / "renders" / f"{thing['render']}.webp" if with_renders else None
        unfinished = folder / f"{name}.part"
        unfinished.write_bytes(compose(thing["product"], render, thing["colour"]))
        unfinished.replace(photograph_of(folder, name))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in progress("pictures", pool.map(make, things), len(things)):
            pass


def _made_from(source: str) -> str:
    return f"{source} {_EDITION}"


def _source(folder: Path) -> str:
    file = folder / _SOURCE
    return file.read_text() if file.exists() else ""


def _things() -> Mapping[str, Thing]:
    from product_service.demo.shop import load_shop

    return load_shop().things


if __name__ == "__main__":
    prepare_pictures(
        Path(sys.argv[1]) if len(sys.argv) > 1 else pictures_folder(),
        json.loads(Path(sys.argv[2]).read_text()) if len(sys.argv) > 2 else _things(),
    )
