"""The Kubernetes API as the operator needs it."""

from souk_operator.kubernetes.port import EVERYWHERE, Conflict, Forbidden, Gone, Kubernetes

__all__ = ["EVERYWHERE", "Conflict", "Forbidden", "Gone", "Kubernetes"]
