"""Every chart with every values file is what the API server expects."""

import json
from functools import cache

import kubernetes_validate
import pytest
from rendering import Rendering, renderings

VERSIONS = ("1.31", "1.37")
CUSTOM = ("souk.dev", "monitoring.coreos.com", "gateway.networking.k8s.io")


@pytest.mark.parametrize("rendering", renderings(), ids=str)
@pytest.mark.parametrize("version", VERSIONS)
def test_every_object_fits_its_schema(rendering: Rendering, version: str) -> None:
    objects = rendering.objects()
    assert objects
    for each in objects:
        if not each["apiVersion"].startswith(CUSTOM):
            validate(json.dumps(each, sort_keys=True), version)


@cache
def validate(text: str, version: str) -> None:
    """Many charts with many values render the same object."""
    kubernetes_validate.validate(json.loads(text), version, strict=True)


@pytest.mark.parametrize("rendering", renderings(), ids=str)
def test_no_object_comes_twice(rendering: Rendering) -> None:
    names = [(each["kind"], each["metadata"]["name"]) for each in rendering.objects()]
    assert len(names) == len(set(names))
