import json
from pathlib import Path

from souk.frontend.bars import bars


def a_build(dist: Path, *, home: int, shared: int) -> Path:
    """Sizes in kB, compressed: an entry of 100 and its library of 20, words of 1, pages that share a chunk."""
    sizes = {
        "entry": 100,
        "library": 20,
        "words": 1,
        "home": home,
        "shared": shared,
        "checkout": 30,
        "desk": 9,
        "orders": 26,
    }
    others = ("browse", "search", "product")
    (dist / ".vite").mkdir(parents=True)
    (dist / "assets").mkdir()
    (dist / "boot.js").write_bytes(b"." * 2_000)
    for name, size in {**sizes, **dict.fromkeys(others, 3)}.items():
        (dist / "assets" / f"{name}.js").write_text("")
        for ending in ("gz", "br"):
            (dist / "assets" / f"{name}.js.{ending}").write_bytes(b"." * size * 1000)
    (dist / "assets" / "app.css").write_bytes(b"." * 400)
    manifest = {
        "index.html": {"file": "assets/entry.js", "imports": ["_library"], "css": ["assets/app.css"]},
        "_library": {"file": "assets/library.js"},
        "_shared": {"file": "assets/shared.js", "imports": ["index.html"]},
        "src/locales/en/shop.po": {"file": "assets/words.js"},
        "src/pages/home.tsx": {"file": "assets/home.js", "imports": ["_shared", "_library"]},
        **{f"src/pages/{name}.tsx": {"file": f"assets/{name}.js"} for name in others},
        "src/pages/checkout.tsx": {"file": "assets/checkout.js", "imports": ["_shared"]},
        "src/desk/main.tsx": {"file": "assets/desk.js", "imports": ["index.html"], "css": ["assets/desk.css"]},
        "src/desk/pages/orders.tsx": {"file": "assets/orders.js", "imports": ["src/desk/main.tsx"]},
    }
    (dist / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    return dist


def test_a_page_weighs_all_that_it_adds(tmp_path: Path) -> None:
    measured = {each.what: each.measured for each in bars(a_build(tmp_path / "dist", home=10, shared=5))}
    first = {"home": 138, "browse": 126, "search": 126, "product": 126}
    assert measured == {
        **{f"JS before {page}, {by}": size for page, size in first.items() for by in ("gzip", "Brotli")},
        "CSS, Brotli": 0.4,
        "checkout, gzip": 35, "home, gzip": 15, "browse, gzip": 3, "search, gzip": 3, "product, gzip": 3,
        "the desk, gzip": 9, "the desk's orders, gzip": 26,
    }  # fmt: skip


def test_what_is_too_heavy_is_named(tmp_path: Path) -> None:
    above = [each.what for each in bars(a_build(tmp_path / "dist", home=10, shared=31)) if not each.held]
    assert above == [
        "JS before home, gzip",
        "JS before home, Brotli",
        "checkout, gzip",
        "home, gzip",
        "the desk's orders, gzip",
    ]
