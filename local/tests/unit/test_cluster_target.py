"""How the cluster's programs are called."""

from pathlib import Path

import pytest

from souk.cluster.target import Target


@pytest.mark.parametrize(
    ("version", "options"), [("v4.3.1", ("--server-side=true", "--force-conflicts")), ("v3.22.0", ())]
)
def test_a_developers_deploy_takes_back_what_a_hand_has_changed(
    tmp_path: Path, version: str, options: tuple[str, ...]
) -> None:
    """Helm 4 refuses such a field unless it is told; Helm 3 knows neither the refusal nor the options."""
    helm = tmp_path / "helm"
    helm.write_text(f"#!/bin/sh\necho {version}\n")
    helm.chmod(0o755)
    assert Target(tmp_path, tmp_path, "souk", "", 18080, 18443, str(helm)).taking_back == options
