"""What a release says beside its images: `release.py values REGISTRY MADE OUT`, `release.py notes VERSION`.

`values` reads MADE/image-<name>/digests/<name> and writes Helm values that name every image by its digest:
OUT/values-images.yaml for the umbrella, OUT/values-image-<name>.yaml for a release of one chart alone. `notes` prints
the version's section of CHANGELOG.md, or what is unreleased where there is none.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
Values = Mapping[str, Any]


def values(registry: str, digests: Mapping[str, str]) -> dict[str, Values]:
    """Values by the name of their file; JSON is YAML. `registry` has no slash at its end."""
    shop = {name: digest for name, digest in digests.items() if name not in ("operator", "mail")}
    files: dict[str, Values] = {
        "values-images": {"global": {"service": {"image": {"registry": registry}}}}
        | {name: {"image": {"digest": digest}} for name, digest in shop.items()}
    }
    for name, digest in shop.items():
        files[f"values-image-{name}"] = {"image": {"registry": registry, "digest": digest}}
    files["values-image-operator"] = {"image": {"registry": registry, "digest": digests["operator"]}}
    files["values-image-data"] = {"mail": {"image": f"{registry}/souk/mail@{digests['mail']}"}}
    return files


def read_digests(made: Path) -> dict[str, str]:
    """The digests that the jobs left, by the images' names."""
    return {file.name: file.read_text().strip() for file in sorted(made.glob("image-*/digests/*"))}


def notes(changelog: str, version: str) -> str:
    """The section of that version, or the unreleased one. Raises ValueError where there is neither."""
    sections = dict(re.findall(r"^## \[([^\]]+)\][^\n]*\n(.*?)(?=^## \[|\Z)", changelog, re.MULTILINE | re.DOTALL))
    for name in (version, "Unreleased"):
        if name in sections:
            return str(sections[name]).strip() + "\n"
    raise ValueError(f"CHANGELOG.md has neither {version} nor Unreleased")


def main() -> None:
    """One of the two."""
    if sys.argv[1] == "notes":
        sys.stdout.write(notes(_CHANGELOG.read_text(), sys.argv[2]))
        return
    registry, made, out = sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    out.mkdir(parents=True, exist_ok=True)
    for name, content in values(registry, read_digests(made)).items():
        (out / f"{name}.yaml").write_text(json.dumps(content, indent=2) + "\n")


if __name__ == "__main__":
    main()
