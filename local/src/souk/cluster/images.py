"""Souk's images: built by Docker side by side, named by what is in them, copied to the cluster's nodes."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from deployables import EVERY
from souk.cluster.progress import Progress
from souk.cluster.target import Target
from souk.commands.failure import CommandFailed

NAMES = tuple(each.name for each in EVERY if each.released)
Images = dict[str, str]
"""Tags by the images' names."""

_SHOWN_LINES = 40


def build(target: Target, progress: Progress) -> Images:
    """Build every image as souk/<name>:dev; answers the first 12 digits of what each is now.

    Raises CommandFailed with the image, the step and the end of what Docker says.
    """
    with progress.step("images"), tempfile.TemporaryDirectory() as folder:
        metadata = Path(folder) / "built.json"
        bake = ("docker", "buildx", "bake", "--progress", "plain", "--provenance=false", "--file", "-")
        done = target.attempt(*bake, "--metadata-file", str(metadata), given=json.dumps(_baked(target.root)))
        if done.returncode != 0:
            raise CommandFailed(f"Docker could not build the images:\n{_end(done.stderr or done.stdout)}")
        built = json.loads(metadata.read_text())
    return {name: built[name]["containerimage.digest"].removeprefix("sha256:")[:12] for name in NAMES}


def _baked(root: Path) -> dict[str, object]:
    """A target per image, as `docker buildx bake` reads them: what they share is built once."""
    of = {name: {"context": str(root), "args": {"SERVICE": name}, "tags": [f"souk/{name}:dev"]} for name in NAMES}
    return {"group": {"default": {"targets": list(NAMES)}}, "target": of}


def _end(log: str) -> str:
    """What stands below BuildKit's own line of dashes: image, step, and the step's last lines."""
    lines = log.strip().splitlines()
    failure = lines[lines.index("------") :] if "------" in lines else lines
    return "\n".join(failure[-_SHOWN_LINES:])


def load(target: Target, images: Images, progress: Progress) -> None:
    """Copy to the nodes what they lack: ours, and others' that are on this machine; the rest they fetch themselves.

    Ours are named by what is in them, souk/<name>:<its id>, so that a changed image is another one.
    """
    with progress.step("images to the nodes") as step:
        there = _on_every_node(target)
        ours = {f"souk/{name}:{tag}": tag for name, tag in images.items()}
        for image, identity in ours.items():
            target.run("docker", "tag", identity, image)
        others = {image for image in set(_others(target.root)) - there if _is_here(target, image)}
        if missing := sorted((ours.keys() | others) - there):
            step.show(", ".join(missing))
            target.run("kind", "load", "docker-image", "--name", target.name, *missing)


def nodes(target: Target) -> list[str]:
    """The containers that are the nodes of the kind cluster."""
    return target.run("kind", "get", "nodes", "--name", target.name).split()


def short_name(image: str) -> str:
    """docker.io/souk/mail:dev, as containerd calls it, is souk/mail:dev."""
    return image.removeprefix("docker.io/").removeprefix("library/")


def _others(root: Path) -> Iterator[str]:
    """Images of the data stores and the gateway."""
    stores = yaml.safe_load((root / "k8s" / "data" / "values.yaml").read_text())
    named = [each["image"] for each in stores.values() if isinstance(each, dict) and "image" in each]
    yield from (image for image in named if not image.startswith("souk/"))
    for document in yaml.safe_load_all((root / "k8s" / "traefik" / "daemonset.yaml").read_text()):
        if document["kind"] == "DaemonSet":
            yield from (container["image"] for container in document["spec"]["template"]["spec"]["containers"])


def _on_every_node(target: Target) -> set[str]:
    """The images that no node lacks, as Docker calls them."""
    listing = ("ctr", "--namespace", "k8s.io", "images", "ls", "-q")
    found = (target.run("docker", "exec", node, *listing).split() for node in nodes(target))
    return set.intersection(*({short_name(image) for image in listed} for listed in found))


def _is_here(target: Target, image: str) -> bool:
    return target.attempt("docker", "image", "inspect", image).returncode == 0
