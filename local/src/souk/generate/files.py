"""Every file that is written from services.yaml, wholly or in marked places."""

from collections.abc import Mapping
from pathlib import Path

from souk.generate import charts, compose, dockerfile, documents, grants, permissions, skaffold, workspace
from souk.generate.blocks import with_places


def generated(root: Path) -> dict[Path, str]:
    """What each file has to say. Raises PlaceMissing."""
    domain = root / "services/auth-service/src/auth_service/domain"
    whole = {domain / "grants.py": grants.text(), domain / "permissions.py": permissions.text()} | skaffold.files(root)
    pyproject = root / "pyproject.toml"
    marked = {root / name: _filled(root / name, places) for name, places in _places(root).items()}
    return whole | marked | {pyproject: workspace.with_every_service(pyproject.read_text())}


def links(root: Path) -> dict[Path, str]:
    """The umbrella's charts, and where each link leads."""
    return {
        root / "charts/souk/charts" / name: f"../../{name}" for name in (*(each.name for each in charts.THIN), "demo")
    }


def _places(root: Path) -> dict[str, Mapping[str, str]]:
    return {
        "Dockerfile": dockerfile.places((root / "Dockerfile").read_text()),
        "docker-compose.yml": compose.places(),
        "skaffold.yaml": {"requires": skaffold.required()},
        ".github/workflows/release.yml": {"images": workspace.image_matrix()},
        "k8s/traefik/networkpolicy.yaml": {"ports": workspace.public_ports()},
        "charts/souk/Chart.yaml": {"charts": charts.dependencies()},
        "charts/souk/values.yaml": {"services": charts.switches()},
        "charts/demo/templates/_steps.tpl": {"demo-steps": charts.demo_steps(), "demo-calls": charts.demo_calls()},
        **{f"charts/{each.name}/values.yaml": {"row": charts.row(each)} for each in charts.THIN},
        "README.md": {"map": documents.readme_map()},
        "docs/architecture.md": {"map": documents.architecture_map()},
        "docs/deployment/ecs.md": {"tasks": documents.tasks()},
    }


def _filled(file: Path, places: Mapping[str, str]) -> str:
    return with_places(file.name, file.read_text(), places)
