"""Skaffold's configurations of the services and of the demo data, and what the whole shop requires."""

import re
from pathlib import Path

from deployables import DEMO, SERVICES, Deployable

_WRITTEN = "# Written by `make generate` from services.yaml and the Dockerfile.\n"
_BEFORE = (("operator", "operator"), ("k8s/data", "data"))
_AFTER = (("frontend", "frontend"), ("sandbox", "sandbox"), ("charts/demo", "demo"))


def files(root: Path) -> dict[Path, str]:
    """Each service's skaffold.yaml, and the demo's."""
    sources = _sources((root / "Dockerfile").read_text())
    made = {root / service.folder / "skaffold.yaml": _service(service, sources) for service in SERVICES}
    return made | {root / "charts/demo/skaffold.yaml": _demo()}


def required() -> str:
    """The configurations of the whole shop, in the order of its releases."""
    parts = (*_BEFORE, *((service.folder, service.name) for service in SERVICES), *_AFTER)
    return "\n".join(_requirement(path, name) for path, name in parts)


def _requirement(path: str, name: str) -> str:
    return f"- {{path: {path}, configs: [{name}], activeProfiles: [{{name: dev, activatedBy: [dev]}}]}}"


def _sources(dockerfile: str) -> list[str]:
    """What the stage service-source copies from the repository."""
    stage = re.search(r"AS service-source\n((?:.+\n)+)", dockerfile)
    lines = stage[1].splitlines() if stage else []
    return [path for line in lines if line.startswith("COPY ") for path in line.split()[1:-1]]


def _service(service: Deployable, sources: list[str]) -> str:
    name, package = service.name, service.package
    paths = [path.replace("${SERVICE}", name) for path in sources]
    code = sorted((path for path in paths if path.endswith("/src")), key=lambda path: path.startswith("libs/"))
    synced = "".join(
        f"            - src: {path}/{package if path.startswith('services/') else path.split('/')[1]}/**/*.py\n"
        "              dest: /venv/lib/python3.13/site-packages\n"
        f"              strip: {path}/\n"
        for path in code
    )
    copied = "".join(f"            - {path}\n" for path in paths)
    return f"""{_WRITTEN}apiVersion: skaffold/v4beta13
kind: Config
metadata: {{name: {name}}}
build:
  tagPolicy: {{inputDigest: {{}}}}
  local: {{push: false, concurrency: 1}}
  artifacts:
    - image: souk/{name}
      context: ../..
      custom:
        # What the one Dockerfile copies for this image; Skaffold by itself would take in what it copies for the others.
        buildCommand: docker build --build-arg SERVICE={name} --tag "$IMAGE" .
        dependencies:
          ignore: ["**/__pycache__/**"]
          paths:
            - Dockerfile
            - .dockerignore
            - requirements.lock
            - scripts/image_requirements.py
{copied}deploy:
  helm:
    releases:
      - name: {name}
        chartPath: ../../charts/{name}
        namespace: souk
        skipBuildDependencies: true
        valuesFiles: [../../charts/souk/values-light.yaml, ../../k8s/environments/kind.yaml]
        setValueTemplates:
          image.tag: "{{{{.IMAGE_TAG_souk_{package}}}}}"
profiles:
  # The code belongs to the user, may be written, and starts anew when it changes; Skaffold copies what was saved.
  - name: dev
    patches:
      - op: replace
        path: /build/artifacts/0/custom/buildCommand
        value: docker build --build-arg SERVICE={name} --build-arg OWNER=10001:10001 --tag "$IMAGE" .
      - op: add
        path: /build/artifacts/0/sync
        value:
          manual:
{synced}      - {{op: add, path: /deploy/helm/releases/0/setValues, value: {{dev.module: {package}.main}}}}
"""


def _demo() -> str:
    names = list(dict.fromkeys(step.service for step in DEMO))
    requires = "".join(f"  {_requirement(f'../../services/{name}', name)}\n" for name in names)
    tags = "".join(
        f'          images.{name}.tag: "{{{{.IMAGE_TAG_souk_{name.replace("-", "_")}}}}}"\n' for name in names
    )
    return f"""{_WRITTEN}apiVersion: skaffold/v4beta13
kind: Config
metadata: {{name: demo}}
requires:
{requires}deploy:
  helm:
    releases:
      - name: demo
        chartPath: .
        namespace: souk
        createNamespace: false
        skipBuildDependencies: true
        valuesFiles: [../../charts/souk/values-light.yaml, ../../k8s/environments/kind.yaml]
        setValueTemplates:
{tags}profiles: [{{name: dev}}]
"""
