"""The Skaffold configurations say what the Dockerfile and `make kind` say."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from deployables import named
from embedded.checkout import repository
from souk.cluster.images import NAMES
from souk.cluster.releases import STAGES

ROOT = repository()
FOLDERS = {
    "operator": "operator",
    "mail": "k8s/data",
    "frontend": "frontend",
    "sandbox": "sandbox",
    **{name: f"services/{name}" for name in NAMES if name.endswith("-service")},
}
EVERY_IMAGE = {"Dockerfile", ".dockerignore", "requirements.lock", "scripts/image_requirements.py"}


def _configuration(folder: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / folder / "skaffold.yaml").read_text())
    return loaded


def _copied(image: str) -> set[str]:
    """What the Dockerfile's stage <image>-source copies from the repository, and the stages it is built on."""
    stages: dict[str, tuple[str, set[str]]] = {}
    name = ""
    for line in (ROOT / "Dockerfile").read_text().splitlines():
        if stage := re.match(r"FROM (\S+) AS (\S+-source)$", line):
            name = stage[2]
            stages[name] = (stage[1], set())
        elif line.startswith("FROM "):
            name = ""
        elif line.startswith("COPY ") and name:
            stages[name][1].update(word.replace("${SERVICE}", image) for word in line.split()[1:-1])
    base, found = stages[f"{image}-source"]
    return found | (stages[base][1] if base in stages else set())


@pytest.mark.parametrize("image", NAMES)
def test_an_image_is_rebuilt_when_what_it_is_made_of_changes_and_only_then(image: str) -> None:
    [artifact] = _configuration(FOLDERS[image])["build"]["artifacts"]
    assert artifact["image"] == f"souk/{image}"
    assert f"SERVICE={image} " in artifact["custom"]["buildCommand"]
    every = {path for path in EVERY_IMAGE if named(image).package or path in ("Dockerfile", ".dockerignore")}
    assert set(artifact["custom"]["dependencies"]["paths"]) == every | _copied(image)


def _member(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "pyproject.toml").read_text())


def _own_imports(folder: Path, packages: set[str]) -> set[str]:
    """Packages of this repository that the code of a member imports, its own apart."""
    own = {path.name for path in (folder / "src").iterdir()}
    nodes = [node for file in (folder / "src").rglob("*.py") for node in ast.walk(ast.parse(file.read_text()))]
    modules = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return (packages - own) & {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("image", NAMES)
def test_an_image_holds_every_package_that_its_code_imports(image: str) -> None:
    members = [file.parent for pattern in ("libs/*", "services/*", "operator", "local", "sandbox")
               for file in ROOT.glob(f"{pattern}/pyproject.toml")]  # fmt: skip
    packages = {path.name: folder for folder in members for path in (folder / "src").iterdir() if path.is_dir()}
    copied = [folder for folder in members if f"{folder.relative_to(ROOT)}/src" in _copied(image)]
    for folder in copied:
        if "image" in _member(folder).get("dependency-groups", {}):
            continue  # only a part of it runs in images, and it says what that part needs
        for name in _own_imports(folder, set(packages)):
            assert packages[name] in copied, f"{folder.name} imports {name}, which the image {image} does not hold"
            declared = _member(folder)["project"]["dependencies"]
            assert _member(packages[name])["project"]["name"] in declared, f"{folder.name} does not declare {name}"


@pytest.mark.parametrize("image", NAMES)
def test_everything_an_image_is_made_of_is_there_and_not_ignored(image: str) -> None:
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for path in _copied(image):
        assert (ROOT / path).exists(), path
        assert any(Path(path).match(pattern) for pattern in allowed), path


def test_releases_and_their_order_are_those_of_make_kind() -> None:
    folders = [required["path"] for required in yaml.safe_load((ROOT / "skaffold.yaml").read_text())["requires"]]
    releases = [_configuration(folder)["deploy"]["helm"]["releases"][0] for folder in folders]
    ours = [release for stage in STAGES for release in stage]
    assert [(one["name"], one["namespace"]) for one in releases] == [(one.name, one.namespace) for one in ours]
    for folder, one, mine in zip(folders, releases, ours, strict=True):
        assert (ROOT / folder / one["chartPath"]).resolve() == ROOT / mine.chart
        files = tuple(str((ROOT / folder / file).resolve().relative_to(ROOT)) for file in one.get("valuesFiles", ()))
        assert files == mine.values
