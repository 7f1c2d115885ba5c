"""The storefront's languages stand in several dialects: they are the same everywhere."""

import re

from commerce.values import PAGE_LANGUAGES
from embedded.checkout import repository
from souk.gateway import caddyfile

FRONTEND = repository() / "frontend"
PREFIXED = list(PAGE_LANGUAGES[1:])


def _words(pattern: str, text: str) -> list[str]:
    found = re.search(pattern, text)
    assert found, pattern
    return re.findall(r"[a-z]+", found[1])


def test_pages_mails_and_the_sitemap_know_the_same_languages() -> None:
    assert _words(r"LOCALES = \[(.*)\]", (FRONTEND / "src/locale/locale.ts").read_text()) == list(PAGE_LANGUAGES)
    assert _words(r"locales: \[(.*)\]", (FRONTEND / "lingui.config.ts").read_text()) == list(PAGE_LANGUAGES)
    assert _words(r"\\/\(([a-z|]+)\)", (FRONTEND / "public/boot.js").read_text()) == PREFIXED


def test_home_says_why_there_is_no_shop_in_each_of_them() -> None:
    paths = re.search(r"path (/ .*)", caddyfile._NO_SHOP)
    assert paths
    assert paths[1].split() == ["/", *(each for name in PREFIXED for each in (f"/{name}", f"/{name}/"))]
