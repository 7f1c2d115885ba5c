import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from testkit.__main__ import main
from testkit.runner import find_parts, run_part


def a_part(root: Path, name: str, tests: str) -> str:
    folder = root / name / "tests"
    folder.mkdir(parents=True)
    (folder / f"test_{Path(name).name.replace('-', '_')}.py").write_text(tests)
    return name


def test_no_part_begins_when_the_time_is_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOUK_TEST_UNTIL", "1")
    assert main(["libs/commerce"]) == 0
    said = capsys.readouterr().out
    assert "Left out: the time that there is for tests is over." in said
    assert said.endswith("0 passed, 0 failed, 1 skipped\n")


def test_a_part_that_waits_runs_beside_the_others_and_is_shown_in_its_turn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    meet = """
import time
from pathlib import Path
def test_meets_the_other():
    Path("{root}/{mine}").touch()
    for _ in range(600):
        if Path("{root}/{other}").exists(): break
        time.sleep(0.1)
    else: raise AssertionError
"""
    a_part(tmp_path, "libs/commerce", meet.format(root=tmp_path, mine="a", other="b"))
    a_part(tmp_path, "operator", meet.format(root=tmp_path, mine="b", other="a"))
    monkeypatch.setattr("testkit.__main__.repository", lambda: tmp_path)
    assert main([]) == 0
    said = capsys.readouterr().out
    assert said.index("libs/commerce") < said.index("1 passed") < said.index("operator") < said.rindex("1 passed")
    assert said.endswith("2 passed, 0 failed\n")


def test_parts_are_folders_with_tests_libraries_first_journeys_last(tmp_path: Path) -> None:
    for name in ("services/b-service", "services/a-service", "libs/servicekit"):
        a_part(tmp_path, name, "")
    (tmp_path / "services" / "untested-service").mkdir()
    (tmp_path / "tests" / "journeys").mkdir(parents=True)
    (tmp_path / "tests" / "journeys" / "test_buy.py").touch()
    assert find_parts(tmp_path) == ["libs/servicekit", "services/a-service", "services/b-service", "tests/journeys"]


def test_a_part_is_counted_and_the_end_of_a_failure_kept(tmp_path: Path) -> None:
    part = a_part(tmp_path, "libs/pgprovision", """
import pytest
def test_good(): pass
def test_bad(): assert 1 == 2
@pytest.mark.skip
def test_left_out(): pass
@pytest.fixture
def broken(): raise ValueError
def test_error(broken): pass
""")  # fmt: skip
    shown: list[str] = []
    result = run_part(tmp_path, part, [], shown.append)
    assert (result.passed, result.failed, result.skipped) == (1, 2, 1)
    assert not result.good
    assert "assert 1 == 2" in result.tail
    assert "test_bad" in "".join(shown)


def test_a_test_that_passes_only_when_it_runs_alone_is_named(tmp_path: Path) -> None:
    part = a_part(tmp_path, "libs/pgprovision", """
from pathlib import Path
def test_good(): pass
def test_starved():
    seen = Path(__file__).with_name("seen")
    before, _ = seen.exists(), seen.touch()
    assert before
""")  # fmt: skip
    result = run_part(tmp_path, part, [], lambda _: None)
    assert (result.passed, result.failed) == (2, 0)
    assert [name.rpartition("::")[2] for name in result.second] == ["test_starved"]


def test_what_fails_twice_has_failed_with_all_that_failed_beside_it(tmp_path: Path) -> None:
    part = a_part(tmp_path, "libs/pgprovision", """
from pathlib import Path
def test_bad(): assert False
def test_starved():
    seen = Path(__file__).with_name("seen")
    before, _ = seen.exists(), seen.touch()
    assert before
""")  # fmt: skip
    result = run_part(tmp_path, part, [], lambda _: None)
    assert (result.passed, result.failed, result.second) == (0, 2, ())


def test_many_failures_are_no_accident(tmp_path: Path) -> None:
    tests = "\n".join(f"def test_{n}(): assert False" for n in range(4))
    shown: list[str] = []
    result = run_part(tmp_path, a_part(tmp_path, "libs/pgprovision", tests), [], shown.append)
    assert result.failed == 4
    assert "Once more" not in "".join(shown)


def test_a_part_that_cannot_even_be_collected_has_failed(tmp_path: Path) -> None:
    part = a_part(tmp_path, "libs/pgprovision", "import nothing_of_that_name")
    assert run_part(tmp_path, part, [], lambda _: None).failed == 1


_VITEST = """
import { writeFileSync } from 'node:fs'
const report = process.argv.find((each) => each.startsWith('--outputFile.junit=')).split('=')[1]
writeFileSync(report, '<testsuites><testsuite tests="3" failures="1" errors="0" skipped="1"/></testsuites>')
console.log('one expectation was not met')
process.exit(1)
"""


def a_part_in_node(root: Path, packages: dict[str, Any]) -> str:
    folder = root / "frontend"
    (folder / "node_modules" / "vitest").mkdir(parents=True)
    (folder / "node_modules" / "vitest" / "vitest.mjs").write_text(_VITEST)
    (folder / "vitest.config.ts").touch()
    (folder / "package.json").write_text(json.dumps({"dependencies": dict.fromkeys(packages, "1.0.0")}))
    lock = {"lockfileVersion": 3, "packages": {f"node_modules/{name}": each for name, each in packages.items()}}
    (folder / "package-lock.json").write_text(json.dumps(lock))
    return "frontend"


def test_a_part_in_node_is_counted_like_the_others(tmp_path: Path) -> None:
    part = a_part_in_node(tmp_path, {})
    assert find_parts(tmp_path) == [part]
    result = run_part(tmp_path, part, [], lambda _: None)
    assert (result.passed, result.failed, result.skipped) == (1, 1, 1)
    assert "one expectation was not met" in result.tail


def test_a_part_in_node_is_skipped_where_its_packages_are_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    shown: list[str] = []
    result = run_part(tmp_path, a_part_in_node(tmp_path, {"a": {"version": "1.0.0"}}), [], shown.append)
    assert (result.good, result.skipped) == (True, 1)
    assert "".join(shown) == "frontend is skipped: npm reaches no registry, and node_modules is not of this lock.\n"


def test_an_unknown_part_is_named_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.StringIO()
    monkeypatch.setattr("testkit.__main__.Console", lambda: Console(file=printed, width=200))
    assert main(["services/none"]) == 2
    assert "libs/servicekit" in printed.getvalue()
