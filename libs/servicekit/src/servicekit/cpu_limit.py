"""How many CPUs this process may use: by its container's limit, not by the machine that the container stands on."""

import os
from collections.abc import Iterator
from pathlib import Path

_MOUNT = Path("/sys/fs/cgroup")
_MEMBERSHIPS = Path("/proc/self/cgroup")


def cpu_limit(mount: Path = _MOUNT, memberships: Path = _MEMBERSHIPS) -> float:
    """CPUs, such as 0.5 or 4.0: the least of what the process is pinned to and each cgroup above it grants.

    Version 2 says so in `cpu.max`, version 1 in `cpu.cfs_quota_us` and `cpu.cfs_period_us`. Without either: all CPUs.
    Where the kernel says it is a parameter, since a test cannot choose the machine that it runs on.
    """
    return min([float(_pinned()), *_quotas(mount, memberships)])


def _pinned() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _quotas(mount: Path, memberships: Path) -> Iterator[float]:
    for line in _read(memberships).splitlines():
        _, controllers, path = line.split(":", 2)
        for group in _ancestry(path):
            if not controllers:
                yield from _cpus(*_read(mount / group / "cpu.max").split())
            elif "cpu" in controllers.split(","):
                folder = mount / "cpu" / group
                yield from _cpus(_read(folder / "cpu.cfs_quota_us"), _read(folder / "cpu.cfs_period_us"))


def _ancestry(path: str) -> Iterator[str]:
    """The group itself and all above it. In a container only the last may be there: its root is the container's own."""
    parts = [part for part in path.split("/") if part not in ("", "..")]
    for length in range(len(parts), -1, -1):
        yield "/".join(parts[:length])


def _cpus(quota: str = "", period: str = "") -> Iterator[float]:
    if quota.isdigit() and period.isdigit() and int(quota) and int(period):
        yield int(quota) / int(period)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        return ""
