"""What somebody may do: named permissions, such as `orders.refund`. Which there are, services.yaml says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Permissions:
    """A set of permissions; `every` holds all, those too that a later release names."""

    named: frozenset[str] = frozenset()
    every: bool = False

    def __contains__(self, permission: str) -> bool:
        return self.every or permission in self.named

    def cover(self, other: "Permissions") -> bool:
        """Whether `other` holds nothing that is not held here."""
        return self.every or (not other.every and other.named <= self.named)


NO_PERMISSIONS = Permissions()
EVERY_PERMISSION = Permissions(every=True)
