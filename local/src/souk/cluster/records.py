"""What Helm wrote down of each release in the cluster: its revisions, their states, what they rendered."""

import base64
import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from souk.cluster.target import Target


@dataclass(frozen=True, slots=True)
class Record:
    """A revision of a release; `manifest` are its objects as YAML, `description` what the one who made it said."""

    namespace: str
    name: str
    revision: int
    status: str
    description: str
    manifest: str


def records(target: Target) -> list[Record]:
    """Every revision that can be rolled back to, and the newest, in all namespaces."""
    asked = target.run("kubectl", "get", "secrets", "--all-namespaces", "--field-selector", "type=helm.sh/release.v1",
                       "--output", "json")  # fmt: skip
    return [_read(secret) for secret in json.loads(asked)["items"]]


def newest(found: Iterable[Record]) -> dict[tuple[str, str], Record]:
    """The last revision of each release, by namespace and name."""
    return {(each.namespace, each.name): each for each in sorted(found, key=lambda each: each.revision)}


def _read(secret: Any) -> Record:
    """Helm packs a revision as JSON, gzip, base64; the API server adds base64 of its own."""
    packed = base64.b64decode(base64.b64decode(secret["data"]["release"]))
    kept = json.loads(gzip.decompress(packed))
    info = kept["info"]
    return Record(
        kept["namespace"], kept["name"], kept["version"], info["status"], info.get("description", ""), kept["manifest"]
    )
