import json
from pathlib import Path

import pytest

from souk.frontend.build import Build, built_of, dist, fingerprint

_BUILD = """
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const out = process.argv[process.argv.indexOf('--outDir') + 1]
const text = readFileSync('src/page.txt', 'utf8')
if (text === 'broken') throw new Error('page.txt is broken')
mkdirSync(`${out}/.vite`, { recursive: true })
writeFileSync(`${out}/index.html`, text)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A frontend that is built by a script of five lines."""
    sources = tmp_path / "frontend"
    for folder in ("src", "scripts"):
        (sources / folder).mkdir(parents=True)
    (sources / "package.json").write_text(json.dumps({"scripts": {"build": "node scripts/build.mjs"}}))
    (sources / "package-lock.json").write_text(json.dumps({"lockfileVersion": 3, "packages": {}}))
    (sources / "scripts" / "build.mjs").write_text(_BUILD)
    (sources / "src" / "page.txt").write_text("one")
    return tmp_path


def build(root: Path) -> Build:
    made = Build(root).start()
    made.wait()
    return made


def test_only_what_changed_is_built(root: Path) -> None:
    first, second = build(root), build(root)
    assert (first.failure, first.built, second.built) == (None, True, False)
    (root / "frontend" / "src" / "page.txt").write_text("two")
    assert build(root).built
    assert (dist(root) / "index.html").read_text() == "two"
    assert [each.name for each in (root / "frontend").glob(".build-*")] == []


def test_a_test_changes_nothing(root: Path) -> None:
    before = fingerprint(root / "frontend")
    (root / "frontend" / "src" / "page.test.tsx").write_text("it('…')")
    assert fingerprint(root / "frontend") == before


def test_a_failed_build_says_why_and_leaves_what_was_there(root: Path) -> None:
    build(root)
    before = built_of(dist(root))
    (root / "frontend" / "src" / "page.txt").write_text("broken")
    failed = build(root)
    assert "page.txt is broken" in (failed.failure or "")
    assert (failed.built, built_of(dist(root))) == (False, before)


def test_packages_that_cannot_be_fetched_are_a_failure_that_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = {"": {"dependencies": {"a": "1.0.0"}}, "node_modules/a": {"version": "1.0.0"}}
    (root / "frontend" / "package.json").write_text(json.dumps({"dependencies": {"a": "1.0.0"}}))
    lock = {"name": "made-up", "lockfileVersion": 3, "requires": True, "packages": packages}
    (root / "frontend" / "package-lock.json").write_text(json.dumps(lock))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    assert build(root).failure == "npm reaches no registry, and node_modules is not of this lock"
