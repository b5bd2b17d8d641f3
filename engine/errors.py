"""The engine's own exceptions.

Exception
`-- EngineError      trouble that a person can do something about: a message and a hint
    |-- SourceError  a source of data that cannot be found, opened or read
    `-- DialectError a query that another engine's SQL cannot say with the same numbers
"""


class EngineError(Exception):
    """One clear sentence in `message`, and in `hint` what to do about it (may be empty).

    `code` and `parts` are for who says it in another language; "" where nobody does.
    """

    def __init__(self, message: str, hint: str = "", code: str = "", **parts: object) -> None:
        super().__init__(f"{message} ({hint})" if hint else message)
        self.message = message
        self.hint = hint
        self.code = code
        self.parts = {name: str(part) for name, part in parts.items()}


class SourceError(EngineError):
    """The data cannot be found, opened or read."""


class DialectError(EngineError):
    """A query that a dialect cannot say with the same numbers: `part` is what it lacks."""

    def __init__(self, dialect: str, part: str) -> None:
        self.dialect, self.part = dialect, part
        super().__init__(
            f"{part} cannot be said in the dialect {dialect} with the same numbers.",
            "Take the SQL of another dialect, or ask without what needs it.",
        )
