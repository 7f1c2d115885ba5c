"""Caddy's configuration: pages for people, pages for the gateway, and the 404 for whatever the gateway refuses."""

from collections.abc import Mapping
from pathlib import Path

from deployables import EVERY

_CADDYFILE = """{{
	admin off
	auto_https off
	persist_config off
	grace_period 2s
	# Plain HTTP on loopback has no other; and that the admin endpoint is off is no news.
	servers {{
		protocols h1
	}}
	log {{
		level WARN
		exclude admin
	}}
}}

{shop}
# Pages without script: what runs here, and why there is no shop.
(plain) {{
	header {{
		Content-Security-Policy "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
form-action 'none'; frame-ancestors 'none'"
		X-Content-Type-Options nosniff
		Referrer-Policy no-referrer
		-Server
	}}
	@written not method GET HEAD
	respond @written 404
	root * "{plain}"
	encode gzip
}}

(pages) {{
{platform}	handle {{
		import shop
	}}
}}

# For people; what is not a page goes to the gateway.
http://:{people} {{
	bind {bind}
	@elsewhere path /api /api/* /media/* /sandbox/* {files}
	handle @elsewhere {{
		# Says by X-Forwarded-For who asks, whatever the asker says of himself.
		reverse_proxy {gateway} {{
			transport http {{
				local_address {leaves_from}
			}}
		}}
	}}
	handle {{
		import pages
	}}
}}

# What the gateway reaches: a page or 404, never forwarded again.
http://:{behind} {{
	bind {bind}
	import pages
}}

# What the gateway refuses.
http://:{refusal} {{
	bind {bind}
	header -Server
	respond 404
}}
"""

_PLATFORM = """	@platform path /platform /platform/*
	handle @platform {
		import plain
		file_server
	}
"""

_NO_SHOP = """(shop) {
	import plain
	@home {
		method GET HEAD
		path / /fr /fr/ /ar /ar/
	}
	handle @home {
		header Cache-Control no-store
		rewrite /no-shop.html
		file_server {
			status 503
		}
	}
	handle {
		respond 404
	}
}
"""


def caddyfile(
    plain: Path,
    ports: Mapping[str, int],
    *,
    shop: Path | None,
    platform: bool,
    bind: str,
    gateway: str,
    leaves_from: str,
) -> str:
    """The file; `ports` are those of `souk.places`, `gateway` is its host:port.

    `shop` is the file that says how the shop is served; without it, `/` is `no-shop.html` of the folder `plain`. That
    folder's `platform/` is the start page, where `platform` says so. What is forwarded to the gateway leaves from
    the address `leaves_from`, by which the gateway knows these pages.
    """
    return _CADDYFILE.format(
        shop=f"import {shop}\n" if shop else _NO_SHOP,
        plain=plain,
        platform=_PLATFORM if platform else "",
        people=ports["pages"],
        behind=ports["pages_behind_gateway"],
        refusal=ports["refusal"],
        bind=bind,
        gateway=gateway,
        leaves_from=leaves_from,
        # Files that a service answers, such as /robots.txt; all else of services is below the folders named there.
        files=" ".join(path for each in EVERY for path in each.paths if "." in path),
    )
