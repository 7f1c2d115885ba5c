"""What an image must install: `python image_requirements.py LOCK SOURCE OUT`.

SOURCE holds the members of the workspace that go into the image. OUT/libs.txt gets what its libs/ ask for from outside,
OUT/member.txt what the rest does: the first is the same for many images, and a layer they share. Each line is pinned
and hashed as in LOCK; what those need in turn is pinned by LOCK itself, given to uv as constraints. A member with a
dependency group named `image` puts only that group into images.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9._-]+)\s*(\[[^\]]*\])?")
Wanted = set[tuple[str, str]]
"""(name, extras) of packages."""


def split(libraries: list[dict[str, Any]], others: list[dict[str, Any]]) -> tuple[Wanted, Wanted]:
    """What the libraries want from outside the workspace, and what the others want beyond that."""
    own = {_normal(member["project"]["name"]) for member in (*libraries, *others)}
    shared = {each for member in libraries for each in _asked(member) if each[0] not in own}
    return shared, {each for member in others for each in _asked(member) if each[0] not in own} - shared


def pinned(lock: str, wanted: Wanted) -> str:
    """The lines of a requirements file. Raises KeyError for what the lock does not have."""
    blocks = _blocks(lock)
    return "".join(
        name + extras + block.removeprefix(name) for name, extras in sorted(wanted) for block in blocks[name]
    )


def _asked(member: dict[str, Any]) -> Iterator[tuple[str, str]]:
    group = member.get("dependency-groups", {}).get("image")
    for line in member["project"].get("dependencies", []) if group is None else group:
        found = _REQUIREMENT.match(line)
        if found is None:
            raise ValueError(f"not a requirement: {line}")
        yield _normal(found[1]), found[2] or ""


def _blocks(lock: str) -> dict[str, list[str]]:
    """Each package's lines; a package may be there more than once, under different markers."""
    blocks: dict[str, list[str]] = {}
    for block in re.findall(r"^\S.*(?:\n\s+\S.*)*\n", lock, re.MULTILINE):
        blocks.setdefault(block.partition("==")[0], []).append(block)
    return blocks


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(lock: Path, source: Path, out: Path) -> None:
    """Read the members, write both files."""
    members = sorted(source.rglob("pyproject.toml"))
    libraries = [file for file in members if (source / "libs") in file.parents]
    others = [file for file in members if file not in libraries]
    shared, beyond = split(*([tomllib.loads(file.read_text()) for file in group] for group in (libraries, others)))
    out.mkdir(exist_ok=True)
    (out / "libs.txt").write_text(pinned(lock.read_text(), shared))
    (out / "member.txt").write_text(pinned(lock.read_text(), beyond))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
