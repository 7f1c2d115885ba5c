"""The largest pictures that are allowed, all at the same time, inside the memory that the chart grants."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
import yaml
from catalogue_api import CatalogueApi
from pictures import saved
from PIL import Image

from embedded.ports import free_port
from product_service.config.settings import ProductSettings
from testkit.tokens import TestIssuer

if TYPE_CHECKING:
    from asyncio.subprocess import Process

CHARTS = Path(__file__).parents[4] / "charts"
CGROUP_V1, CGROUP_V2 = Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup")
LARGEST: dict[str, Callable[[], bytes]] = {
    "camera JPEG": lambda: saved(_gradient((6000, 4000)), "JPEG", quality=90),
    "JPEG": lambda: saved(_gradient((8000, 5000)), "JPEG"),
    "progressive JPEG": lambda: saved(_gradient((8000, 5000)), "JPEG", progressive=True, subsampling=0),
    "PNG": lambda: saved(Image.new("RGBA", (8000, 5000), (1, 2, 3, 4)), compress_level=1),
    "PNG of 16 bits": lambda: saved(Image.new("I;16", (8000, 5000), 40_000), compress_level=1),
    "tall PNG": lambda: saved(Image.new("RGBA", (2559, 7677), (1, 2, 3, 4)), compress_level=1),
    "WebP": lambda: saved(Image.new("RGBA", (4000, 3400), (1, 2, 3, 4)), "WEBP", lossless=True, method=0),
}


def _gradient(size: tuple[int, int]) -> Image.Image:
    return Image.radial_gradient("L").resize(size).convert("RGB")


def memory_limit() -> int:
    """Bytes, as the chart grants them to a pod."""
    values = yaml.safe_load((CHARTS / "product-service" / "values.yaml").read_text())
    granted: str = values["resources"]["limits"]["memory"]
    assert granted.endswith("Mi")
    return int(granted.removesuffix("Mi")) << 20


class MemoryCgroup:
    """A group of processes that the kernel ends when they use more than they may."""

    def __init__(self, limit: int) -> None:
        v1 = (CGROUP_V1 / "memory.limit_in_bytes").exists()
        parent = CGROUP_V1 if v1 else CGROUP_V2
        self._limit_file = "memory.limit_in_bytes" if v1 else "memory.max"
        self._peak_file = "memory.max_usage_in_bytes" if v1 else "memory.peak"
        self.folder = parent / f"souk-pictures-{os.getpid()}"
        try:
            self.folder.mkdir()
            (self.folder / self._limit_file).write_text(str(limit))
        except OSError as error:
            if self.folder.exists():
                self.folder.rmdir()
            pytest.skip(f"no memory cgroup can be made here: {error}")

    @property
    def peak(self) -> int:
        """The most bytes that were in use, page cache and all."""
        return int((self.folder / self._peak_file).read_text())


@pytest.fixture
async def cgroup() -> AsyncIterator[MemoryCgroup]:
    made = MemoryCgroup(memory_limit())
    yield made
    for _ in range(100):
        try:
            made.folder.rmdir()
        except OSError:
            await asyncio.sleep(0.05)
        else:
            return


def environment(settings: ProductSettings, port: int) -> dict[str, str]:
    """The settings of this run for a process of its own."""
    found = {
        "PRODUCT_ENVIRONMENT": "test",
        "PRODUCT_HTTP__PORT": str(port),
        "PRODUCT_DATABASE__URL": settings.database.url.get_secret_value(),
        "PRODUCT_VALKEY__URL": settings.valkey.url.get_secret_value(),
        "PRODUCT_IDENTITY__AUTH_URL": settings.identity.auth_url,
        "PRODUCT_IDENTITY__CLIENT_SECRET": "a secret",
        "PRODUCT_TELEMETRY__LOG_LEVEL": "WARNING",
        "PRODUCT_S3__ENDPOINT": settings.s3.endpoint,
        "PRODUCT_S3__ACCESS_KEY": settings.s3.access_key or "",
        "PRODUCT_S3__BUCKET": settings.s3.bucket,
    }
    if settings.s3.secret_key:
        found["PRODUCT_S3__SECRET_KEY"] = settings.s3.secret_key.get_secret_value()
    return {**os.environ, **found}


@asynccontextmanager
async def running(settings: ProductSettings, group: MemoryCgroup) -> AsyncIterator[tuple["Process", str]]:
    """The service as a process in the group, and its address."""
    port = free_port()
    enter = f'echo $$ > {group.folder}/cgroup.procs && exec "$0" -m product_service.main'
    process = await asyncio.create_subprocess_exec("sh", "-c", enter, sys.executable, env=environment(settings, port))
    url = f"http://127.0.0.1:{port}"
    try:
        async with httpx2.AsyncClient(base_url=url) as client:
            while process.returncode is None and not await _ready(client):
                await asyncio.sleep(0.1)
        yield process, url
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _ready(client: httpx2.AsyncClient) -> bool:
    try:
        return (await client.get("/health/ready")).status_code == 200
    except httpx2.HTTPError:
        return False


async def test_four_of_each_of_the_largest_pictures_at_once_fit_into_the_charts_memory(
    settings: ProductSettings, clean_database: None, issuer: TestIssuer, cgroup: MemoryCgroup
) -> None:
    uploads = {name: make() for name, make in LARGEST.items()}
    async with running(settings, cgroup) as (process, url), httpx2.AsyncClient(base_url=url, timeout=120) as client:
        api = CatalogueApi(client, issuer)
        for name, content in uploads.items():
            product = await api.create()

            async def add(path: str = f"/products/{product['id']}/images", content: bytes = content) -> tuple[int, Any]:
                answer = await api.write("POST", path, files={"file": ("p", content, "image/png")})
                return answer.status_code, answer.json().get("code")

            answers = await asyncio.gather(*(add() for _ in range(4)))
            assert process.returncode is None, name
            assert answers[0] == (201, None), name
            assert set(answers) <= {(201, None), (503, "pictures_busy")}, name
        sys.stdout.write(f"\npeak {cgroup.peak >> 20} MiB of {memory_limit() >> 20}\n")
        assert (await client.get("/health/ready")).status_code == 200
