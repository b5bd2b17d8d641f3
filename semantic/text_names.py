"""How names, keys and values are written in the text form."""

import json
import re
from typing import get_args

from semantic.filters import Literalish
from semantic.periods import Grain

GRAINS: tuple[Grain, ...] = get_args(Grain)
CLAUSES = ("by", "where", "during", "having", "compare", "with", "order", "limit", "without")
RESERVED = frozenset(CLAUSES).union(
    ("and", "or", "not", "all", "any", "in", "between", "is", "null", "true", "false"),
    ("on", "desc", "asc", "from", "to", "before", "none"),
)
NAME = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"

_PLAIN_NAME = re.compile(NAME)
_PLAIN_KEY = re.compile(rf"(?:[^\W\d]\w*\()*({NAME})(?::([a-z]+))?(\)*)")


def value_text(value: Literalish) -> str:
    """A value as JSON, with everything that does not print escaped."""
    body = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in body)


def name_text(name: str, also_reserved: tuple[str, ...] = ()) -> str:
    """A name, in back quotes where it could be read as something else."""
    if _PLAIN_NAME.fullmatch(name) and name not in RESERVED and name not in also_reserved:
        return name
    return "`" + value_text(name)[1:-1].replace("`", r"\u0060") + "`"


def key_text(key: str) -> str:
    """The key of a term, such as `views`, `video.published_at:month` or `share(median(price))`."""
    found = _PLAIN_KEY.fullmatch(key)
    if found is None or key.count("(") != len(found[3]) or found[2] not in (None, *GRAINS):
        return name_text(key)
    reserved = RESERVED.intersection(re.split(r"[(:)]", key))
    return name_text(key) if reserved else key
