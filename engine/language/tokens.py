"""Cutting text into tokens that remember where they stood."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_CUT = re.compile(
    r"""
    (?P<quoted>"[^"]+"|“[^”]+”|‘[^’]{2,}’|(?<!\w)'[^']{2,}'(?!\w))
  | (?P<date>\d{4}-\d{2}(?:-\d{2})?(?![\d-]))
  | (?P<number>(?:(?<![\w)])-)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?=[a-zA-Z%°]{0,8}(?![\w]))
  | (?P<word>(?:[^\W_][\u0300-\u036f]*)+)
  | (?P<symbol>>=|<=|==|!=|'s\b|’s\b|[^\w\s])
    """,
    re.VERBOSE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_JOINT = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_QUOTE = frozenset("\"“‘'")


@dataclass(frozen=True)
class Token:
    """One word, number, quoted text or symbol; `start` and `end` count characters of the question.

    `norm` is lower case without accents. `kind` is word, number, quoted, date or symbol.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: str

    @property
    def is_content(self) -> bool:
        """Whether the token could carry meaning; punctuation does not."""
        return self.kind != "symbol"


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case, accents and compatibility forms removed: the form in which words are compared."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return kept.casefold().replace("’", "'")


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order. Control characters separate, nothing is lost but white space."""
    found = []
    for match in _CUT.finditer(text):
        kind = match.lastgroup or "symbol"
        if match.group() == "-" and _is_inner(text, match.start()):
            continue
        raw = match.group()
        norm = fold(raw[1:-1] if kind == "quoted" else raw)
        found.append(Token(raw, norm, match.start(), match.end(), kind))
    return tuple(found)


def _is_inner(text: str, at: int) -> bool:
    """Whether a hyphen joins two words ("year-to-date"), not two numbers."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalpha() and after.isalnum()) or (before.isdigit() and after.isalpha())


def norms(text: str) -> tuple[str, ...]:
    """The folded form of each token of a text, symbols included; quoted text is one."""
    if text.isascii() and text.replace(" ", "").isalpha():  # as most wordings are: cut at blanks only
        return tuple(text.lower().split())
    return tuple(token.norm for token in tokenize(text))


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a label or value, cut exactly as a question is; camel case is split."""
    spaced = _CAMEL.sub(" ", text)
    if _QUOTE.isdisjoint(spaced):
        return norms(spaced) or (fold(text),)
    return tuple(token.norm for token in tokenize(spaced) if token.kind != "quoted") or (fold(text),)


def joined_form(text: str) -> str:
    """The text with hyphens between letters taken out ("endtoend"); the same text where there are none."""
    return _JOINT.sub("", text) if "-" in text else text


Stemmer = Callable[[str], str]


@lru_cache(maxsize=8)
def stemmer(language: str) -> Stemmer:
    """A cached Snowball stemmer for the language; words with digits stay as they are."""
    import snowballstemmer

    stem_word: Stemmer = snowballstemmer.stemmer(language).stemWord

    @lru_cache(maxsize=65_536)
    def stem(word: str) -> str:
        return stem_word(word) if word.isalpha() and len(word) > 2 else word

    return stem
