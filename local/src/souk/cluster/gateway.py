"""The gateway's objects, with its configuration's checksum in its pods: another configuration is other pods."""

import hashlib
import json
from pathlib import Path

import yaml

from souk.cluster.target import Target


def put_up(target: Target) -> None:
    """Create the gateway, or bring it back to what k8s/traefik says and nothing else. Raises CommandFailed.

    Applying alone leaves what was added by hand, such as a node selector that no node has: so each object is replaced.
    """
    objects = gateway(target.root)
    target.run("kubectl", "apply", "--filename", "-", given=objects)
    target.run("kubectl", "replace", "--save-config", "--filename", "-", given=objects)


def gateway(root: Path) -> str:
    """All of k8s/traefik as one YAML text."""
    files = sorted((root / "k8s" / "traefik").glob("*.yaml"))
    objects = [each for file in files for each in yaml.safe_load_all(file.read_text())]
    configuration = [each["data"] for each in objects if each["kind"] == "ConfigMap"]
    checksum = hashlib.sha256(json.dumps(configuration, sort_keys=True).encode()).hexdigest()
    for each in objects:
        if each["kind"] == "DaemonSet":
            each["spec"]["template"]["metadata"].setdefault("annotations", {})["checksum/config"] = checksum
    return yaml.safe_dump_all(objects)
