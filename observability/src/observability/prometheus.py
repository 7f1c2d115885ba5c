"""A Prometheus of our own while a check runs: Debian's binary in a temporary folder, asked by its HTTP API."""

import asyncio
import math
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from embedded.ports import free_port
from observability.names import families
from souk.commands.failure import CommandFailed

SCRAPE_SECONDS = 2
_START_SECONDS = 60.0


class Prometheus:
    """The HTTP API of a running one."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, url

    async def has_data(self, expr: str, seconds: int) -> bool:
        """Whether the expression had any value (but NaN) in the last seconds. Raises CommandFailed for wrong PromQL."""
        now = time.time()
        answer = await self._get("query_range", query=expr, start=now - seconds, end=now, step=5)
        return any(not math.isnan(float(value)) for series in answer["result"] for _, value in series["values"])

    async def exported(self) -> set[str]:
        """Every series name that the targets announce, whether or not it has a sample yet."""
        known = families(set(await self._get("metadata")))
        return known | {f"{name}_total" for name in known} | set(await self._get("label/__name__/values")) | {"up"}

    async def down(self) -> dict[str, str]:
        """Targets that could not be scraped: job and address, and why."""
        return {
            f"{target['labels']['job']} at {target['labels']['instance']}": target["lastError"]
            for target in (await self._get("targets"))["activeTargets"]
            if target["health"] != "up"
        }

    async def rules(self) -> list[dict[str, Any]]:
        """Every rule with its health, the last error, and for alerts their state."""
        return [rule for group in (await self._get("rules"))["groups"] for rule in group["rules"]]

    async def answers(self) -> bool:
        """Whether it is ready."""
        try:
            async with self._session.get(f"{self._url}/-/ready") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    async def _get(self, what: str, **params: Any) -> Any:
        async with self._session.get(f"{self._url}/api/v1/{what}", params=params) as answer:
            body = await answer.json()
        if body["status"] != "success":
            raise CommandFailed(f"{params.get('query', what)}: {body['error']}")
        return body["data"]


@asynccontextmanager
async def running(targets: Mapping[str, str], rule_files: Iterable[Path]) -> AsyncIterator[Prometheus]:
    """Scrape `targets` (job: host:port) every two seconds. Raises CommandFailed when it cannot be started."""
    port = free_port()
    with (
        tempfile.TemporaryDirectory(prefix="souk-prometheus-") as folder,
        _process(Path(folder), port, _configuration(targets, rule_files)) as process,
    ):
        async with aiohttp.ClientSession() as session:
            prometheus = Prometheus(session, f"http://127.0.0.1:{port}")
            if not await _ready(prometheus, process):
                raise CommandFailed(f"Prometheus did not start:\n{_tail(Path(folder))}")
            yield prometheus


@contextmanager
def _process(folder: Path, port: int, configuration: Mapping[str, Any]) -> Iterator[subprocess.Popen[bytes]]:
    binary = shutil.which("prometheus")
    if binary is None:
        raise CommandFailed("The check needs `prometheus` on PATH; Debian's package of that name brings it.")
    file = folder / "prometheus.yml"
    file.write_text(yaml.safe_dump(configuration))
    command = [
        binary, f"--config.file={file}", f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
    ]  # fmt: skip
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


async def _ready(prometheus: Prometheus, process: subprocess.Popen[bytes]) -> bool:
    ends = time.monotonic() + _START_SECONDS
    while not await prometheus.answers():
        if process.poll() is not None or time.monotonic() > ends:
            return False
        await asyncio.sleep(0.2)
    return True


def _tail(folder: Path) -> str:
    return (folder / "log").read_text(errors="replace")[-2000:]


def _configuration(targets: Mapping[str, str], rule_files: Iterable[Path]) -> dict[str, Any]:
    every = f"{SCRAPE_SECONDS}s"
    return {
        "global": {"scrape_interval": every, "scrape_timeout": every, "evaluation_interval": every},
        "rule_files": [str(file.resolve()) for file in rule_files],
        "scrape_configs": [
            {"job_name": job, "static_configs": [{"targets": [address]}]} for job, address in targets.items()
        ],
    }
