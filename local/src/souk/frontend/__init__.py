"""The shop's pages: from the sources in frontend/ to what Caddy serves, and what they must be."""
