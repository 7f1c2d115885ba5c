"""One rotation per server at a time."""


class Rotations:
    """Who holds a server's turn. After a restart, status says who was rolling; this covers the moments before that."""

    def __init__(self) -> None:
        self._turns: dict[str, tuple[str, str]] = {}

    def claim(self, server: str, key: tuple[str, str]) -> bool:
        """Take the turn, or keep it; False while another Database has it."""
        return self._turns.setdefault(server, key) == key

    def holder(self, server: str) -> tuple[str, str] | None:
        """Whose turn it is."""
        return self._turns.get(server)

    def release(self, server: str, key: tuple[str, str]) -> None:
        """Give the turn back, if it is this Database's."""
        if self._turns.get(server) == key:
            del self._turns[server]
