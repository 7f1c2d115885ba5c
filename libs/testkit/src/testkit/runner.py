"""The parts of the repository that have tests, and how one is run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from embedded.node import OutOfReach, install, node, with_node

_FIXED = (
    "libs/commerce",
    "libs/jsonlogs",
    "libs/servicekit",
    "libs/pgprovision",
    "libs/deployables",
    "libs/embedded",
    "libs/testkit",
    "services/*",
    "operator",
    "charts",
    "sandbox",
    "local",
    "observability",
    "frontend",
    "tests/journeys",
    "tests/compose",
)
_ON_A_CLUSTER = "tests/cluster"
"""Only where SOUK_TEST_CLUSTER says so (`short` or `all`): it changes the cluster that `make kind` made."""
_PROCESSES = {"libs/servicekit": 2, "services/": 2, "operator": 4, "charts": 2, "observability": 2}
"""By how the part's name begins; one elsewhere."""
BESIDE = ("operator",)
"""Parts whose tests wait for servers more than they work: they run while the parts before them do."""
_TAIL_LINES = 60
_FEW = 3
"""So many failures may be a starved machine's, and are tried once more alone; more of them are no accident."""

Show = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What one part's tests came to; errors count as failures."""

    part: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    tail: str
    second: tuple[str, ...] = ()
    """Those that failed, and passed when they were run once more alone: they count as passed, and are to be mended."""

    @property
    def good(self) -> bool:
        """Whether no test failed."""
        return self.failed == 0


def every_part(root: Path) -> list[str]:
    """Every folder with tests, libraries first, those that need a running platform last."""
    found = [folder for pattern in (*_FIXED, _ON_A_CLUSTER) for folder in sorted(root.glob(pattern))]
    return [str(folder.relative_to(root)) for folder in found if _has_tests(folder)]


def find_parts(root: Path) -> list[str]:
    """Those that are run here: the cluster's only where SOUK_TEST_CLUSTER says so."""
    return [part for part in every_part(root) if part != _ON_A_CLUSTER or os.environ.get("SOUK_TEST_CLUSTER")]


def run_part(root: Path, part: str, extra: Sequence[str], show: Show) -> Result:
    """Run one part's tests, handing on what they print while they print it."""
    began = time.monotonic()
    run = _vitest if in_node(root / part) else _pytest
    with tempfile.TemporaryDirectory(prefix="souk-report-") as folder:
        report = Path(folder) / "report.xml"
        try:
            code, output = run(root, part, report, extra, show)
        except OutOfReach as why:
            show(f"{part} is skipped: {why}.\n")
            return Result(part, 0, 0, 1, time.monotonic() - began, "")
        passed, failed, skipped = _counts(report)
        second: tuple[str, ...] = ()
        if run is _pytest and 0 < failed <= _FEW:
            second = _once_more(root, part, Path(folder) / "second.xml", _failures(report), show)
    passed, failed = passed + len(second), failed - len(second)
    if code not in (0, 5) and failed == 0 and not second:
        failed = 1  # it did not even come to a failing test
    tail = "" if failed == 0 else "\n".join(output.splitlines()[-_TAIL_LINES:])
    return Result(part, passed, failed, skipped, time.monotonic() - began, tail, second)


def _once_more(root: Path, part: str, report: Path, failed: set[str], show: Show) -> tuple[str, ...]:
    """Run those that failed again, alone; answers which of them passed."""
    show(f"Once more, alone: {', '.join(sorted(failed))}\n")
    code, _ = _pytest(root, part, report, ["--last-failed", "--last-failed-no-failures=none"], show)
    if code != 0:
        return ()
    return tuple(sorted(failed & _names(report)))


def _pytest(root: Path, part: str, report: Path, extra: Sequence[str], show: Show) -> tuple[int, str]:
    workers = next((["-n", str(count)] for begin, count in _PROCESSES.items() if part.startswith(begin)), [])
    options = ["-q", "--color=no", *workers, f"--junitxml={report}", *extra]
    return _run([sys.executable, "-m", "pytest", *options, str(tests_of(root / part))], root / part, {}, show)


def _vitest(root: Path, part: str, report: Path, extra: Sequence[str], show: Show) -> tuple[int, str]:
    """Raises OutOfReach where its packages are not there and cannot be fetched."""
    install(root / part, dev=True)
    vitest = root / part / "node_modules" / "vitest" / "vitest.mjs"
    reports = ["--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"]
    command = [str(node()), str(vitest), "run", *reports, *extra]
    return _run(command, root / part, with_node() | {"NO_COLOR": "1"}, show)


def _run(command: list[str], folder: Path, environment: dict[str, str], show: Show) -> tuple[int, str]:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONUNBUFFERED": "1"} | environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None  # noqa: S101 - asked for above
    output = []
    with process.stdout:
        while piece := os.read(process.stdout.fileno(), 4096):
            output.append(text := piece.decode(errors="replace"))
            show(text)
    return process.wait(), "".join(output)


def in_node(folder: Path) -> bool:
    """Whether a part's tests are Vitest's."""
    return (folder / "vitest.config.ts").exists()


def _has_tests(folder: Path) -> bool:
    return in_node(folder) or any(tests_of(folder).rglob("test_*.py"))


def tests_of(part: Path) -> Path:
    """The folder of a part's tests: its `tests`, or itself."""
    return part / "tests" if (part / "tests").is_dir() else part


def _failures(report: Path) -> set[str]:
    return {
        _name(case) for case in _cases(report) if case.find("failure") is not None or case.find("error") is not None
    }


def _names(report: Path) -> set[str]:
    return {_name(case) for case in _cases(report) if case.find("skipped") is None}


def _cases(report: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(report).getroot().iter("testcase"))  # noqa: S314 - the tests wrote it just now


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname')}::{case.get('name')}"


def _counts(report: Path) -> tuple[int, int, int]:
    if not report.exists():
        return 0, 0, 0
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 - the tests wrote it just now
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return total - failed - skipped, failed, skipped
