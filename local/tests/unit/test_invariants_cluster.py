"""`souk invariants --cluster`: where the books are, and what is said when they cannot be reached."""

import base64
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from psycopg.conninfo import conninfo_to_dict
from redis import Redis

from embedded.checkout import repository
from souk.commands.failure import CommandFailed
from souk.invariants.cluster import Kubectl, reached
from souk.invariants.sources import open_sources
from souk.kubernetes.secret_keys import Cluster

_KUBECTL = """#!{python}
import json, sys, time
words = " ".join(sys.argv[1:])
for part, answer in json.load(open("{answers}")).items():
    if part in words:
        sys.stdout.write(answer.get("out", ""))
        sys.stderr.write(answer.get("err", ""))
        sys.stdout.flush()
        if "port-forward" in words and "out" in answer:
            time.sleep(60)
        sys.exit("err" in answer)
sys.exit(words)
"""


def _secret(**data: str) -> dict[str, str]:
    return {"out": json.dumps({"data": {key: base64.b64encode(text.encode()).decode() for key, text in data.items()}})}


ANSWERS = {
    "--namespace souk-system get secret postgres-admin": _secret(username="souk_admin", password="it's"),
    "--namespace souk-data get secret valkey": _secret(password="word"),
    "port-forward service/postgres :5432": {"out": "Forwarding from 127.0.0.1:41001 -> 5432\n"},
    "port-forward service/valkey :6379": {"out": "Forwarding from 127.0.0.1:41002 -> 6379\n"},
    "--namespace souk get deployment sandbox": {"out": "sandbox"},
    "--namespace souk exec deployment/sandbox": {"out": base64.b64encode(b"the ledger").decode()},
}


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, str]]:
    """What kubectl answers, by words of its command; it is written down when the first command is run."""
    program = tmp_path / "kubectl"
    program.write_text(_KUBECTL.format(python=sys.executable, answers=tmp_path / "answers.json"))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return dict(ANSWERS)


def _ask(
    answers: dict[str, dict[str, str]], tmp_path: Path, cluster: Cluster | None = None
) -> tuple[dict[str, str | int | None], str, bytes | None]:
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    with reached(cluster or Cluster(), Kubectl()) as where:
        ledger = where.ledger.read_bytes() if where.ledger.exists() else None
        return conninfo_to_dict(where.databases["order"]), where.valkey, ledger


def test_databases_valkey_and_ledger_are_those_of_the_cluster(
    answers: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    order, valkey, ledger = _ask(answers, tmp_path)
    assert order == {
        "host": "127.0.0.1",
        "port": "41001",
        "user": "souk_admin",
        "password": "it's",
        "dbname": "order_db",
    }
    assert valkey == "redis://:word@127.0.0.1:41002/0"
    assert ledger == b"the ledger"


def test_a_second_shop_has_stores_and_an_administrator_of_its_own(tmp_path: Path, answers: dict[str, Any]) -> None:
    theirs = {
        "--namespace souk-system get secret second-postgres-admin": _secret(username="souk_admin", password="second's"),
        "--namespace second-data get secret valkey": _secret(password="a/b@c"),
        "--namespace second-data port-forward service/postgres :5432": {"out": "Forwarding from 127.0.0.1:2 -> 5432\n"},
        "--namespace second-data port-forward service/valkey :6379": {"out": "Forwarding from 127.0.0.1:3 -> 6379\n"},
        "--namespace second get deployment sandbox": {"err": "not found"},
    }
    order, valkey, _ = _ask(theirs | answers, tmp_path, Cluster.of_shop("second", "", "souk-system", ""))
    assert (order["port"], order["password"]) == ("2", "second's")
    assert Redis.from_url(valkey).get_connection_kwargs()["password"] == "a/b@c"


def test_a_shop_without_the_sandbox_has_no_ledger_to_check(answers: dict[str, dict[str, str]], tmp_path: Path) -> None:
    answers["--namespace souk get deployment sandbox"] = {"err": 'deployments.apps "sandbox" not found'}
    assert _ask(answers, tmp_path)[2] is None


@pytest.mark.parametrize(
    ("broken", "complaint", "said"),
    [
        ("--namespace souk-data get secret valkey", 'Error from server (NotFound): secrets "valkey" not found',
         "There is no Secret valkey in souk-data. Are the namespaces right"),
        ("--namespace souk-system get secret postgres-admin", "noise\nThe connection to the server was refused",
         "does not give the Secret souk-system/postgres-admin: The connection to the server was refused"),
        ("port-forward service/postgres :5432", 'Error from server (NotFound): services "postgres" not found',
         'souk-data/postgres cannot be reached: Error from server (NotFound): services "postgres" not found.'),
        ("--namespace souk exec deployment/sandbox", "error: Internal error", "failed: error: Internal error"),
    ],
)  # fmt: skip
def test_what_cannot_be_reached_is_a_sentence(
    answers: dict[str, dict[str, str]], tmp_path: Path, broken: str, complaint: str, said: str
) -> None:
    with pytest.raises(CommandFailed) as failed:
        _ask(answers | {broken: {"err": complaint}}, tmp_path)
    assert said in str(failed.value)
    assert "noise" not in str(failed.value)


def test_without_one_open_database_nothing_is_said_to_hold(tmp_path: Path) -> None:
    urls = {name: f"postgresql://x:y@127.0.0.1:1/{name}" for name in ("order", "auth")}
    with (
        pytest.raises(CommandFailed, match="None of the shop's databases can be opened, so that nothing was checked"),
        open_sources(urls, tmp_path / "none", "redis://127.0.0.1:1/0"),
    ):
        pass


def test_runbooks_check_the_books_of_the_cluster_they_are_about() -> None:
    pages = sorted((repository() / "observability" / "runbooks").glob("*.md"))
    said = [found for page in pages for found in re.findall(r"souk invariants\S*(?: \S+)?", page.read_text())]
    assert said
    assert all(command.startswith("souk invariants --cluster") for command in said)
