"""The engine's own exceptions.

Exception
`-- EngineError      trouble that a person can do something about: a message and a hint
    `-- SourceError  a source of data that cannot be found, opened or read
"""


class EngineError(Exception):
    """One clear sentence in `message`, and in `hint` what to do about it (may be empty)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} ({hint})" if hint else message)
        self.message = message
        self.hint = hint


class SourceError(EngineError):
    """The data cannot be found, opened or read."""
