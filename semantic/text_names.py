"""How names, keys and values are written in the text form."""

import json
import re
from typing import get_args

from semantic.filters import Literalish
from semantic.periods import Grain, Part

GRAINS: tuple[Grain, ...] = get_args(Grain)
PARTS: tuple[Part, ...] = get_args(Part)
# What may stand after the colon of a key, or alone as a key of time.
CUTS = (*GRAINS, *PARTS)
# Calls with a number after the name.
BUCKET, PERCENTILE, CLASSES = "bucket", "percentile", "classes"
CLAUSES = (
    *("by", "where", "during", "having", "compare", "with", "within", "order", "limit", "without"),
    *("offset", "percent", "per", "rest", "against", "claim"),
    *("fill", "zone", "weeks"),
)
RESERVED = frozenset(CLAUSES).union(
    ("metric", "related", "records"),
    ("and", "or", "not", "all", "any", "in", "between", "is", "null", "true", "false"),
    ("on", "desc", "asc", "from", "to", "before", "none"),
)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
NAME = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"

_PLAIN_NAME = re.compile(NAME)
_PLAIN_KEY = re.compile(rf"(?:[^\W\d]\w*\()*({NAME})(?::([a-z_]+))?(\)*)")
_CALL = rf"(?P<call>{BUCKET}|{PERCENTILE})\((?P<name>{NAME}), (?P<number>[^\s()]+)\)"
_NUMBERED_KEY = re.compile(rf"(?P<outer>(?:[^\W\d]\w*\()*)(?P<inner>{_CALL})(?P<end>\)*)")


def value_text(value: Literalish) -> str:
    """A value as JSON, with everything that does not print escaped."""
    body = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in body)


def number_text(number: float) -> str:
    """The shortest text that reads back as the number: 10, 0.25, 1e+16."""
    whole = number.is_integer() and abs(number) < 2**53
    return str(int(number)) if whole else repr(number)


def numbered_key(call: str, name: str, number: str) -> str:
    """Such as `bucket(orders.price, 10)`, the number as keys of terms write it."""
    return f"{call}({name}, {float(number):g})"


def name_text(name: str, also_reserved: tuple[str, ...] = ()) -> str:
    """A name, in back quotes where it could be read as something else."""
    if _PLAIN_NAME.fullmatch(name) and name not in RESERVED and name not in also_reserved:
        return name
    return "`" + value_text(name)[1:-1].replace("`", r"\u0060") + "`"


def key_text(key: str) -> str:
    """The key of a term, such as `views`, `video.published_at:month` or `share(median(price))`."""
    plain = _is_plain(key) or _is_numbered(key)
    reserved = RESERVED.intersection(re.split(r"[(:),]", key))
    return key if plain and not reserved else name_text(key)


def _is_plain(key: str) -> bool:
    found = _PLAIN_KEY.fullmatch(key)
    return found is not None and key.count("(") == len(found[3]) and found[2] in (None, *CUTS)


def _is_numbered(key: str) -> bool:
    found = _NUMBERED_KEY.fullmatch(key)
    if (
        found is None
        or found["outer"].count("(") != len(found["end"])
        or not NUMBER.fullmatch(found["number"])
    ):
        return False
    return numbered_key(found["call"], found["name"], found["number"]) == found["inner"]
