"""Images of earlier deploys that nothing can need any more, on the nodes and in Docker."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from souk.cluster.images import NAMES, Images, nodes, short_name
from souk.cluster.progress import Progress
from souk.cluster.records import records
from souk.cluster.target import Target

_OURS = re.compile(rf"\bsouk/(?:{'|'.join(map(re.escape, NAMES))}):[0-9a-f]{{12}}\b")
"""As `make deploy` names them; what others built and named is theirs."""
_LISTING = ("ctr", "--namespace", "k8s.io", "images", "ls")
_KINDS = "pods,replicasets,statefulsets,daemonsets,jobs,cronjobs,controllerrevisions,databases.souk.dev"
# Whoever builds at this moment, for another cluster or from another folder, has not loaded it yet.
_YOUNG = timedelta(hours=1)


def remove_old(target: Target, images: Images, progress: Progress) -> None:
    """Keep what the cluster runs, what Helm and Kubernetes can roll back to, and what was just built."""
    with progress.step("old images"):
        kept = _needed(target) | {f"souk/{name}:{tag}" for name, tag in images.items()}
        for node in nodes(target):
            remove_from_node(target, node, lambda image: bool(_OURS.fullmatch(image)) and image not in kept)
        for image in _old_in_docker(target, kept):
            target.attempt("docker", "image", "rm", image)  # a container may have it


def remove_from_node(target: Target, node: str, old: Callable[[str], bool]) -> None:
    """Remove the images that have only old tags. An image goes with its last name: one is that of its import.

    The kubelet, which tidies too, may have been faster; what stays is asked about again by the next deploy.
    """
    command = ("docker", "exec", node)
    for tags, import_ in _old_images(target.run(*command, *_LISTING), old):
        if import_:
            target.attempt(*command, "ctr", "--namespace", "k8s.io", "images", "rm", *import_)
        target.attempt(*command, "crictl", "rmi", tags[0])  # which the kubelet's own list loses with all its names


def _old_images(listing: str, old: Callable[[str], bool]) -> Iterator[tuple[list[str], list[str]]]:
    """(tags, names of the import) of each of those that `ctr images ls` prints."""
    named: dict[str, list[str]] = {}
    for line in listing.splitlines()[1:]:
        name, _, digest, *_ = line.split()
        named.setdefault(digest, []).append(name)
    for names in named.values():
        tags = [name for name in names if not name.startswith(("sha256:", "import-"))]
        if tags and all(old(short_name(tag)) for tag in tags):
            yield tags, [name for name in names if name.startswith("import-")]


def _needed(target: Target) -> set[str]:
    there = target.run("kubectl", "get", _KINDS, "--all-namespaces", "--output", "json")
    return {image for text in (there, *(each.manifest for each in records(target))) for image in _OURS.findall(text)}


def _old_in_docker(target: Target, kept: set[str]) -> Iterator[str]:
    listed = target.run("docker", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}").split()
    old = [image for image in listed if _OURS.fullmatch(image) and image not in kept]
    if not old:
        return
    asked = target.attempt("docker", "image", "inspect", *old)
    for each in json.loads(asked.stdout or "[]"):
        at = datetime.fromisoformat(each["Metadata"]["LastTagTime"])
        if datetime.now(UTC) - at > _YOUNG:
            yield from (tag for tag in each["RepoTags"] if tag in old)
