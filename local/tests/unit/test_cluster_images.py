"""Images of the cluster: built at once, named by what is in them, and gone when nothing can need them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from programs import Programs, packed, quiet

from embedded.checkout import repository
from souk.cluster.images import NAMES, build, load
from souk.cluster.old_images import remove_from_node, remove_old
from souk.commands.failure import CommandFailed

IDS = {name: f"{number:064x}" for number, name in enumerate(NAMES, 10)}
IMAGES = {name: identity[:12] for name, identity in IDS.items()}


def _bake(command: tuple[str, ...], given: str) -> str | None:
    if command[:3] == ("docker", "buildx", "bake"):
        wanted = json.loads(given)["target"]
        told = {name: {"containerimage.digest": f"sha256:{IDS[name]}"} for name in wanted}
        Path(command[command.index("--metadata-file") + 1]).write_text(json.dumps(told))
    return ""


def test_one_command_builds_every_image() -> None:
    machine = Programs(_bake)
    assert build(machine, quiet()) == IMAGES
    assert len(machine.said) == 1


def test_a_build_that_fails_says_which_image_and_why() -> None:
    log = "\n".join(
        [*(f"#{number} [cart-service code 1/3] fine" for number in range(100)), "#7 ERROR: exit code: 3", "------",
         " > [order-service code 3/3] RUN xargs uv pip install:", "0.2 error: no such package", "------",
         "ERROR: failed to solve: exit code: 3"]
    )  # fmt: skip

    class Failing(Programs):
        def attempt(self, *command: str, given: str = "", own: bool = True):  # type: ignore[no-untyped-def]
            done = super().attempt(*command, given=given, own=own)
            done.stderr = log
            return done

    with pytest.raises(CommandFailed) as failed:
        build(Failing(lambda *_: None), quiet())
    assert "order-service code 3/3" in str(failed.value)
    assert "no such package" in str(failed.value)
    assert "fine" not in str(failed.value)


def test_nodes_get_only_what_one_of_them_lacks_under_the_name_of_its_content() -> None:
    everything = [f"docker.io/souk/{name}:{tag}" for name, tag in IMAGES.items()]

    def answer(command: tuple[str, ...], _: str) -> str | None:
        if command[:3] == ("kind", "get", "nodes"):
            return "first second"
        if command[:2] == ("docker", "exec"):
            return "\n".join(everything if command[2] == "first" else everything[1:])
        return None if command[:3] == ("docker", "image", "inspect") else ""

    machine = Programs(answer, repository())
    load(machine, IMAGES, quiet())
    lacking = f"souk/{NAMES[0]}:{IMAGES[NAMES[0]]}"
    assert ("docker", "tag", IMAGES[NAMES[0]], lacking) in machine.said
    assert [command for command in machine.said if "docker-image" in command] == [
        ("kind", "load", "docker-image", "--name", "souk", lacking)
    ]


def _listing(**digests: str) -> str:
    rows = [
        f"{name} type sha256:{digest} 1 MiB linux/amd64 -"
        for digest, names in digests.items()
        for name in names.split()
    ]
    return "\n".join(["REF TYPE DIGEST SIZE PLATFORMS LABELS", *rows])


OLD, KEPT = "souk/cart-service:0123456789ab", "souk/cart-service:ba9876543210"


@pytest.mark.parametrize(
    ("names", "removed"),
    [
        (f"docker.io/{OLD} sha256:aa import-2026-11-29@sha256:bb",
         ["ctr --namespace k8s.io images rm import-2026-11-29@sha256:bb", f"crictl rmi docker.io/{OLD}"]),
        (f"docker.io/{OLD} sha256:aa", [f"crictl rmi docker.io/{OLD}"]),
        (f"docker.io/{KEPT} sha256:aa", []),
        (f"docker.io/{OLD} docker.io/{KEPT} sha256:aa", []),  # one image, and one of its names is needed
        ("docker.io/library/traefik:v3 sha256:aa", []),
        ("sha256:aa import-2026-11-29@sha256:bb", []),
    ],
)  # fmt: skip
def test_an_image_goes_from_a_node_with_all_its_names_or_stays(names: str, removed: list[str]) -> None:
    machine = Programs(lambda command, _: _listing(cc=names) if command[-1] == "ls" else "")
    remove_from_node(machine, "node", lambda image: image == OLD)
    assert [" ".join(command[3:]) for command in machine.said[1:]] == removed


def test_an_image_that_is_gone_meanwhile_fails_no_deploy() -> None:
    listing = _listing(aa=f"docker.io/{OLD} import-2026-11-29@sha256:bb", cc="docker.io/souk/cart-service:cccccccccccc")
    machine = Programs(lambda command, _: listing if command[-1] == "ls" else None)
    remove_from_node(machine, "node", lambda _: True)
    assert [command[-1] for command in machine.said if "rmi" in command] == [
        f"docker.io/{OLD}",
        "docker.io/souk/cart-service:cccccccccccc",
    ]


OF_OTHERS = (
    "souk/mail:dev",
    "souk/mail:test-0123456789",
    "other/mail:0123456789ab",
    "souk/mail-2:0123456789ab",
    "postgres:17",
)


def test_what_a_rollback_needs_stays_and_what_somebody_builds_just_now() -> None:
    in_pod, in_old_revision, ancient, young = (f"souk/mail:{number * 12}" for number in "abcd")

    def answer(command: tuple[str, ...], _: str) -> str | None:
        match command:
            case ("kind", *_):
                return "node"
            case ("kubectl", "get", "secrets", *_):
                return json.dumps({"items": [packed(manifest=f"spec: {{image: {in_old_revision}}}")]})
            case ("kubectl", *_):
                return json.dumps({"items": [{"spec": {"image": in_pod}}]})
            case ("docker", "image", "ls", *_):
                return "\n".join((in_pod, in_old_revision, ancient, young, *OF_OTHERS))
            case ("docker", "image", "inspect", *names):
                ages = {ancient: timedelta(days=1), young: timedelta(minutes=5)}
                return json.dumps([
                    {"RepoTags": [name, "souk/mail:dev"],
                     "Metadata": {"LastTagTime": (datetime.now(UTC) - ages[name]).isoformat()}} for name in names
                ])  # fmt: skip
            case ("docker", "exec", *_) if "ls" in command:
                return _listing(
                    aa=in_pod,
                    bb=in_old_revision,
                    cc=f"docker.io/{ancient} sha256:cc",
                    **{image[-6:]: f"docker.io/{image}" for image in OF_OTHERS},
                )
        return ""

    machine = Programs(answer)
    remove_old(machine, {}, quiet())
    removed = [command for command in machine.said if "rm" in command or "rmi" in command]
    assert removed == [
        ("docker", "exec", "node", "crictl", "rmi", f"docker.io/{ancient}"),
        ("docker", "image", "rm", ancient),
    ]
