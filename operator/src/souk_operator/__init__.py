"""Souk on Kubernetes: databases, roles, migrations and rollout gates as one status."""
