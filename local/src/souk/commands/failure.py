"""How a command says that it cannot do what was asked."""


class CommandFailed(Exception):
    """The message is a sentence for the user; the command exits 1."""
