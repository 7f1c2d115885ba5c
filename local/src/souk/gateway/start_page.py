"""The page at `/platform`: what runs here, with links to documents and health."""

from collections.abc import Mapping
from html import escape

from deployables import named

STYLE = """
:root{--ink:#1d2327;--muted:#667078;--line:#e6e1d8;--paper:#faf8f4;--accent:#0f5b5b}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
header{background:var(--accent);color:#fff;padding:3.5rem 0 3rem}
header>div,main{max-width:64rem;margin:0 auto}header>div{padding:0 1.5rem}
h1{margin:0;font-size:2.6rem;letter-spacing:-.02em}
header p{margin:.4rem 0 0;font-size:1.15rem;opacity:.9}
main{padding:2rem 1.5rem 4rem}
h2{font-size:1.1rem;margin:2.2rem 0 .8rem}
.grid{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}
.card{background:#fff;border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.2rem}
.card h3{margin:0 0 .15rem;font-size:1.05rem}
.card p{margin:0 0 .7rem;color:var(--muted);font-size:.92rem}
.card code{font-size:.85rem;color:var(--muted)}
.links a{display:inline-block;margin-right:.9rem}
a{color:var(--accent)}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
pre{background:#fff;border:1px solid var(--line);border-radius:12px;padding:1rem 1.2rem;overflow:auto}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--muted:#a3a9ad;--line:#343a3e;--paper:#16191b;--accent:#5cc0b8}
header{background:#10393a}.card,pre{background:#1f2427}}
"""

ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#0f5b5b"/>
<path d="M6 14 8.5 7h15l2.5 7M8 14v11h16V14M6 14h20M13 25v-6h6v6" fill="none" stroke="#fff" stroke-width="2"
stroke-linejoin="round"/></svg>
"""

COMMANDS = """souk status    every part with pid, port, health and memory
souk buy       a real purchase, step by step
souk trace ID  what that purchase did in every service"""


def start_page(services: Mapping[str, int], *, mail: int, commands: str = COMMANDS) -> str:
    """The page's HTML, without script or inline style: services by name with their ports, the mail catcher's port."""
    cards = "".join(_card(name, port) for name, port in services.items())
    catcher = f"http://localhost:{mail}"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Souk</title>
<link rel="icon" href="/platform/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/platform/style.css">
</head>
<body>
<header><div><h1>Souk</h1><p>A shop and a platform at once. This one runs on your machine.</p></div></header>
<main>
<h2>Services</h2>
<div class="grid">{cards}</div>
<h2>Beside them</h2>
<div class="grid">
<div class="card"><h3>Catalogue</h3><p>The demo shop, and what its pages read</p>
<span class="links"><a href="/">shop</a>
<a href="/api/products">products</a><a href="/api/categories">categories</a></span></div>
<div class="card"><h3>Mail catcher</h3><p>Every mail Souk sends ends here</p>
<span class="links"><a href="{catcher}">{catcher}</a></span></div>
</div>
<h2>Try it</h2>
<pre>{escape(commands)}</pre>
</main>
</body>
</html>
"""


def _card(name: str, port: int) -> str:
    row = named(name)
    path = row.paths[0]
    own = f"http://localhost:{port}"
    return (
        f'<div class="card"><h3>{escape(name)}</h3>'
        f"<p>{escape(row.does)}<br><code>{path} · :{port}</code></p>"
        f'<span class="links"><a href="{path}/docs">docs</a><a href="{path}/redoc">reference</a>'
        f'<a href="{own}/health">health</a></span></div>'
    )
