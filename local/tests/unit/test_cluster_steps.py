"""What `make kind` adds to the manifests of k8s/, and what demo data are made of."""

import shutil
from pathlib import Path

import yaml

from embedded.checkout import repository
from souk.cluster.gateway import gateway
from souk.cluster.seeds import seeds


def test_another_configuration_of_the_gateway_is_other_pods(tmp_path: Path) -> None:
    shutil.copytree(repository() / "k8s" / "traefik", tmp_path / "k8s" / "traefik")

    def checksum() -> str:
        [pods] = [each for each in yaml.safe_load_all(gateway(tmp_path)) if each["kind"] == "DaemonSet"]
        return str(pods["spec"]["template"]["metadata"]["annotations"]["checksum/config"])

    before = checksum()
    assert checksum() == before
    file = tmp_path / "k8s" / "traefik" / "configuration.yaml"
    file.write_text(file.read_text().replace("level: WARN", "level: INFO"))
    assert checksum() != before


def test_demo_data_are_their_seeds_and_texts_and_no_other_code(tmp_path: Path) -> None:
    source = tmp_path / "services" / "cart-service" / "src" / "cart_service"
    (source / "demo" / "catalogue").mkdir(parents=True)
    (source / "main.py").write_text("one")
    (source / "seed.py").write_text("one")
    (source / "demo" / "catalogue" / "shoes.yaml").write_text("one")
    before = seeds(tmp_path)
    (source / "main.py").write_text("two")
    (source / "demo" / "README.md").write_text("two")
    assert seeds(tmp_path) == before
    (source / "demo" / "catalogue" / "shoes.yaml").write_text("two")
    assert len({before, seeds(tmp_path)}) == 2
    (source / "seed.py").write_text("two")
    assert len({before, seeds(tmp_path)}) == 2
