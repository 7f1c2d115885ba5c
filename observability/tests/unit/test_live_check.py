"""The live check against a Prometheus that scrapes one small target."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

from embedded.ports import free_port
from observability import prometheus as own
from observability.panels import Dashboard, Query, Row, lines
from observability.prometheus import Prometheus, running
from observability.verdicts import judge
from souk.commands.failure import CommandFailed

needs_prometheus = pytest.mark.skipif(
    shutil.which("prometheus") is None, reason="prometheus is not on PATH; Debian's package prometheus brings it"
)
RULE = """
groups:
  - name: test
    rules:
      - {alert: Many, expr: "tried_things > 5"}
"""


@pytest.fixture(scope="module")
def target() -> Iterator[str]:
    """Exports a gauge with a value, and a counter that has counted nothing."""
    registry, port = CollectorRegistry(), free_port()
    Gauge("tried_things", "Things.", registry=registry).set(7)
    Counter("rare_things", "Things that never happened.", ("kind",), registry=registry)
    server, thread = start_http_server(port, "127.0.0.1", registry)
    yield f"127.0.0.1:{port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
async def prometheus(target: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Prometheus]:
    rules = tmp_path_factory.mktemp("rules") / "rules.yaml"
    rules.write_text(RULE)
    targets = {"tried-service": target, "gone-service": f"127.0.0.1:{free_port()}"}
    async with running(targets, [rules]) as started:
        while not await started.has_data("tried_things", 60):
            await asyncio.sleep(0.2)
        yield started


def board(*exprs: str) -> Dashboard:
    panels = tuple(
        lines(expr, "Described at length, for the sake of the test.", "short", Query(expr)) for expr in exprs
    )
    return Dashboard("test", "Test", "Of the check itself.", (Row("All", panels),))


@needs_prometheus
async def test_queries_are_told_apart_by_why_they_are_empty(prometheus: Prometheus) -> None:
    tried = board(
        'tried_things{job="$job"}',
        "increase(rare_things_total[$__range])",
        "tried_things > 9",
        "sum(rate(things_nobody_knows_total[$__rate_interval]))",
        "souk_operator_database_condition",
    )
    verdicts = await judge(prometheus, [tried], ["absent-service", "tried-service"])
    assert [(verdict.why, verdict.wrong) for verdict in verdicts] == [
        ("", False),
        ("rare_things_total is exported and has counted nothing yet", False),
        ("nothing of what it shows has happened", False),
        ("nobody exports things_nobody_knows_total", True),
        ("no operator is scraped", False),
    ]


@needs_prometheus
async def test_a_target_that_is_gone_is_named_with_the_reason(prometheus: Prometheus) -> None:
    # Before its first scrape a target is not up either, and has no reason.
    while len(down := await prometheus.down()) != 1 or not all(down.values()):
        await asyncio.sleep(0.2)
    (name,) = down
    assert name.startswith("gone-service at 127.0.0.1:")
    assert "refused" in down[name]


@needs_prometheus
async def test_rules_are_evaluated_beside_the_panels(prometheus: Prometheus) -> None:
    while (rule := (await prometheus.rules())[0])["state"] != "firing":
        await asyncio.sleep(0.2)
    assert (rule["name"], rule["health"]) == ("Many", "ok")


@needs_prometheus
async def test_wrong_promql_is_quoted(prometheus: Prometheus) -> None:
    with pytest.raises(CommandFailed, match=r"rate\(x\): .*expected type range vector"):
        await prometheus.has_data("rate(x)", 60)


async def test_without_prometheus_the_check_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(own.__file__).parent))
    with pytest.raises(CommandFailed, match="needs `prometheus` on PATH"):
        async with running({}, []):
            pass
