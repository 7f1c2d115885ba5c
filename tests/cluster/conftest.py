"""`make e2e`: the shop that `make kind` installed, through its ingress; figures are printed at the end."""

import asyncio
import json
import os
import re
import shutil
import signal
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import aiohttp
import pytest
from kube import INSTALLED, RELEASES, SERVICES, SOUK, Cluster
from load import Load
from rich.console import Console
from rich.table import Table
from variants import MakeVariants, Variants, forget_migrations

from embedded.private import private_folder
from souk.bench.purchases import a_product
from souk.cluster import images, kind
from souk.cluster.records import records
from souk.cluster.releases import install
from souk.cluster.steps import prepare
from souk.cluster.target import Target
from souk.places import Places
from souk.shopper import Shopper

T = TypeVar("T")
_NEEDED = ("docker", "kind", "helm", "kubectl")
_ADMIN = ("admin@souk.test", "souk-demo-2026")


class Report:
    """What was measured, in the order of the scenarios."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str]] = []

    def __call__(self, scenario: str, figure: object) -> None:
        self.rows.append((scenario, str(figure)))


_report = pytest.StashKey[Report]()


def pytest_configure(config: pytest.Config) -> None:
    # Whoever is asked to end puts back what it took away first, as after Ctrl-C.
    for asked in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, signal.default_int_handler)
    config.stash[_report] = Report()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("SOUK_TEST_CLUSTER") == "short":
        config.hook.pytest_deselected(items=[item for item in items if "short" not in item.keywords])
        items[:] = [item for item in items if "short" in item.keywords]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = config.stash[_report].rows
    if not rows:
        return
    table = Table(title="Measured on the cluster", title_justify="left")
    table.add_column("Scenario")
    table.add_column("Figure")
    for row in rows:
        table.add_row(*row)
    Console(width=150).print(table)
    home = Places.from_environment().home
    private_folder(home)
    (home / "e2e.json").write_text(json.dumps({"at": time.time(), "rows": rows}, indent=2) + "\n")


@pytest.fixture(scope="session")
def report(pytestconfig: pytest.Config) -> Report:
    return pytestconfig.stash[_report]


@pytest.fixture(scope="session")
def cluster() -> Cluster:
    """The cluster of `make kind`, as it was installed last."""
    for program in _NEEDED:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on PATH")
    target = Target.from_environment(Places.from_environment())
    if not kind.exists(target):
        pytest.skip(f"there is no kind cluster called {target.name}: make kind")
    kind.connect(target)
    return Cluster(target, _tags(target))


@pytest.fixture(scope="session", autouse=True)
def installed_for_tests(cluster: Cluster) -> Iterator[None]:
    """What an interrupted run left behind is gone, and limits per client address are out of the way meanwhile."""
    prepare(cluster.target, cluster.progress)
    for name in ("operator", "data"):
        install((RELEASES[name],), cluster.target, cluster.tags, cluster.progress)
    for service in SERVICES:
        forget_migrations(cluster, service)
        # No chart says how many pods there are, so no upgrade brings back what was scaled to none.
        one = ("scale", f"deployment/{service}", "--current-replicas=0", "--replicas=1")
        cluster.target.attempt("kubectl", "--namespace", SOUK, *one)
    install([RELEASES[service] for service in SERVICES], cluster.target, cluster.tags, cluster.progress)
    yield
    install([INSTALLED[service] for service in SERVICES], cluster.target, cluster.tags, cluster.progress)


def _tags(target: Target) -> images.Images:
    """Of the images that `make kind` or `make deploy` installed last; what these tests build has other names."""
    tags = {}
    for record in sorted(records(target), key=lambda each: each.revision):
        image = "mail" if record.name == "data" else record.name
        if found := re.search(rf"\bsouk/{image}:([0-9a-f]{{12}})\b", record.manifest):
            tags[image] = found[1]
    missing = [name for name in (*SERVICES, "sandbox", "mail", "operator") if name not in tags]
    assert not missing, f"not installed in {target.name}: {', '.join(missing)}; make kind"
    return tags


@pytest.fixture(scope="session")
def variant(cluster: Cluster) -> Iterator[str]:
    """Something that never sells out; it leaves the shop window with these tests."""

    async def as_staff(do: Callable[[Shopper], Awaitable[T]]) -> T:
        async with aiohttp.ClientSession() as session:
            staff = Shopper(session, cluster.url)
            await staff.sign_in(*_ADMIN)
            return await do(staff)

    async def archive(staff: Shopper) -> None:
        version = (await staff.call("GET", f"/api/products/{product}"))["version"]
        await staff.call("DELETE", f"/api/products/{product}", headers={"If-Match": f'"{version}"'})

    product, made = asyncio.run(as_staff(a_product))
    yield made
    asyncio.run(as_staff(archive))


@pytest.fixture
def load(cluster: Cluster, variant: str) -> Load:
    """Shoppers, not yet on their way."""
    return Load(cluster.url, variant)


@pytest.fixture(scope="session")
def variants(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeVariants]:
    """By service; at the end each database and each service is what it was at the beginning."""
    made: dict[str, Variants] = {}

    def of(service: str) -> Variants:
        if service not in made:
            made[service] = Variants.of(cluster, service, tmp_path_factory.mktemp(service))
        return made[service]

    yield of
    for each in made.values():
        each.undo()
