"""`python -m souk.cluster up|deploy|images|prepare|down`."""

import argparse
import sys

from rich.console import Console

from embedded.private import begin_private_home
from souk.cluster import images, kind
from souk.cluster.progress import Progress
from souk.cluster.steps import deploy, prepare, up
from souk.cluster.target import Target
from souk.commands.failure import CommandFailed
from souk.places import Places

_COMMANDS = {
    "up": "make kind: the whole shop, from nothing or from what is there",
    "deploy": "make deploy: build what changed and roll it out",
    "images": "make images: every image as souk/<name>:dev",
    "prepare": "make cluster-prepare: namespaces, gateway and missing secrets, in the cluster that kubectl uses",
    "down": "make kind-down: delete the cluster with all that is in it",
}


def main() -> None:
    """Do it; a failure is a few lines that say what and why, and exit code 1."""
    parser = argparse.ArgumentParser(
        prog="python -m souk.cluster",
        description="Souk in a kind cluster of this machine.",
        epilog="Others: KIND_CLUSTER (souk), KIND_NODE_IMAGE, KIND_HTTP_PORT (8080), KIND_HTTPS_PORT (8443), HELM.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, does in _COMMANDS.items():
        commands.add_parser(name, help=does, description=does)
    command = parser.parse_args().command
    console = Console(width=None if sys.stdout.isatty() else 160)
    try:
        places = Places.from_environment()
        target = Target.from_environment(places)
        begin_private_home(places.home)
        if command == "up":
            up(target, console)
        elif command == "deploy":
            deploy(target, console)
        elif command == "images":
            images.build(target, Progress(console))
        elif command == "prepare":
            kind.follow(target)
            prepare(target, Progress(console))
        else:
            kind.delete(target)
    except CommandFailed as failure:
        Console(stderr=True, soft_wrap=True).print(str(failure), style="red", markup=False, highlight=False)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
