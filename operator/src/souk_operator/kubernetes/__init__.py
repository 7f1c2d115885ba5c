"""The Kubernetes API as the operator needs it."""

from souk_operator.kubernetes.port import Conflict, Gone, Kubernetes

__all__ = ["Conflict", "Gone", "Kubernetes"]
