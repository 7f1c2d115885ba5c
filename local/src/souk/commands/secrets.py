"""`souk secrets`: the Kubernetes Secrets that are missing, as YAML."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from souk.commands.failure import CommandFailed
from souk.kubernetes.missing import Unfit, missing, read_existing
from souk.kubernetes.secret_keys import Cluster, secret_keys


def secrets(cluster: Cluster, existing: Path | None) -> tuple[str, list[str]]:
    """(YAML, which Secrets are in it). What exists is read from the file, else the cluster. Raises CommandFailed."""
    _require_addresses(cluster)
    objects = _in_file(existing) if existing else _in_cluster(cluster)
    try:
        manifests = missing(secret_keys(cluster), read_existing(objects))
    except Unfit as unfit:
        raise CommandFailed(str(unfit)) from None
    names = [f"{each['metadata']['namespace']}/{each['metadata']['name']}" for each in manifests]
    return yaml.safe_dump_all(manifests, sort_keys=False, explicit_start=True) if manifests else "", names


def _require_addresses(cluster: Cluster) -> None:
    keys = {"--s3-access-key": cluster.s3_access_key, "--s3-secret-key": cluster.s3_secret_key}
    named = {"--valkey-url": cluster.valkey_url, "--smtp-url": cluster.smtp_url} | (
        keys if not cluster.s3_by_role else {}
    )
    lacking = [] if cluster.stores else [option for option, value in named.items() if not value]
    if lacking:
        raise CommandFailed(f"Data stores outside the cluster have secrets of their own: give {', '.join(lacking)}.")


def _in_file(file: Path) -> list[Any]:
    """Every object of a YAML or JSON file: an earlier answer, or `kubectl get secrets -A -o yaml`."""
    try:
        return list(yaml.safe_load_all(file.read_text()))
    except (OSError, yaml.YAMLError) as error:
        raise CommandFailed(f"{file} cannot be read: {error}") from None


def _in_cluster(cluster: Cluster) -> Iterable[Any]:
    """The Secrets of the namespaces, as the API server shows them."""
    if shutil.which("kubectl") is None:
        raise CommandFailed(
            "kubectl is not on PATH. Name the Secrets there are with --existing FILE (/dev/null: none)."
        )
    for namespace in dict.fromkeys((cluster.services, cluster.data, cluster.operator)):
        asked = subprocess.run(
            ["kubectl", "--namespace", namespace, "get", "secrets", "--output", "yaml", "--request-timeout", "10s"],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if asked.returncode != 0:
            raise CommandFailed(
                f"The cluster does not list its Secrets ({asked.stderr.strip()}). Without one, name those there are"
                " with --existing FILE (/dev/null: none)."
            )
        yield from yaml.safe_load_all(asked.stdout)
