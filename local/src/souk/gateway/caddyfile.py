"""Caddy's configuration: pages for people, pages for the gateway, and the 404 for whatever the gateway refuses."""

from collections.abc import Mapping
from pathlib import Path

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

(pages) {{
	header {{
		Content-Security-Policy "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
form-action 'none'; frame-ancestors 'none'"
		X-Content-Type-Options nosniff
		Referrer-Policy no-referrer
		-Server
	}}
	root * "{root}"
	encode gzip
	@written not method GET HEAD
	respond @written 404
	file_server
}}

# For people; what is not a page goes to the gateway.
http://:{people} {{
	bind {bind}
	@elsewhere path /api /api/* /media/* /sandbox/*
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


def caddyfile(root: Path, ports: Mapping[str, int], *, bind: str, gateway: str, leaves_from: str) -> str:
    """The file; `root` holds the pages, `ports` are those of `souk.places`, `gateway` is its host:port.

    What is forwarded to the gateway leaves from the address `leaves_from`, by which the gateway knows these pages.
    """
    return _CADDYFILE.format(
        root=root,
        people=ports["pages"],
        behind=ports["pages_behind_gateway"],
        refusal=ports["refusal"],
        bind=bind,
        gateway=gateway,
        leaves_from=leaves_from,
    )
