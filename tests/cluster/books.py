"""`souk invariants` over the cluster's databases, its streams and the sandbox's ledger."""

import base64
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kube import DATA, SOUK, Cluster
from psycopg.conninfo import make_conninfo

from souk.invariants.runner import run
from souk.invariants.sources import open_sources
from souk.invariants.where import elsewhere

# sqlite3's own backup: a copy of the file might miss what stands in the journal.
_BACKUP = """
import base64, os, sqlite3
copy = "/tmp/ledger-copy.sqlite"
with sqlite3.connect("/data/ledger.sqlite") as ledger, sqlite3.connect(copy) as target:
    ledger.backup(target)
print(base64.b64encode(open(copy, "rb").read()).decode())
os.remove(copy)
"""


def check_books(cluster: Cluster, patience: float = 120.0) -> tuple[int, list[str]]:
    """(how many checks hold, what the others say)."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        postgres = stack.enter_context(_forwarded(cluster, "postgres", 5432))
        valkey = stack.enter_context(_forwarded(cluster, "valkey", 6379))
        password = _secret(cluster, DATA, "postgres")["admin-password"]
        address = make_conninfo(
            host="127.0.0.1", port=postgres, user="souk_admin", password=password, sslmode="disable"
        )
        password = _secret(cluster, DATA, "valkey")["password"]
        ledger = folder / "ledger.sqlite"
        ledger.write_bytes(_ledger(cluster))
        where = elsewhere(address, f"redis://:{password}@127.0.0.1:{valkey}/0", ledger)
        sources = stack.enter_context(open_sources(where.databases, where.ledger, where.valkey))
        verdicts = [verdict for verdict in run(sources, patience=patience) if verdict.finding is not None]
    broken = [f"{each.check.id}: {said}" for each in verdicts if each.finding for said in each.finding.violations]
    return sum(verdict.holds for verdict in verdicts), broken


def _secret(cluster: Cluster, namespace: str, name: str) -> dict[str, str]:
    found = cluster.get("secret", name, namespace)
    return {key: base64.b64decode(value).decode() for key, value in found["data"].items()}


def _ledger(cluster: Cluster) -> bytes:
    [pod] = cluster.pods("sandbox")
    return base64.b64decode(cluster.kubectl("--namespace", SOUK, "exec", pod, "--", "python", "-c", _BACKUP))


@contextmanager
def _forwarded(cluster: Cluster, service: str, port: int) -> Iterator[int]:
    """A port of this machine that leads to a store's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        local = int(free.getsockname()[1])
    command = ["kubectl", "--namespace", DATA, "port-forward", f"service/{service}", f"{local}:{port}"]
    process = subprocess.Popen(command, env=cluster.target.environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", local)) == 0:
                    break
            time.sleep(0.1)
        yield local
    finally:
        process.terminate()
        process.wait(10)
