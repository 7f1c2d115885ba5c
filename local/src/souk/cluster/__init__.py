"""The whole shop in a kind cluster: `make kind`, `make deploy`, `make kind-down`."""
