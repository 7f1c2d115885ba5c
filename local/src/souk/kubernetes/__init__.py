"""Souk on Kubernetes, as far as the `souk` command knows it: the Secrets it needs."""
