"""The CPUs a process may use, as its container says."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from servicekit.cpu_limit import cpu_limit

ALL = cpu_limit(Path("/nowhere"), Path("/nowhere"))


def _limit(root: Path, memberships: str, files: dict[str, str]) -> float:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (root / "memberships").write_text(memberships)
    return cpu_limit(root, root / "memberships")


def test_half_a_cpu_by_version_2(tmp_path: Path) -> None:
    assert _limit(tmp_path, "0::/\n", {"cpu.max": "50000 100000\n"}) == 0.5


def test_three_quarters_of_a_cpu_by_version_1(tmp_path: Path) -> None:
    files = {"cpu/cpu.cfs_quota_us": "37500\n", "cpu/cpu.cfs_period_us": "50000\n"}
    assert _limit(tmp_path, "4:memory:/\n3:cpu,cpuacct:/\n0::/\n", files) == 0.75


def test_no_quota_is_every_cpu_that_the_process_is_pinned_to(tmp_path: Path) -> None:
    assert _limit(tmp_path, "0::/\n", {"cpu.max": "max 100000\n"}) == ALL
    assert _limit(tmp_path, "1:cpu:/\n", {"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}) == ALL
    assert _limit(tmp_path, "0::/a/b\n", {}) == ALL


def test_a_quota_beyond_the_machine_is_the_machine(tmp_path: Path) -> None:
    assert _limit(tmp_path, "0::/\n", {"cpu.max": "6400000 100000\n"}) == ALL


def test_the_least_of_all_groups_above_counts(tmp_path: Path) -> None:
    files = {"pods/cpu.max": "30000 100000\n", "pods/one/cpu.max": "60000 100000\n", "cpu.max": "max 100000\n"}
    assert _limit(tmp_path, "0::/pods/one\n", files) == 0.3


def test_in_a_container_that_sees_the_path_of_its_host_the_root_counts(tmp_path: Path) -> None:
    assert _limit(tmp_path, "0::/kubepods.slice/pod1/container\n", {"cpu.max": "25000 100000\n"}) == 0.25


def test_without_cgroups_every_cpu(tmp_path: Path) -> None:
    assert cpu_limit(tmp_path, tmp_path / "not there") == len(os.sched_getaffinity(0))


@pytest.fixture
def real_cgroup() -> Iterator[Path]:
    """A cgroup that grants 0.4 CPUs."""
    parent = next((place for place in ("/sys/fs/cgroup/cpu", "/sys/fs/cgroup") if os.access(place, os.W_OK)), None)
    group = Path(parent or "/nowhere") / f"souk-test-{os.getpid()}"
    try:
        group.mkdir()
    except OSError:
        pytest.skip("this machine lets nobody make a cgroup")
    try:
        _grant(group, quota=40_000, period=100_000)
        yield group
    finally:
        group.rmdir()


def _grant(group: Path, *, quota: int, period: int) -> None:
    if (group / "cpu.max").exists():
        (group / "cpu.max").write_text(f"{quota} {period}")
    elif (group / "cpu.cfs_quota_us").exists():
        (group / "cpu.cfs_period_us").write_text(str(period))
        (group / "cpu.cfs_quota_us").write_text(str(quota))
    else:
        pytest.skip("cgroups of this machine do not limit CPUs")


def test_in_a_real_cgroup(real_cgroup: Path) -> None:
    program = (
        "import os, pathlib, sys; pathlib.Path(sys.argv[1], 'cgroup.procs').write_text(str(os.getpid()));"
        "from servicekit.cpu_limit import cpu_limit; print(cpu_limit())"
    )
    seen = subprocess.run(
        [sys.executable, "-c", program, str(real_cgroup)], check=True, capture_output=True, text=True, timeout=60
    )
    assert float(seen.stdout) == 0.4
