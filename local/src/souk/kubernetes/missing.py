"""Which Secrets are missing, with values that fit those that are there."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from typing import Any

from souk.kubernetes.secret_keys import Key, Place, SecretKeys
from souk.secrets import make

Existing = Mapping[Place, Mapping[str, str]]
"""What is there: keys and their texts by Secret."""


class Unfit(Exception):
    """Existing Secrets contradict each other, or lack what a missing one must agree with; a sentence for people."""


def read_existing(objects: Iterable[Any]) -> dict[Place, dict[str, str]]:
    """The Secrets among Kubernetes objects (lists of them count too)."""
    found: dict[Place, dict[str, str]] = {}
    for each in objects:
        kind = each.get("kind", "") if isinstance(each, dict) else ""
        if kind.endswith("List"):
            found |= read_existing(each.get("items") or ())
        elif kind == "Secret":
            meta = each["metadata"]
            found[Place(meta.get("namespace", "default"), meta["name"])] = _texts(each)
    return found


def missing(wanted: SecretKeys, existing: Existing) -> list[dict[str, Any]]:
    """The manifests of the Secrets that are wanted and not there. Raises Unfit."""
    known = _known(wanted, existing)
    absent = {place: keys for place, keys in wanted.items() if place not in existing}
    made = _Made(known)
    manifests = [_manifest(place, keys, made) for place, keys in absent.items()]
    _require_agreement(wanted, existing, made)
    return manifests


class _Made(dict[str, str]):
    """Values by name; one that nobody knows yet is made when it is asked for."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self.new: set[str] = set()

    def __missing__(self, name: str) -> str:
        self.new.add(name)
        self[name] = make(name)
        return self[name]


def _known(wanted: SecretKeys, existing: Existing) -> dict[str, str]:
    known: dict[str, str] = {}
    source: dict[str, Place] = {}
    for place, key, name, text in _read_back(wanted, existing):
        if known.setdefault(name, text) != text:
            raise Unfit(f"{place} and {source[name]} disagree about {key}: mend one of them, or delete both.")
        source.setdefault(name, place)
    return known


def _read_back(wanted: SecretKeys, existing: Existing) -> Iterable[tuple[Place, str, str, str]]:
    for place, keys in wanted.items():
        for key, text in existing.get(place, {}).items():
            if key in keys:
                yield from ((place, key, name, value) for name, value in _read(keys[key], text, place, key).items())


def _read(key: Key, text: str, place: Place, name: str) -> Mapping[str, str]:
    try:
        return key.read(text)
    except ValueError:
        raise Unfit(f"{name} in {place} is not written as Souk writes it.") from None


def _require_agreement(wanted: SecretKeys, existing: Existing, made: _Made) -> None:
    """What was just made must not be something that an existing Secret should have held."""
    for place, keys in wanted.items():
        for name, key in keys.items() if place in existing else ():
            probe = _Made(made)
            key.write(probe)
            held = _read(key, existing[place].get(name, ""), place, name) if name in existing[place] else {}
            lacking = sorted((made.new | probe.new) & set(_read(key, key.write(probe), place, name)) - set(held))
            if lacking:
                raise Unfit(
                    f"{place} exists, but its {name} lacks {', '.join(lacking)}. Add it there, or delete {place},"
                    " and ask again."
                )


def _manifest(place: Place, keys: Mapping[str, Key], values: Mapping[str, str]) -> dict[str, Any]:
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {
            "name": place.name,
            "namespace": place.namespace,
            "labels": {"app.kubernetes.io/part-of": "souk"},
        },
        "type": "Opaque",
        "stringData": {name: key.write(values) for name, key in keys.items()},
    }


def _texts(secret: Mapping[str, Any]) -> dict[str, str]:
    try:
        encoded = {key: base64.b64decode(text, validate=True) for key, text in (secret.get("data") or {}).items()}
        decoded = {key: content.decode() for key, content in encoded.items()}
    except (binascii.Error, UnicodeDecodeError):
        raise Unfit(f"The Secret {secret['metadata']['name']} is not base64 of text.") from None
    return decoded | (secret.get("stringData") or {})
