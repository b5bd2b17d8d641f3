"""What a question that goes on cannot change."""


class Impossible(Exception):
    """An edit that does not fit the query before, by the code of its mark and the words it is about."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(code)
        self.code, self.text = code, text
