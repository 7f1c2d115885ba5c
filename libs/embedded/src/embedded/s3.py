"""An S3 server over a folder: rclone serve s3."""

from pathlib import Path

from embedded.part import Program, program
from embedded.probes import accepts


class S3(Program):
    """One server on 127.0.0.1; buckets are folders. Path-style addresses only; keys have at least 16 characters."""

    name = "s3"

    def __init__(self, folder: Path, port: int, access_key: str, secret_key: str) -> None:
        self.folder = folder.resolve()
        self.port = port
        self.ports = (port,)
        self.access_key = access_key
        self.secret_key = secret_key

    @property
    def endpoint(self) -> str:
        """The URL for boto3's endpoint_url."""
        return f"http://127.0.0.1:{self.port}"

    def prepare(self) -> None:
        """Create the folder of the buckets."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def command(self) -> list[str]:
        """The server in the foreground; it reads no configuration file of the user's."""
        return [
            program("rclone"), "serve", "s3", str(self.folder), "--addr", f"127.0.0.1:{self.port}",
            "--force-path-style=true", "--config", "", "--vfs-cache-mode", "off",
        ]  # fmt: skip

    def environment(self) -> dict[str, str]:
        """The keys travel by environment: the process list is public. rclone reads the value as CSV."""
        return {"RCLONE_AUTH_KEY": f'"{self.access_key},{self.secret_key}"'}

    def ready(self) -> bool:
        """Whether the port takes connections."""
        return accepts(self.port)
