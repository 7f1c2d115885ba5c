"""What `make kind` adds to the releases' values."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from programs import Programs, packed, quiet
from rich.console import Console

from embedded.checkout import repository
from souk.cluster.images import NAMES
from souk.cluster.progress import Progress
from souk.cluster.releases import STAGES, install, values, watch
from souk.cluster.target import Target
from souk.commands.failure import CommandFailed

IMAGES = {name: f"tag-of-{name}" for name in NAMES}
TARGET = Target(repository(), Path("/home"), "souk", "", 18080, 18443, "helm")
RELEASES = {release.name: release for stage in STAGES for release in stage}


def test_every_image_reaches_a_release() -> None:
    told = {name: values(release, TARGET, IMAGES) for name, release in RELEASES.items()}
    assert told["operator"] == {"image": {"tag": "tag-of-operator"}, "replicas": 1}
    assert told["data"] == {"mail": {"image": "souk/mail:tag-of-mail"}}
    for name in NAMES:
        if name not in ("operator", "mail"):
            assert told[name]["image"] == {"tag": f"tag-of-{name}"}
    assert told["demo"]["images"]["order-service"] == {"tag": "tag-of-order-service"}
    assert "sandbox" not in told["demo"]["images"]


def test_services_know_the_address_that_people_type() -> None:
    assert (
        values(RELEASES["auth-service"], TARGET, IMAGES)["global"]["service"]["publicUrl"] == "http://localhost:18080"
    )


def test_a_release_is_in_one_namespace_with_those_beside_it() -> None:
    assert all(len({release.namespace for release in stage}) == 1 for stage in STAGES)


class Failing(Target):
    """A cluster with a Database that was Stalled before, and fails anew."""

    sentences = iter(
        ["Applying 0002 failed (Job old).", "Applying 0002 failed (Job old).", "Applying 0002 failed (Job new)."]
    )

    def attempt(self, *command: str, given: str = "", own: bool = True) -> subprocess.CompletedProcess[str]:
        if "get" not in command or "events" in command:
            return subprocess.CompletedProcess(command, 1, "", "")
        stalled = {"type": "Stalled", "status": "True", "message": next(self.sentences)}
        meta = {"namespace": "souk", "name": "cart-service", "generation": 1}
        status = {"observedGeneration": 1, "conditions": [stalled]}
        found = {"items": [{"kind": "Database", "metadata": meta, "status": status}]}
        return subprocess.CompletedProcess(command, 0, json.dumps(found), "")


def test_what_failed_before_is_spared_and_what_fails_anew_is_told_at_once() -> None:
    target = Failing(Path("/repo"), Path("/home"), "souk", "", 18080, 18443, "helm")
    progress = Progress(Console(quiet=True))
    with progress.step("releases"), pytest.raises(CommandFailed) as failed:
        watch(target, "souk", progress, until=lambda: False)
    assert "Job new" in str(failed.value)


class _Busy(Programs):
    """Helm finds a release that a Helm before it has left in the middle."""

    def start(self, *_: str, output: Path) -> subprocess.Popen[bytes]:
        output.write_text("Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress\n")
        return subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"])


@pytest.mark.parametrize(("revision", "undo"), [(1, "uninstall"), (7, "rollback")])
def test_a_release_that_was_left_in_the_middle_comes_with_the_command_that_frees_it(
    tmp_path: Path, revision: int, undo: str
) -> None:
    left = packed("cart-service", revision, "pending-upgrade")
    machine = _Busy(lambda *_: json.dumps({"items": [left]}), repository(), tmp_path)
    with pytest.raises(CommandFailed, match=f"helm --namespace souk {undo} cart-service, and then the same again"):
        install([RELEASES["cart-service"]], machine, IMAGES, quiet())


def _said(tmp_path: Path, *, monitored: bool) -> str:
    said: list[tuple[str, ...]] = []

    class Recording(_Busy):
        def start(self, *command: str, output: Path) -> subprocess.Popen[bytes]:
            said.append(command)
            return super().start(*command, output=output)

    def answer(command: tuple[str, ...], _: str) -> str | None:
        return json.dumps({"items": [packed()]}) if monitored or "--raw" not in command else None

    with pytest.raises(CommandFailed):
        install([RELEASES["cart-service"]], Recording(answer, repository(), tmp_path), IMAGES, quiet())
    [command] = said
    return command[command.index("--description") + 1]


def test_every_release_says_what_it_was_made_from(tmp_path: Path) -> None:
    assert _said(tmp_path, monitored=False).startswith("made from ")


def test_a_prometheus_operator_that_came_meanwhile_makes_every_upgrade_due(tmp_path: Path) -> None:
    assert _said(tmp_path, monitored=True) != _said(tmp_path, monitored=False)
