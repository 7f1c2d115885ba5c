"""Which releases an upgrade would leave as they are, so that it can be left out."""

import hashlib
import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from souk.cluster.records import Record
from souk.cluster.target import Target


def inputs(chart: Path, files: Sequence[Path], values: dict[str, Any]) -> str:
    """The description of a revision made from these, which says whether the next would be made from the same.

    `chart` is a folder: its links, which lead to the charts it stands on, are followed. `values` have whatever else of
    the cluster changes what it renders. Any other hand that upgrades or rolls back leaves another description.
    """
    digest = hashlib.sha256()
    for path in (*sorted(_files_of(chart)), *files):
        digest.update(f"{path.relative_to(path.parents[1])}\0".encode() + path.read_bytes() + b"\0")
    digest.update(json.dumps(values, sort_keys=True).encode())
    return f"made from {digest.hexdigest()[:16]}"


def as_they_were(target: Target, wanted: dict[str, str], found: dict[str, Record | None]) -> set[str]:
    """Names of the releases whose newest revision was made from what is wanted and is in the cluster still.

    `wanted` are descriptions by name, `found` the newest revisions. A hand may have changed an object meanwhile, or
    deleted it: the API server is asked what applying all of them would change, which is nothing or the upgrade is due.
    """
    same = [each for name, each in found.items() if each and _is_of(each, wanted[name])]
    with ThreadPoolExecutor() as pool:
        there = pool.map(lambda record: _is_there(target, record), same)
        return {record.name for record, answer in zip(same, there, strict=True) if answer}


def _is_of(record: Record, description: str) -> bool:
    return (record.status, record.description) == ("deployed", description)


def _is_there(target: Target, record: Record) -> bool:
    """As a manager of its own, whose fields nobody else has, so that only what the manifest says is compared."""
    command = ("kubectl", "diff", "--server-side", "--force-conflicts", "--field-manager", "souk-deploy")
    parts: dict[bool, list[str]] = {}
    for text in re.split(r"(?m)^---$", record.manifest):
        parts.setdefault(bool(re.search(r"(?m)^  namespace: ", text)), []).append(text)
    # With a namespace kubectl refuses objects that name another one themselves.
    for named, texts in parts.items():
        place = () if named else ("--namespace", record.namespace)
        given = "\n---\n".join(texts)
        if target.attempt(*command, *place, "--filename", "-", given=given).returncode != 0:
            return False
    return True


def _files_of(folder: Path) -> list[Path]:
    found = [path for path in folder.iterdir() if not path.name.startswith(".")]
    inside = [file for path in found if path.is_dir() for file in _files_of(path)]
    return [path for path in found if path.is_file()] + inside
