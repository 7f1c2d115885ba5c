"""Souk's images: built by Docker, named by what is in them, copied to the cluster's nodes."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from souk.cluster.progress import Progress
from souk.cluster.target import Target
from souk.secrets import SERVICES

NAMES = (*(f"{name}-service" for name in SERVICES), "sandbox", "operator", "mail")
Images = dict[str, str]
"""Tags by the images' names."""


def build(target: Target, progress: Progress, tag: str = "dev") -> Images:
    """Build every image as souk/<name>:<tag> and, so that a changed image is another one, as souk/<name>:<its id>."""
    images = {}
    for name in NAMES:
        with progress.step(f"image {name}"):
            command = ("docker", "build", "--quiet", "--build-arg", f"SERVICE={name}", "--tag", f"souk/{name}:{tag}")
            identity = target.run(*command, str(target.root)).strip().removeprefix("sha256:")[:12]
            target.run("docker", "tag", f"souk/{name}:{tag}", f"souk/{name}:{identity}")
        images[name] = identity
    return images


def load(target: Target, images: Images, progress: Progress) -> None:
    """Copy to the nodes what they lack: ours, and others' that are on this machine; the rest they fetch themselves."""
    with progress.step("images to the nodes"):
        there = _on_every_node(target)
        ours = {f"souk/{name}:{tag}" for name, tag in images.items()}
        others = {image for image in set(_others(target.root)) if _full(image) not in there and _is_here(target, image)}
        missing = sorted(image for image in ours | others if _full(image) not in there)
        if missing:
            target.run("kind", "load", "docker-image", "--name", target.name, *missing)


def _others(root: Path) -> Iterator[str]:
    """Images of the data stores and the gateway."""
    stores = yaml.safe_load((root / "k8s" / "data" / "values.yaml").read_text())
    named = [each["image"] for each in stores.values() if isinstance(each, dict) and "image" in each]
    yield from (image for image in named if not image.startswith("souk/"))
    for document in yaml.safe_load_all((root / "k8s" / "traefik" / "daemonset.yaml").read_text()):
        if document["kind"] == "DaemonSet":
            yield from (container["image"] for container in document["spec"]["template"]["spec"]["containers"])


def _on_every_node(target: Target) -> set[str]:
    """Full names of the images that no node lacks."""
    nodes = target.run("kind", "get", "nodes", "--name", target.name).split()
    listing = ("ctr", "--namespace", "k8s.io", "images", "ls", "-q")
    return set.intersection(*(set(target.run("docker", "exec", node, *listing).split()) for node in nodes))


def _full(image: str) -> str:
    """As containerd calls an image of Docker's own registry."""
    return f"docker.io/{image}" if "/" in image else f"docker.io/library/{image}"


def _is_here(target: Target, image: str) -> bool:
    return target.attempt("docker", "image", "inspect", image).returncode == 0
