"""A platform in Kubernetes, reached through kubectl: ports that lead to its stores, a copy of the sandbox's ledger."""

import base64
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from psycopg.conninfo import make_conninfo

from souk.commands.failure import CommandFailed
from souk.invariants.where import Where, elsewhere
from souk.kubernetes.secret_keys import Cluster

# sqlite3's own backup: a copy of the file might miss what stands in the journal.
_BACKUP = """
import base64, sqlite3, tempfile
with tempfile.NamedTemporaryFile() as copy:
    with sqlite3.connect("/data/ledger.sqlite") as ledger, sqlite3.connect(copy.name) as target:
        ledger.backup(target)
    print(base64.b64encode(copy.read()).decode())
"""
_ELSEWHERE = "For stores outside the cluster give --postgres, --valkey and --ledger instead of --cluster."


@dataclass(frozen=True, slots=True)
class Kubectl:
    """The cluster that kubectl uses; `environment` names another KUBECONFIG than the caller's.

    Only the tests of a cluster give one: theirs must not be whatever cluster the person works with.
    """

    environment: Mapping[str, str] | None = None

    def run(self, *arguments: str) -> str:
        """What it prints. Raises CommandFailed with what it complains of."""
        done = self.attempt(*arguments)
        if done.returncode != 0:
            raise CommandFailed(f"kubectl {' '.join(arguments[:5])} failed: {_complaint(done.stderr)}")
        return done.stdout

    def attempt(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The same, whatever comes of it."""
        return subprocess.run(
            ["kubectl", "--request-timeout", "20s", *arguments],
            env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip

    @contextmanager
    def forwarded(self, namespace: str, service: str, port: int) -> Iterator[int]:
        """A port of this machine that leads to a Service's. Raises CommandFailed."""
        command = ["kubectl", "--namespace", namespace, "port-forward", f"service/{service}", f":{port}"]
        process = subprocess.Popen(
            command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with process:
            try:
                line = process.stdout.readline().decode() if process.stdout else ""
                if not (opened := re.search(r"127\.0\.0\.1:(\d+) ->", line)):
                    process.terminate()
                    why = _complaint(process.stderr.read().decode()) if process.stderr else ""
                    raise CommandFailed(f"{namespace}/{service} cannot be reached: {why}. {_ELSEWHERE}")
                yield int(opened[1])
            finally:
                process.terminate()


def _complaint(stderr: str) -> str:
    """Above its last line kubectl may say more than once what it tried."""
    return next(reversed(stderr.strip().splitlines()), "nothing")


@contextmanager
def reached(cluster: Cluster, kubectl: Kubectl) -> Iterator[Where]:
    """Where the platform's data is while the block runs. Raises CommandFailed with what is missing."""
    if shutil.which("kubectl") is None:
        raise CommandFailed("kubectl is not on PATH. It is needed for --cluster.")
    admin = _secret(kubectl, cluster.operator, cluster.admin_secret)
    valkey = _secret(kubectl, cluster.data, "valkey")
    with (
        tempfile.TemporaryDirectory() as folder,
        kubectl.forwarded(cluster.data, "postgres", 5432) as postgres_port,
        kubectl.forwarded(cluster.data, "valkey", 6379) as valkey_port,
    ):
        address = make_conninfo(
            host="127.0.0.1", port=postgres_port, user=admin["username"], password=admin["password"]
        )
        ledger = _copy_of_ledger(kubectl, cluster.services, Path(folder))
        yield elsewhere(address, f"redis://:{quote(valkey['password'], safe='')}@127.0.0.1:{valkey_port}/0", ledger)


def _secret(kubectl: Kubectl, namespace: str, name: str) -> dict[str, str]:
    asked = kubectl.attempt("--namespace", namespace, "get", "secret", name, "--output", "json")
    if f'"{name}" not found' in asked.stderr:
        raise CommandFailed(
            f"There is no Secret {name} in {namespace}. Are the namespaces right (--namespace, --data-namespace,"
            f" --operator-namespace, --admin-secret), and kubectl's cluster? {_ELSEWHERE}"
        )
    if asked.returncode != 0:
        raise CommandFailed(f"The cluster does not give the Secret {namespace}/{name}: {_complaint(asked.stderr)}")
    return {key: base64.b64decode(value).decode() for key, value in json.loads(asked.stdout)["data"].items()}


def _copy_of_ledger(kubectl: Kubectl, namespace: str, folder: Path) -> Path:
    """A file that is not there where the shop has no sandbox: the report says what was not checked."""
    copy = folder / "ledger.sqlite"
    if kubectl.attempt("--namespace", namespace, "get", "deployment", "sandbox").returncode == 0:
        script = ("--", "python", "-c", _BACKUP)
        copy.write_bytes(base64.b64decode(kubectl.run("--namespace", namespace, "exec", "deployment/sandbox", *script)))
    return copy
