"""What the build may weigh, read from its manifest and the files that were compressed beforehand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ENTRY = "index.html"
_ENTERED = ("home", "browse", "search", "product")
"""Where people come in: all that they wait for is weighed."""
_WORDS = "src/locales/en/shop.po"
_DESK = "src/desk/main.tsx"
_A_PAGE = 25.0
_OTHERWISE = {"checkout": 60.0, "account-addresses": 30.0, "account-profile": 30.0}
"""Pages that are forms bring the forms' libraries, 15 kB, along."""
_SCREENS_OTHERWISE = {"product": 30.0}
"""The product's editor is six panels, all of them in view."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in kB of 1,000 bytes."""

    what: str
    measured: float
    allowed: float

    @property
    def held(self) -> bool:
        """Whether the build is not above it."""
        return self.measured <= self.allowed


def bars(dist: Path) -> list[Bar]:
    """Every bar; a page is weighed by all that it adds to what the document itself loads."""
    manifest = json.loads((dist / ".vite" / "manifest.json").read_text())
    entry = _closure(manifest, _ENTRY)
    first = entry | _closure(manifest, _WORDS)

    def weight(names: set[str], ending: str) -> float:
        files = [manifest[name]["file"] for name in names]
        return sum(_size(dist, file, ending) for file in files if file.endswith(".js")) / 1000

    def begin(page: str, ending: str) -> float:
        names = first | _closure(manifest, f"src/pages/{page}.tsx")
        return weight(names, ending) + _size(dist, "boot.js", ending) / 1000

    styles = {file for name in entry for file in manifest[name].get("css", [])}
    found = [
        *(Bar(f"JS before {page}, gzip", begin(page, "gz"), 160) for page in _ENTERED),
        *(Bar(f"JS before {page}, Brotli", begin(page, "br"), 140) for page in _ENTERED),
        Bar("CSS, Brotli", sum(_size(dist, file, "br") for file in styles) / 1000, 12),
    ]
    for page in sorted(name for name in manifest if name.startswith("src/pages/")):
        name = Path(page).stem
        own = weight(_closure(manifest, page) - entry, "gz")
        found.append(Bar(f"{name}, gzip", own, _OTHERWISE.get(name, _A_PAGE)))
    desk = entry | (_closure(manifest, _DESK) if _DESK in manifest else set())
    if desk > entry:
        found.append(Bar("the desk, gzip", weight(desk - entry, "gz"), _A_PAGE))
    for screen in sorted(name for name in manifest if name.startswith("src/desk/pages/")):
        own = weight(_closure(manifest, screen) - desk, "gz")
        name = Path(screen).stem
        found.append(Bar(f"the desk's {name}, gzip", own, _SCREENS_OTHERWISE.get(name, _A_PAGE)))
    return found


def _closure(manifest: dict[str, Any], name: str) -> set[str]:
    def below(each: str) -> Iterator[str]:
        if each not in seen:
            seen.add(each)
            yield each
            for other in manifest[each].get("imports", []):
                yield from below(other)

    seen: set[str] = set()
    return set(below(name))


def _size(dist: Path, file: str, ending: str) -> int:
    """As it is sent; what is too small for that is not compressed."""
    compressed = dist / f"{file}.{ending}"
    return (compressed if compressed.exists() else dist / file).stat().st_size
