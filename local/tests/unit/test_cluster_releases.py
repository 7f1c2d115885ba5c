"""What `make kind` adds to the releases' values."""

from pathlib import Path

from souk.cluster.images import NAMES
from souk.cluster.releases import STAGES, values
from souk.cluster.target import Target

IMAGES = {name: f"tag-of-{name}" for name in NAMES}
TARGET = Target(Path("/repo"), Path("/home"), "souk", "", 18080, 18443, "helm")
RELEASES = {release.name: release for stage in STAGES for release in stage}


def test_every_image_reaches_a_release() -> None:
    told = {name: values(release, TARGET, IMAGES) for name, release in RELEASES.items()}
    assert told["operator"] == {"image": {"tag": "tag-of-operator"}}
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
