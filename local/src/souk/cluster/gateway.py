"""The gateway's objects, with its configuration's checksum in its pods: another configuration is other pods."""

import hashlib
import json
from pathlib import Path

import yaml


def gateway(root: Path) -> str:
    """All of k8s/traefik as one YAML text, for `kubectl apply`."""
    files = sorted((root / "k8s" / "traefik").glob("*.yaml"))
    objects = [each for file in files for each in yaml.safe_load_all(file.read_text())]
    configuration = [each["data"] for each in objects if each["kind"] == "ConfigMap"]
    checksum = hashlib.sha256(json.dumps(configuration, sort_keys=True).encode()).hexdigest()
    for each in objects:
        if each["kind"] == "DaemonSet":
            each["spec"]["template"]["metadata"].setdefault("annotations", {})["checksum/config"] = checksum
    return yaml.safe_dump_all(objects)
