"""What `make kind` adds to the manifests of k8s/, and what demo data are made of."""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml
from programs import Programs, quiet

from embedded.checkout import repository
from souk.cluster.gateway import gateway
from souk.cluster.seeds import seeds
from souk.cluster.steps import prepare


class _ApiServer:
    """Keeps the gateway's DaemonSet as `kubectl apply` and `kubectl replace` leave it."""

    def __init__(self) -> None:
        self.gateway: dict[str, Any] | None = None

    def __call__(self, command: tuple[str, ...], given: str) -> str | None:
        if command[1] == "get":
            return json.dumps({"items": []})
        for each in yaml.safe_load_all(given):
            if each["kind"] == "DaemonSet":
                # Applying changes what is given and leaves what somebody else has added; replacing does not.
                merged = command[1] == "apply" and self.gateway is not None
                self.gateway = _merged(self.gateway, each) if merged else each
        return ""


def _merged(there: Any, wanted: Any) -> Any:
    if not isinstance(there, dict) or not isinstance(wanted, dict):
        return wanted
    return there | {name: _merged(there.get(name), value) for name, value in wanted.items()}


def test_a_deploy_brings_back_a_gateway_that_was_sent_nowhere() -> None:
    api_server = _ApiServer()
    target = Programs(api_server, root=repository())
    prepare(target, quiet())
    wanted = json.dumps(api_server.gateway)
    assert api_server.gateway is not None
    api_server.gateway["spec"]["template"]["spec"]["nodeSelector"] = {"souk.dev/nowhere": "true"}
    prepare(target, quiet())
    assert json.dumps(api_server.gateway) == wanted


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
