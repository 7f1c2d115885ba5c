"""CPU time of other processes, from the kernel's own accounting in /proc."""

from collections.abc import Mapping

import psutil


class CpuMeter:
    """CPU seconds of named process trees since the meter was made or `restart`ed.

    A child that ends is counted by its parent once it was waited for, so PostgreSQL's backends are not lost.
    """

    def __init__(self, pids: Mapping[str, int]) -> None:
        self._roots = {name: psutil.Process(pid) for name, pid in pids.items()}
        self._before: dict[str, float] = {}
        self.restart()

    def restart(self) -> None:
        """Count CPU time from now on."""
        self._before = {name: _tree_seconds(root) for name, root in self._roots.items()}

    def seconds(self) -> dict[str, float]:
        """CPU seconds by name since the start."""
        return {name: _tree_seconds(root) - self._before[name] for name, root in self._roots.items()}


def _tree_seconds(root: psutil.Process) -> float:
    total = 0.0
    for process in [root, *root.children(recursive=True)]:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total
