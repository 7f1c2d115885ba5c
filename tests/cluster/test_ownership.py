"""Fields that a release, a controller and a hand all write: whose they are, with Helm 3 and with Helm 4."""

import json
from collections.abc import Callable, Iterator

import pytest
from kube import Cluster
from releases import NAME, Meddled, helms

BY_HAND = {"autoscaling": {"enabled": False}}
SCALED = {"autoscaling": {"enabled": True, "minReplicas": 3, "maxReplicas": 4}}
LESS = {"autoscaling": {"enabled": True, "minReplicas": 2, "maxReplicas": 4}}
ONE = {"autoscaling": {"enabled": True, "minReplicas": 1, "maxReplicas": 4}}
TAKEN_BACK = ("--server-side=true", "--force-conflicts")
Report = Callable[..., None]


@pytest.fixture(params=helms())
def release(cluster: Cluster, request: pytest.FixtureRequest) -> Iterator[Meddled]:
    """Installed with nobody but a hand to scale it: one pod."""
    meddled = Meddled(cluster, request.param)
    meddled.begin()
    try:
        meddled.upgrade(BY_HAND, "first")
        assert meddled.replicas() == 1
        yield meddled
    finally:
        meddled.end()


def test_what_a_hand_has_scaled_stays_through_upgrades_and_rollbacks(release: Meddled, report: Report) -> None:
    release.kubectl("scale", f"deployment/{NAME}", "--replicas=3")
    release.scaled_to(3)
    with release.least_replicas() as asked:
        release.upgrade(BY_HAND, "second")
        release.rollback(1)
    report(
        f"{release.helm}: scaled to 3 by hand, upgraded, rolled back", f"at least {min(asked)} pods asked for or ready"
    )
    assert release.replicas() == 3
    assert min(asked) == 3


def test_what_an_autoscaler_has_scaled_stays_through_upgrades_and_rollbacks(release: Meddled, report: Report) -> None:
    release.upgrade(SCALED, "second")
    release.scaled_to(3)
    with release.least_replicas() as asked:
        release.upgrade(SCALED, "third")
        release.rollback(2)
        # To a revision without an autoscaler, too: the number stays, and a hand owns it from then on.
        release.rollback(1)
    report(f"{release.helm}: scaled to 3 by an autoscaler, upgraded, rolled back", f"at least {min(asked)} pods")
    assert release.replicas() == 3
    assert min(asked) == 3


def test_autoscaling_goes_on_and_off_again_without_losing_a_pod(release: Meddled, report: Report) -> None:
    release.upgrade({**BY_HAND, "replicas": 3}, "second")
    release.scaled_to(3)
    with release.least_replicas() as asked:
        release.upgrade(LESS, "third")
        release.upgrade({**BY_HAND, "replicas": 3}, "fourth")
        release.upgrade(BY_HAND, "fifth")
    report(f"{release.helm}: autoscaling on and off with 3 pods", f"at least {min(asked)} pods asked for or ready")
    assert release.replicas() == 3
    assert min(asked) == 3


def test_a_rollback_is_helms_and_the_next_upgrade_passes(release: Meddled) -> None:
    release.upgrade(BY_HAND, "second")
    release.rollback()
    release.upgrade(BY_HAND, "third")
    assert note(release) == "third"


@pytest.mark.parametrize(
    "meddling",
    [
        ("rollout", "undo", f"deployment/{NAME}"),
        ("set", "image", f"deployment/{NAME}", f"{NAME}=docker.io/souk/{NAME}:TAG"),
        ("set", "resources", f"deployment/{NAME}", "--limits=memory=160Mi,cpu=900m"),
        ("patch", "hpa", NAME, "--patch", '{"spec": {"maxReplicas": 5}}'),
        ("patch", "pdb", NAME, "--patch", '{"spec": {"maxUnavailable": 2}}'),
    ],
    ids=lambda meddling: " ".join(meddling[:2]),
)
def test_what_a_hand_has_changed_is_taken_back_by_force(
    release: Meddled, meddling: tuple[str, ...], report: Report
) -> None:
    """Helm 3 overwrites the field or leaves it; Helm 4 names it and refuses, until it is told to take it back."""
    values = {**ONE, "podDisruptionBudget": {"enabled": True}}
    release.upgrade(values, "second")
    release.kubectl(*(part.replace("TAG", release.cluster.tags[NAME]) for part in meddling))
    changed = {**values, "autoscaling": {**ONE["autoscaling"], "maxReplicas": 6}}
    refusal = release.refuses(changed, "third")
    report(f"{release.helm}: upgrade after kubectl {meddling[0]} {meddling[1]}", refusal.strip()[-120:] or "passes")
    assert bool(refusal) == release.has_server_side
    assert not refusal or "conflict" in refusal
    if release.has_server_side:
        release.upgrade(changed, "third", *TAKEN_BACK)
    assert note(release) == "third"
    release.upgrade(changed, "fourth")
    if release.has_server_side:
        container = release.deployment()["spec"]["template"]["spec"]["containers"][0]
        assert container["image"] == f"souk/{NAME}:{release.cluster.tags[NAME]}"
        assert container["resources"]["limits"] == {"cpu": "1", "memory": "128Mi"}
        assert release.cluster.get("pdb", NAME, release.namespace)["spec"]["maxUnavailable"] == 1


def test_a_force_that_was_not_needed_harms_nothing(release: Meddled) -> None:
    options = TAKEN_BACK if release.has_server_side else ()
    release.kubectl("scale", f"deployment/{NAME}", "--replicas=2")
    release.upgrade(BY_HAND, "second", *options)
    release.rollback(1, *options)
    assert release.replicas() == 2


def test_what_others_add_stays(release: Meddled) -> None:
    """A cloud's controller at the Service; at the pods the operator's hash, a restart, a variable that a hand set."""
    release.kubectl("annotate", "service", NAME, "cloud.example/load-balancer=abc")
    hashed = {"spec": {"template": {"metadata": {"annotations": {"souk.dev/credentials-hash": "abc"}}}}}
    release.kubectl("patch", "deployment", NAME, "--patch", json.dumps(hashed))
    release.kubectl("rollout", "restart", f"deployment/{NAME}")
    release.kubectl("set", "env", f"deployment/{NAME}", "OF_A_HAND=1")
    release.upgrade(BY_HAND, "second")
    release.rollback(1)
    service = release.cluster.get("service", NAME, release.namespace)
    assert service["metadata"]["annotations"]["cloud.example/load-balancer"] == "abc"
    template = release.deployment()["spec"]["template"]
    assert template["metadata"]["annotations"]["souk.dev/credentials-hash"] == "abc"
    assert template["metadata"]["annotations"]["kubectl.kubernetes.io/restartedAt"]
    assert {"name": "OF_A_HAND", "value": "1"} in template["spec"]["containers"][0]["env"]


def note(release: Meddled) -> str:
    return str(release.deployment()["spec"]["template"]["metadata"]["annotations"]["note"])
