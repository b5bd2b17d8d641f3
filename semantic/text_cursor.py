"""A cursor over the words of the text form."""

import json
import re
from collections.abc import Callable
from math import inf
from typing import TypeVar

from pydantic import ValidationError

from semantic.filters import Literalish
from semantic.text_names import BUCKET, CUTS, NAME, NUMBER, PERCENTILE, RESERVED, numbered_key

_LONGEST = 50_000
_TOKEN = re.compile(
    rf'\s*(?:(?P<text>"(?:[^"\\]|\\.)*")|(?P<quoted>`(?:[^`\\]|\\.)*`)'
    rf"|(?P<number>{NUMBER.pattern})|(?P<name>{NAME})|(?P<sign>!=|<=|>=|[=<>()\[\],:])"
    r"|(?P<other>\S)|(?P<end>$))"
)
_Made = TypeVar("_Made")
_Word = TypeVar("_Word", bound=str)


class Cursor:
    """A place in a text; every fault is a ValueError that gives the position and what was expected."""

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise ValueError(f"Position {_LONGEST}: expected the end of the text.")
        self._text = text
        self.start = self._end = 0
        self.kind = self.word = ""
        self._read()

    def _read(self) -> None:
        found = _TOKEN.match(self._text, self._end)
        assert found is not None  # one branch of the pattern takes any character
        self.kind = str(found.lastgroup)
        self.word = found[self.kind]
        self.start, self._end = found.start(self.kind), found.end()

    def fault(self, expected: str) -> ValueError:
        """The fault of this position."""
        found = repr(self.word) if self.word else "the end"
        return ValueError(f"Position {self.start}: expected {expected}, found {found}.")

    def sees(self, *words: str) -> bool:
        """Whether one of these words or signs comes next."""
        return self.kind in ("name", "sign") and self.word in words

    def took(self, *words: str) -> bool:
        """Step over one of these words if it comes next."""
        seen = self.sees(*words)
        if seen:
            self._read()
        return seen

    def take(self, *words: str) -> str:
        """Step over one of these words, which must come next."""
        word = self.word
        if not self.took(*words):
            raise self.fault(" or ".join(words))
        return word

    def choice(self, options: tuple[_Word, ...], what: str) -> _Word:
        """Step over one of these words, which must come next and is of the kind `what`."""
        for option in options:
            if self.took(option):
                return option
        raise self.fault(f"{what} ({', '.join(options)})")

    def whole(self) -> int:
        """The whole number that must come next."""
        if self.kind != "number" or not re.fullmatch(r"-?\d+", self.word):
            raise self.fault("a whole number")
        return int(self._taken())

    def number(self) -> str:
        """The number that must come next, as it is written."""
        if self.kind != "number":
            raise self.fault("a number")
        return self._taken()

    def name(self, what: str) -> str:
        """The name that must come next."""
        if self.kind == "quoted":
            return str(self._json(f'"{self.word[1:-1]}"'))
        if self.kind != "name" or self.word in RESERVED:
            raise self.fault(what)
        return self._taken()

    def key(self, what: str) -> str:
        """The key that must come next, without spaces inside."""
        if self.kind == "quoted":
            return self.name(what)
        name = self.name(what)
        if not self.took("("):
            return f"{name}:{self.take(*CUTS)}" if self.took(":") else name
        inner = self.key(what)
        numbered = name in (BUCKET, PERCENTILE) and self.took(",")
        key = numbered_key(name, inner, self.number()) if numbered else f"{name}({inner})"
        self.take(")")
        return key

    def value(self) -> Literalish:
        """The text, number or truth value that must come next."""
        if self.kind not in ("text", "number") and not self.sees("true", "false"):
            raise self.fault("a value")
        start, word = self.start, self.word
        value = self._json(word)
        if value in (inf, -inf):
            raise ValueError(f"Position {start}: {word} is too large.")
        return value

    def listed(self, item: Callable[[], _Made]) -> tuple[_Made, ...]:
        """One or more items with commas between them."""
        found = [item()]
        while self.took(","):
            found.append(item())
        return tuple(found)

    def built(self, start: int, make: Callable[[], _Made]) -> _Made:
        """What `make` makes; a value out of range becomes a fault of the position `start`."""
        try:
            return make()
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(map(str, fault["loc"]))
            raise ValueError(f"Position {start}: {where}: {fault['msg']}.") from error

    def _taken(self) -> str:
        word = self.word
        self._read()
        return word

    def _json(self, text: str) -> Literalish:
        try:
            value: Literalish = json.loads(text)
        except ValueError as error:
            raise self.fault("a value as JSON writes it") from error
        self._read()
        return value
