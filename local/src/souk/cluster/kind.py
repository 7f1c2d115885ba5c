"""The kind cluster itself."""

import os

import yaml

from embedded.private import write_private
from souk.cluster.progress import Progress
from souk.cluster.target import Target
from souk.commands.failure import CommandFailed

_HTTP_NODE_PORT = 30080


def exists(target: Target) -> bool:
    """Whether kind knows a cluster of that name."""
    return target.name in target.run("kind", "get", "clusters").split()


def ensure(target: Target, progress: Progress) -> None:
    """Use the cluster of that name; make it if there is none."""
    target.home.mkdir(parents=True, exist_ok=True)
    if not exists(target):
        with progress.step(f"cluster {target.name}"):
            _create(target)
    connect(target)


def connect(target: Target) -> None:
    """Write the cluster's own kubeconfig. Raises CommandFailed when there is no such cluster, or it does not answer."""
    if not exists(target):
        raise CommandFailed(f"There is no kind cluster called {target.name}. Make it with `make kind`.")
    target.home.mkdir(parents=True, exist_ok=True)
    target.kubeconfig.touch(mode=0o600)
    write_private(target.kubeconfig, target.run("kind", "get", "kubeconfig", "--name", target.name))
    if target.attempt("kubectl", "get", "--raw", "/readyz", "--request-timeout", "20s").returncode != 0:
        raise CommandFailed(f"The cluster {target.name} is there but does not answer. Is its container running?")


def follow(target: Target) -> None:
    """Use the cluster that kubectl uses now, or that Skaffold names. Raises CommandFailed."""
    context = os.environ.get("SKAFFOLD_KUBE_CONTEXT") or target.run("kubectl", "config", "current-context", own=False)
    target.home.mkdir(parents=True, exist_ok=True)
    target.kubeconfig.touch(mode=0o600)
    view = ("kubectl", "config", "view", "--flatten", "--minify", "--context", context.strip())
    write_private(target.kubeconfig, target.run(*view, own=False))


def delete(target: Target) -> None:
    """Delete the cluster and all that is in it."""
    target.run("kind", "delete", "cluster", "--name", target.name)
    target.kubeconfig.unlink(missing_ok=True)


def _create(target: Target) -> None:
    configuration = yaml.safe_load((target.root / "k8s" / "kind" / "cluster.yaml").read_text())
    for node in configuration["nodes"]:
        for port in node.get("extraPortMappings", ()):
            port["hostPort"] = target.http_port if port["containerPort"] == _HTTP_NODE_PORT else target.https_port
    image = ("--image", target.node_image) if target.node_image else ()
    target.run(
        "kind", "create", "cluster", "--name", target.name, "--config", "-", "--wait", "180s", *image,
        given=yaml.safe_dump(configuration),
    )  # fmt: skip
