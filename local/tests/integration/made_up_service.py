"""A copy of the tree with one service more: its folder, its thin chart, one row of services.yaml, and nothing else."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from embedded.checkout import repository

NAME, PORT = "wish-service", 8020
_MODEL, _MODELS_PORT = "cart-service", "8003"
_PERMISSIONS = "    permissions:\n      wishes.read: See what people wish for\n"
_WORDS = {"cart": "wish", "Cart": "Wish", "CART": "WISH", _MODELS_PORT: str(PORT)}
_MEMBERS = ("libs/*/src", "services/*/src", "operator/src", "sandbox/src", "local/src", "observability/src")
GENERATORS = (
    (".", ("souk.generate",)),
    (".", ("servicekit.contracts", f"services/{NAME}")),
    ("charts", ("generate",)),
    (".", ("observability", "write")),
)
"""What `make generate` runs, and in which folder; of the OpenAPI documents the new one alone."""


class Tree:
    """The copy; Python finds the packages in it before those that are installed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def text(self, file: str) -> str:
        """What a file says."""
        return (self.root / file).read_text()

    def run(self, arguments: Sequence[str], folder: str = ".") -> str:
        """What a Python module prints; raises AssertionError with it where the module fails."""
        done = self._ran([sys.executable, "-m", *arguments], folder)
        assert done.returncode == 0, f"{' '.join(arguments)}:\n{done.stdout[-6000:]}{done.stderr[-3000:]}"
        return done.stdout

    def generate(self) -> None:
        """`make generate`."""
        for folder, arguments in GENERATORS:
            self.run(arguments, folder)

    def format(self) -> None:
        """`make format`, of the new service's folder."""
        self.program("ruff", "format", "--quiet", f"services/{NAME}")
        self.program("ruff", "check", "--quiet", "--fix", f"services/{NAME}")

    def git(self, *arguments: str) -> str:
        """What git prints."""
        who = ("-c", "user.name=Test", "-c", "user.email=test@souk.test")
        return self._ran(["git", *who, *arguments], ".").stdout

    def program(self, name: str, *arguments: str) -> str:
        """What a program of the virtual environment prints; raises AssertionError where it fails."""
        done = self._ran([str(Path(sys.executable).with_name(name)), *arguments], ".")
        assert done.returncode == 0, f"{name}:\n{done.stdout[-6000:]}{done.stderr[-3000:]}"
        return done.stdout

    def _ran(self, command: list[str], folder: str) -> subprocess.CompletedProcess[str]:
        members = [str(found) for pattern in _MEMBERS for found in sorted(self.root.glob(pattern))]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(members)}
        return subprocess.run(
            command, cwd=self.root / folder, env=environment, capture_output=True, text=True, check=False
        )


def copied(source: Path, root: Path) -> Tree:
    """What git knows of the tree at `source`, at `root`, committed there so that changes can be counted."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=source, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (source / name).exists():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, root / name, follow_symlinks=False)
    tree = Tree(root)
    tree.git("init", "--quiet")
    tree.git("add", "--all")
    tree.git("commit", "--quiet", "--message", "as it was")
    return tree


def add_service(tree: Tree) -> None:
    """All that a person writes: the folder and the chart in the shape of the smallest service's, and the row."""
    for folder in ("services", "charts"):
        _copy_renamed(tree.root / folder / _MODEL, tree.root / folder / NAME)
    consumers = tree.root / f"services/{NAME}/src/wish_service/presentation/consumers.py"
    # An order names its cart, whoever reads the event.
    consumers.write_text(consumers.read_text().replace("wish_id", "cart_id"))
    table = tree.root / "services.yaml"
    before, row, after = re.split(rf"(?s)(  {_MODEL}:\n.*?\n\n)", table.read_text(), maxsplit=1)
    table.write_text(before + row + _renamed(row).replace("    stores:", _PERMISSIONS + "    stores:") + after)


def _copy_renamed(source: Path, target: Path) -> None:
    for file in sorted(source.rglob("*")):
        new = target / _renamed(str(file.relative_to(source)))
        if file.is_symlink():
            new.parent.mkdir(parents=True, exist_ok=True)
            new.symlink_to(file.readlink())
        elif file.is_file() and "__pycache__" not in file.parts and file.name not in _GENERATED:
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(_renamed(file.read_text()))


_GENERATED = ("skaffold.yaml", "openapi.json", "values.schema.json")


def _renamed(text: str) -> str:
    for name in _own_schemas():
        text = re.sub(rf"\b{name}\b", f"Wish{name}", text)
    for old, new in _WORDS.items():
        text = text.replace(old, new)
    return text


@cache
def _own_schemas() -> list[str]:
    """Schemas that only the model's document has, and that are not named after it: one dialect gives a name once."""
    documents = {file.parent.name: file for file in (repository() / "services").glob("*/openapi.json")}
    names = {each: set(json.loads(file.read_text())["components"]["schemas"]) for each, file in documents.items()}
    others = set().union(*(found for each, found in names.items() if each != _MODEL))
    return sorted(name for name in names[_MODEL] - others if "Cart" not in name)
