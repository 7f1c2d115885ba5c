"""What stands at `/` where the shop could not be built."""

from html import escape


def no_shop(why: str) -> str:
    """The page's HTML, without script or style: it stands for itself."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No shop yet · Souk</title>
</head>
<body>
<h1>No shop yet</h1>
<p>The platform runs, and its pages do not:</p>
<pre>{escape(why)}</pre>
<p>Once that is settled, <code>make up</code> builds them. <a href="/platform/">What runs here</a></p>
</body>
</html>
"""
