"""Why a value is not acceptable."""


class Refusal(ValueError):
    """A value that a rule of the shop does not accept: `code` for programs, the text a sentence for shoppers."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
