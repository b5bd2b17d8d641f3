"""Names as SQL. Every identifier the engine writes by hand passes through `quoted`."""


def quoted(name: str) -> str:
    """The identifier in double quotes, safe whatever it contains."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """The text as a SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
