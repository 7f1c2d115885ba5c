"""The way in: Traefik with the public paths only, and Caddy with the pages behind it."""
