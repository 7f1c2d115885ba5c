"""`scripts/fastest_python.sh` chooses what `make` builds .venv with."""

import subprocess
from pathlib import Path

from embedded.checkout import repository

SCRIPT = repository() / "scripts" / "fastest_python.sh"
TOOLS = "/usr/bin:/bin"


def a_python(folder: Path, name: str, says: str | None) -> Path:
    """A program that answers the timed work as told, or fails as one that is too old does."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{f'echo {says}' if says else 'exit 1'}\n")
    program.chmod(0o755)
    return program


def choose(*folders: Path) -> subprocess.CompletedProcess[str]:
    """With the tools that the script itself needs, but no Python from where they are."""
    tools = folders[0].parent / "tools"
    tools.mkdir(exist_ok=True)
    for tool in ("sh", "tr", "realpath", "sort", "awk"):
        link = tools / tool
        if not link.exists():
            link.symlink_to(next(real for each in TOOLS.split(":") if (real := Path(each, tool)).exists()))
    environment = {"PATH": ":".join(map(str, (*folders, tools))), "USUAL_FOLDERS": str(tools)}
    return subprocess.run([SCRIPT], env=environment, capture_output=True, text=True, check=False)


def test_it_takes_the_fastest_and_says_so(tmp_path: Path) -> None:
    a_python(tmp_path / "a", "python3", "21.00 3.11.7 /opt/a/python3.11")
    a_python(tmp_path / "b", "python3.13", "9.50 3.13.0 /opt/b/python3.13")
    a_python(tmp_path / "b", "python3.12", "14.00 3.12.1 /opt/b/python3.12")
    chosen = choose(tmp_path / "a", tmp_path / "b")
    assert chosen.stdout == "/opt/b/python3.13\n"
    assert chosen.stderr.startswith(
        "Python: /opt/b/python3.13 (3.13.0), the fastest of those here: 47 % ahead of /opt/b/"
    )


def test_what_is_too_old_or_has_no_venv_is_passed_over(tmp_path: Path) -> None:
    a_python(tmp_path / "a", "python3", None)
    a_python(tmp_path / "b", "python3.12", "14.00 3.12.1 /opt/b/python3.12")
    chosen = choose(tmp_path / "a", tmp_path / "b")
    assert (chosen.returncode, chosen.stdout, chosen.stderr) == (
        0,
        "/opt/b/python3.12\n",
        "Python: /opt/b/python3.12 (3.12.1)\n",
    )


def test_without_any_it_says_what_is_needed(tmp_path: Path) -> None:
    a_python(tmp_path / "a", "python3", None)
    chosen = choose(tmp_path / "a")
    assert chosen.returncode == 1
    assert "needs Python 3.11 or newer with venv" in chosen.stderr


def test_the_real_ones_of_this_machine_are_measured() -> None:
    chosen = subprocess.run([SCRIPT], capture_output=True, text=True, check=True)
    version = subprocess.run([chosen.stdout.strip(), "-V"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("Python 3.")
