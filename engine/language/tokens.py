"""Cutting text into tokens that remember where they stood."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock

# Scripts that are written without spaces: Han, Hiragana, Katakana with its long mark.
UNSPACED = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NUMBER = r"(?:\d{{1,3}}(?:{thousands}\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+)?"
_CUT = r"""
    (?P<quoted>"[^"]+"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|「[^」]+」|『[^』]+』|《[^》]+》
      |‘[^’]{{2,}}’|(?<!\w)'[^']{{2,}}'(?!\w))
  | (?P<date>\d{{4}}-\d{{2}}(?:-\d{{2}})?(?![\d-]){dates})
  | (?P<number>(?:(?<![\w)])-)?{number})(?=(?:[^\W\d_]|[%°]){{0,8}}(?!\w)|[{unspaced}])
  | (?P<word>[{unspaced}]+|(?:(?![{unspaced}])[^\W_][\u0300-\u036f]*)+)
  | (?P<symbol>>=|<=|==|!=|'s\b|’s\b|[^\w\s])
"""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_JOINT = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_QUOTE = frozenset("\"“„«「『《‘'")
_YEAR_FIRST = re.compile(r"\d{4}-")


# An apostrophe inside a word, where what follows is no contracted ending: "l'heure", but "don't".
_ELISION = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])(?!(?:[sdmt]|ll|ve|re)\b)", re.IGNORECASE)
_KINDS = ("quoted", "date", "number", "word", "symbol")


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


_VOICED = frozenset("\u3099\u309a")  # marks that make another sound in Japanese, no accents


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case, accents and compatibility forms removed: the form in which words are compared."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in plain if char in _VOICED or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept.casefold().replace("’", "'"))


@dataclass(frozen=True)
class Notation:
    """How a language writes numbers, and dates in figures: the signs between day, month and year, if any.

    `both_ways` where the signs change places between countries.
    """

    thousands: str = ","
    decimal: str = "."
    dates: str = ""
    both_ways: bool = False

    def is_sure(self, raw: str) -> bool:
        """Whether a number can only be read in one way: "1,500" where some write so for 1500."""
        return not (self.both_ways and re.fullmatch(rf"[1-9]\d{{0,2}}{_one_of(self.decimal)}\d{{3}}", raw))

    @cached_property
    def cut(self) -> re.Pattern[str]:
        """Finds one token after the other."""
        number = _NUMBER.format(thousands=_one_of(self.thousands), decimal=_one_of(self.decimal))
        figures = rf"|\d{{1,2}}(?P<sign>[{re.escape(self.dates)}])\d{{1,2}}(?P=sign)\d{{4}}(?!\d)"
        dates = figures if self.dates else ""
        return re.compile(_CUT.format(number=number, dates=dates, unspaced=UNSPACED), re.VERBOSE)

    def norm(self, raw: str, kind: str) -> str:
        """The form in which a token is compared: "1000.5" for a number, an ISO date."""
        if kind == "date" and not _YEAR_FIRST.match(raw):
            day, month, year = re.split(r"\D", raw)
            return f"{year}-{int(month):02}-{int(day):02}"
        if kind == "number" and self != ENGLISH:
            plain = "".join(char for char in raw if char not in self.thousands)
            return fold(plain.replace(self.decimal, "."))
        return fold(raw[1:-1] if kind == "quoted" else raw)


def _one_of(signs: str) -> str:
    return f"[{re.escape(signs)}]"


ENGLISH = Notation()


def tokenize(text: str, notation: Notation = ENGLISH) -> tuple[Token, ...]:
    """The tokens of a text in order. Control characters separate, nothing is lost but white space."""
    found = []
    for match in notation.cut.finditer(text):
        kind = next(name for name in _KINDS if match[name] is not None)
        if match.group() == "-" and _is_inner(text, match.start()):
            continue
        if _ELISION.match(text, match.start()):
            continue
        raw = match.group()
        found.append(Token(raw, notation.norm(raw, kind), match.start(), match.end(), kind))
    return tuple(found)


def _is_inner(text: str, at: int) -> bool:
    """Whether a hyphen joins two words ("year-to-date"), not two numbers."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalpha() and after.isalnum()) or (before.isdigit() and after.isalpha())


@lru_cache(maxsize=65_536)
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
    """A cached Snowball stemmer for the language, "none" for one without endings; words with digits stay."""
    if language == "none":
        return str
    import snowballstemmer

    stem_word: Stemmer = snowballstemmer.stemmer(language).stemWord
    alone = Lock()  # it keeps the word that it works on in itself: two at once would get each other's

    @lru_cache(maxsize=65_536)
    def stem(word: str) -> str:
        if not word.isalpha() or len(word) <= 2:
            return word
        with alone:
            found = stem_word(word)
        doer = language == "english" and word.endswith(("ant", "ants")) and not found.endswith("ant")
        return f"{found}ant" if doer else found  # an applicant is no application

    return stem
