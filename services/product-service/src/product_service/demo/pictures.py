"""Makes the demo shop's pictures, once: `python -m product_service.demo.pictures [FOLDER]`.

The folder is PRODUCT_DEMO_PICTURES, else `pictures` under SOUK_HOME. Without npm things are drawn, and that is said.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from product_service.demo.photographs import compose
from product_service.demo.progress import progress
from product_service.demo.renders import Unreachable, fetch_renders
from product_service.demo.shop import DemoProduct, load_shop

_SOURCE = "source.txt"


def pictures_folder() -> Path:
    """Where the pictures are, or will be."""
    chosen = os.environ.get("PRODUCT_DEMO_PICTURES")
    return Path(chosen) if chosen else Path(os.environ.get("SOUK_HOME", ".souk")) / "pictures"


def photograph_of(folder: Path, product: DemoProduct) -> Path:
    """The file of a product's picture."""
    return folder / f"{product.slug}.jpg"


def prepare_pictures(folder: Path) -> None:
    """Make every picture that is not there yet; drawn ones are made anew as soon as renders can be had."""
    products = load_shop().products
    if _source(folder) == "renders" and all(photograph_of(folder, product).exists() for product in products):
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        fetch_renders(folder / "renders", {product.picture for product in products})
        source = "renders"
    except Unreachable as reason:
        sys.stderr.write(f"Product pictures are drawn instead of rendered: {reason}.\n")
        source = "drawn"
    if _source(folder) == "drawn" == source and all(photograph_of(folder, one).exists() for one in products):
        return
    _compose_all(folder, products, with_renders=source == "renders")
    (folder / _SOURCE).write_text(source)


def _compose_all(folder: Path, products: tuple[DemoProduct, ...], *, with_renders: bool) -> None:
    def make(product: DemoProduct) -> None:
        render = folder / "renders" / f"{product.picture}.webp" if with_renders else None
        unfinished = folder / f"{product.slug}.part"
        unfinished.write_bytes(compose(product.slug, render))
        unfinished.replace(photograph_of(folder, product))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in progress("pictures", pool.map(make, products), len(products)):
            pass


def _source(folder: Path) -> str:
    file = folder / _SOURCE
    return file.read_text() if file.exists() else ""


if __name__ == "__main__":
    prepare_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else pictures_folder())
