import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
_SPEC = importlib.util.spec_from_file_location("release", ROOT / "scripts" / "release.py")
assert _SPEC is not None
assert _SPEC.loader is not None
release = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(release)

REGISTRY = "registry.example/shop"
CHANGES = "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [1.2.3] - 2026-12-01\n\n- old\n"


def test_every_image_is_named_by_its_digest(tmp_path: Path) -> None:
    for name in ("auth-service", "sandbox", "operator", "mail"):
        folder = tmp_path / f"image-{name}" / "digests"
        folder.mkdir(parents=True)
        (folder / name).write_text(f"sha256:{name}\n")
    files = release.values(REGISTRY, release.read_digests(tmp_path))
    assert files["values-images"]["auth-service"] == {"image": {"digest": "sha256:auth-service"}}
    assert files["values-images"]["global"] == {"service": {"image": {"registry": REGISTRY}}}
    assert files["values-image-sandbox"] == {"image": {"registry": REGISTRY, "digest": "sha256:sandbox"}}
    assert files["values-image-operator"] == {"image": {"registry": REGISTRY, "digest": "sha256:operator"}}
    assert files["values-image-data"] == {"mail": {"image": f"{REGISTRY}/souk/mail@sha256:mail"}}


def test_notes_are_the_versions_section_or_what_is_unreleased() -> None:
    assert release.notes(CHANGES, "1.2.3") == "- old\n"
    assert release.notes(CHANGES, "9.9.9") == "- new\n"
    with pytest.raises(ValueError, match="neither"):
        release.notes("# Changelog\n", "1.2.3")
