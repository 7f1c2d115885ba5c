"""`python -m testkit.typed [PART …]`: type-checks each part's tests, as `make check` does.

A part at a time, because every part has a `conftest` and most have `builders`.
"""

import os
import subprocess
import sys
from pathlib import Path

from embedded.checkout import repository
from testkit.runner import every_part, in_node, tests_of


def check(root: Path, part: str) -> tuple[int, str]:
    """mypy's exit code and what it says of a part's tests, by the settings of the root's pyproject.toml."""
    tests = tests_of(root / part)
    inside = (path for path in sorted(tests.rglob("*")) if path.is_dir() and path.name != "__pycache__")
    folders = map(str, dict.fromkeys((tests, *inside, root / part)))
    done = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--config-file", str(root / "pyproject.toml"), "--explicit-package-bases",
            # mypy believes that what one assertion said of an attribute still holds after the act that changed it.
            "--no-warn-unreachable", "--disable-error-code", "comparison-overlap",
            "--cache-dir", str(root / ".mypy_cache" / "tests"), str(tests.relative_to(root)),
        ],
        cwd=root, env=os.environ | {"MYPYPATH": os.pathsep.join(folders)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def main(wanted: list[str]) -> int:
    """Check the named parts, or all; answer the exit code."""
    root = repository()
    parts = wanted or [part for part in every_part(root) if not in_node(root / part)]
    results = [check(root, part) for part in parts]
    for part, (code, text) in zip(parts, results, strict=True):
        if code != 0:
            sys.stdout.write(f"The tests of {part}:\n{text}")
    bad = sum(code != 0 for code, _ in results)
    sys.stdout.write(f"The types of {len(parts)} parts' tests: {'in order' if not bad else f'{bad} with errors'}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
