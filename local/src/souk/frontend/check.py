"""What `make check` asks of frontend/."""

import filecmp
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console

from embedded.node import OutOfReach, install, run, run_program
from souk.frontend.bars import bars
from souk.frontend.build import Build, dist, folder

Fault = str | None


def check(root: Path, console: Console) -> bool:
    """Whether all is well; says what is not, or in one line that nothing could be looked at."""
    if not _installed(root, console, "frontend is not checked"):
        return True
    faults = [(name, fault) for name, look in _looks() if (fault := look(root))]
    for name, fault in faults:
        console.print(f"frontend, {name}:\n{fault}", style="red", markup=False, highlight=False)
    if not faults:
        console.print(f"frontend: {', '.join(name for name, _ in _looks())} are as they must be", highlight=False)
    return not faults


def generate(root: Path, console: Console) -> bool:
    """Write the types that follow from the services' documents; whether that was done, or nothing could be done."""
    if not _installed(root, console, "frontend's types are left as they are"):
        return True
    done = run(folder(root), "scripts/generate.mjs")
    console.print(done.stdout.strip(), markup=False, highlight=False, end="")
    return done.returncode == 0


def _installed(root: Path, console: Console, otherwise: str) -> bool:
    try:
        install(folder(root), dev=True)
    except OutOfReach as why:
        console.print(f"{otherwise}: {why}.", highlight=False)
        return False
    return True


def _looks() -> Iterator[tuple[str, Callable[[Path], Fault]]]:
    yield "generated types", _generated
    yield "types", lambda root: _program(root, "tsc", "--noEmit")
    yield "lint", lambda root: _program(root, "eslint", ".")
    yield "messages", lambda root: _program(root, "lingui", "check", "sync", "--clean")
    yield "translations", lambda root: _program(root, "lingui", "check", "missing")
    yield "weight", _weight


def _program(root: Path, *command: str) -> Fault:
    done = run_program(folder(root), *command)
    return done.stdout.strip() or "failed without a word" if done.returncode else None


def _generated(root: Path) -> Fault:
    committed = folder(root) / "src" / "api" / "generated"
    with tempfile.TemporaryDirectory() as fresh:
        done = run(folder(root), "scripts/generate.mjs", fresh)
        if done.returncode:
            return done.stdout
        names = {file.name for place in (committed, Path(fresh)) for file in place.iterdir()}
        _, different, lacking = filecmp.cmpfiles(committed, fresh, sorted(names), shallow=False)
    if not different and not lacking:
        return None
    return f"{', '.join([*different, *lacking])}: not what the documents give; `make generate` writes them"


def _weight(root: Path) -> Fault:
    build = Build(root).start()
    build.wait()
    if build.failure:
        return build.failure
    above = [each for each in bars(dist(root)) if not each.held]
    return "\n".join(f"{each.what}: {each.measured:.1f} kB, at most {each.allowed:.0f}" for each in above) or None
