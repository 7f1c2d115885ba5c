"""charts/README.md: an introduction, and the library's values with the comments that stand above them."""

import re
from collections.abc import Iterator
from pathlib import Path

from generate.places import CHARTS, LIBRARY

_LINE = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z0-9-]+):(?: (?P<default>.+))?")


def readme() -> dict[Path, str]:
    """Its text by its file."""
    introduction = (Path(__file__).parent / "introduction.md").read_text()
    rows = "".join(f"| `{path}` | {default} | {text} |\n" for path, default, text in _values())
    return {CHARTS / "README.md": f"{introduction}| Value | Default | |\n|---|---|---|\n{rows}"}


def _values() -> Iterator[tuple[str, str, str]]:
    """(path, default, comment) of each value; a section appears when it has a comment."""
    path: list[str] = []
    comment: list[str] = []
    _, _, lines = (LIBRARY / "values.yaml").read_text().partition("\n\n")
    for line in lines.splitlines():
        if line.strip().startswith("#"):
            comment.append(line.strip(" #"))
        elif (found := _LINE.fullmatch(line)) is not None:
            path = [*path[: len(found["indent"]) // 2], found["key"]]
            if found["default"] or comment:
                default = f"`{found['default']}`" if found["default"] else ""
                yield ".".join(path), _cell(default), _cell(" ".join(comment))
            comment = []


def _cell(text: str) -> str:
    """Text that neither ends a table's cell nor begins a tag."""
    return text.replace("|", r"\|").replace("<", "&lt;")
