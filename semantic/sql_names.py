"""Names of columns and tables as SQL."""

import re
from functools import lru_cache

import sqlglot
from sqlglot import exp

_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_PART = r'(?:"(?:[^"]|"")+"|[A-Za-z_]\w*)'
_DOTTED = re.compile(rf"{_PART}(?:\.{_PART}){{0,2}}")
_RESERVED = frozenset(sqlglot.Dialect.get_or_raise("duckdb").generator_class.RESERVED_KEYWORDS)


def identifier(name: str) -> exp.Identifier:
    """A name as SQL, quoted where it is not plain lower case or is a reserved word."""
    plain = _NAME.fullmatch(name) is not None and name not in _RESERVED
    return exp.Identifier(this=name, quoted=not plain)


@lru_cache(maxsize=1024)
def parse_table(text: str) -> exp.Table:
    """The table named by `orders`, `sales.orders` or `"any name"`; a text of another form is one name.

    The tree is shared: copy it before putting it into another one.
    """
    parts = re.findall(r'"((?:[^"]|"")+)"|([^".]+)', text) if _DOTTED.fullmatch(text) else [("", text)]
    names = [identifier(quoted.replace('""', '"') or plain) for quoted, plain in parts]
    keys = ("this", "db", "catalog")
    return exp.Table(**dict(zip(keys, reversed(names), strict=False)))
