"""Builds frontend/ into frontend/dist, when its sources are not those that were built last."""

import hashlib
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from embedded.node import NpmFailed, alone, install, npm, with_node

_INPUTS = (
    ".npmrc", "index.html", "lingui.config.ts", "package.json", "package-lock.json", "public", "scripts", "src",
    "tsconfig.json", "vite.config.ts",
)  # fmt: skip
_OF_TESTS = (".test.ts", ".test.tsx")
_BUILD_SECONDS = 300.0
_TAIL_LINES = 30


def folder(root: Path) -> Path:
    """Where the sources are."""
    return root / "frontend"


def dist(root: Path) -> Path:
    """Where the build is, once there is one."""
    return folder(root) / "dist"


class Build:
    """One build, in a thread of its own: what it does now, and why there is none."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._thread = threading.Thread(target=self._run, name="shop", daemon=True)
        self._process: subprocess.Popen[str] | None = None
        self.doing = ""
        self.built = False
        """Whether it made anything new."""
        self.failure: str | None = None

    def start(self) -> "Build":
        """Begin."""
        self._thread.start()
        return self

    @property
    def done(self) -> bool:
        """Whether it has ended, one way or the other."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Block until it has ended."""
        self._thread.join()

    def stop(self) -> None:
        """Leave it, if it still runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def _run(self) -> None:
        sources = folder(self._root)
        try:
            with alone(sources):
                self._build_what_changed(sources)
        except (NpmFailed, OSError, subprocess.SubprocessError) as error:
            self.failure = str(error)
        finally:
            self.doing = ""

    def _build_what_changed(self, sources: Path) -> None:
        wanted = fingerprint(sources)
        if built_of(dist(self._root)) == wanted:
            return
        self.doing = "the shop's packages"
        install(sources, dev=False)
        self.doing = "the shop's build"
        self._build(sources, wanted)
        self.built = True

    def _build(self, sources: Path, wanted: str) -> None:
        """Into a folder beside it first: whoever is served meanwhile is served from the build before."""
        with tempfile.TemporaryDirectory(dir=sources, prefix=".build-") as temporary:
            new = Path(temporary) / "new"
            self._npm(sources, ["run", "build", "--", "--outDir", str(new), "--emptyOutDir"])
            _stamp(new).write_text(wanted)
            if dist(self._root).exists():
                dist(self._root).rename(Path(temporary) / "old")
            new.rename(dist(self._root))

    def _npm(self, sources: Path, arguments: list[str]) -> None:
        self._process = subprocess.Popen(
            [*npm(), *arguments], cwd=sources, env=with_node(), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        said, _ = self._process.communicate(timeout=_BUILD_SECONDS)
        if self._process.returncode != 0:
            raise NpmFailed("\n".join(said.strip().splitlines()[-_TAIL_LINES:]))


def fingerprint(sources: Path) -> str:
    """What the build depends on, by content; tests change nothing in it."""
    digest = hashlib.sha256()
    for file in _files(sources):
        digest.update(f"{file.relative_to(sources)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def built_of(built: Path) -> str | None:
    """The fingerprint of what was built there; None where nothing was."""
    try:
        return _stamp(built).read_text()
    except FileNotFoundError:
        return None


def _stamp(built: Path) -> Path:
    return built / ".vite" / "sources.sha256"


def _files(sources: Path) -> Iterator[Path]:
    for name in _INPUTS:
        path = sources / name
        found = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
        yield from (each for each in found if not each.name.endswith(_OF_TESTS))
