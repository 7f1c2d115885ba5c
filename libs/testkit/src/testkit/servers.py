"""Servers shared by the processes of one test run: the first who asks starts one, the run's owner stops all."""

import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import orjson

from embedded.mail import MailCatcher
from embedded.part import Part, PartFailed
from embedded.ports import free_port
from embedded.postgres import FAST, Postgres
from embedded.private import write_private
from embedded.process import ProcessId, launch
from embedded.s3 import S3
from embedded.valkey import Valkey

VARIABLE = "SOUK_TEST_SERVERS"
"""Names the run's folder to its worker processes."""

P = TypeVar("P", bound=Part)


def open_run() -> Path:
    """A new run's folder, made known to the processes that this one starts."""
    folder = Path(tempfile.mkdtemp(prefix="souk-test-"))
    me = ProcessId.of(os.getpid())
    (folder / "owner").write_text(f"{me.pid} {me.created}")
    os.environ[VARIABLE] = str(folder)
    return folder


def close_run(folder: Path) -> None:
    """Stop every server of the run and forget its folder. Repeatable."""
    for record in sorted(folder.glob("*.server")):
        known = orjson.loads(record.read_bytes())
        ProcessId(known["pid"], known["created"]).stop(signal.Signals(known["signal"]), seconds=10)
    shutil.rmtree(folder, ignore_errors=True)
    if os.environ.get(VARIABLE) == str(folder):
        del os.environ[VARIABLE]


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers of the run that lives in `folder`."""

    folder: Path

    def postgres(self) -> Postgres:
        """One PostgreSQL for the whole run, fsync off; each worker has databases of its own."""
        return self._shared("postgres", lambda folder, port, key: Postgres(folder, port, key, FAST))

    def valkey(self, worker: str) -> Valkey:
        """One Valkey for each worker: a test may flush it."""
        return self._shared(f"valkey-{worker}", lambda folder, port, _: Valkey(folder, port))

    def s3(self) -> S3:
        """One S3 server for the whole run."""
        return self._shared("s3", lambda folder, port, key: S3(folder, port, key[:20], key))

    def mail(self, worker: str) -> MailCatcher:
        """One mail catcher for each worker."""
        return self._shared(f"mail-{worker}", lambda _, port, key: MailCatcher(port, int(key)), free_port)

    def _shared(
        self, name: str, build: Callable[[Path, int, str], P], key: Callable[[], Any] = lambda: secrets.token_hex(20)
    ) -> P:
        with self.locked(name):
            record = self.folder / f"{name}.server"
            if record.exists():
                known = orjson.loads(record.read_bytes())
                return build(self.folder / name, known["port"], known["key"])
            for attempt in range(3):
                port, secret = free_port(), str(key())
                part = build(self.folder / name, port, secret)
                try:
                    self._start(part, name, record, {"port": port, "key": secret})
                    return part
                except PartFailed:
                    if attempt == 2:
                        raise
        raise AssertionError

    def _start(self, part: Part, name: str, record: Path, known: dict[str, Any]) -> None:
        self._watch_over()
        part.prepare()
        running = launch(part, self.folder / f"{name}.log")
        known |= {"pid": running.id.pid, "created": running.id.created, "signal": int(part.stop_signal)}
        write_private(record, orjson.dumps(known).decode())
        try:
            running.wait_ready()
        except PartFailed:
            running.stop()
            record.unlink()
            raise

    def _watch_over(self) -> None:
        """Start the process that cleans up should the run's owner be killed."""
        with self.locked("reaper"):
            owner = self.folder / "owner"
            if not owner.exists():
                return
            subprocess.Popen(
                [sys.executable, "-m", "testkit.reaper", str(self.folder), *owner.read_text().split()],
                start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            owner.unlink()

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """One process of the run at a time."""
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
