"""Which pages of the shop there are, for search engines: sitemaps.org, with every language of each page."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from commerce.values import PAGE_LANGUAGES, page_address

# In each language: 9,000 addresses, some five megabytes. A file may have 50,000.
PAGES_IN_A_FILE = 3000

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(origin: str, pages: Iterable[tuple[str, datetime | None]]) -> str:
    """A file of pages: paths without language, and when each was changed."""
    urls = "\n".join(url for path, changed in pages for url in _urls(origin, path, changed))
    return f"{_HEAD}<urlset {_NAMESPACES}>\n{urls}\n</urlset>\n"


def index(origin: str, files: int) -> str:
    """The file that names `files` files, counted from 1."""
    named = "\n".join(
        f"<sitemap><loc>{escape(origin)}/sitemap.xml?file={number}</loc></sitemap>" for number in range(1, files + 1)
    )
    return f'{_HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{named}\n</sitemapindex>\n'


def robots(origin: str) -> str:
    """What search engines may visit: everything but what is somebody's own, and the endless searches."""
    pages = ("/account", "/cart", "/checkout", "/search?")
    own = [page_address("", language, page) for language in PAGE_LANGUAGES for page in pages]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in own), "", f"Sitemap: {origin}/sitemap.xml"]
    return "\n".join(lines) + "\n"


def _urls(origin: str, path: str, changed: datetime | None) -> Iterator[str]:
    addresses = {name: escape(page_address(origin, name, path).rstrip("/")) for name in PAGE_LANGUAGES}
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{name}" href="{address}"/>'
        for name, address in (*addresses.items(), ("x-default", addresses["en"]))
    )
    day = "" if changed is None else f"<lastmod>{changed.date().isoformat()}</lastmod>"
    for address in addresses.values():
        yield f"<url><loc>{address}</loc>{day}{alternates}</url>"
