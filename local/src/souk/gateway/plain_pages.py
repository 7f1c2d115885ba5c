"""The pages that are no part of the shop: the start page, and what stands at `/` where the shop could not be built."""

from html import escape
from pathlib import Path

from souk.gateway.start_page import ICON, STYLE


def write_plain_pages(plain: Path, start: str, why_no_shop: str) -> None:
    """The folder of pages that are no part of the shop."""
    platform = plain / "platform"
    platform.mkdir(parents=True, exist_ok=True)
    (platform / "index.html").write_text(start)
    (platform / "style.css").write_text(STYLE)
    (platform / "icon.svg").write_text(ICON)
    (plain / "no-shop.html").write_text(_no_shop(why_no_shop))


def _no_shop(why: str) -> str:
    """The page's HTML, without script or style: it stands for itself."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No shop yet · Souk</title>
<link rel="icon" href="/platform/icon.svg" type="image/svg+xml">
</head>
<body>
<h1>No shop yet</h1>
<p>The platform runs, and its pages do not:</p>
<pre>{escape(why)}</pre>
<p>Once that is settled, <code>make up</code> builds them. <a href="/platform/">What runs here</a></p>
</body>
</html>
"""
