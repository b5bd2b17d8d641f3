"""Questions that nobody sane asks, and some nearly sane: the same one for the same seed and number."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.language.pack import Pack

ODD = (
    "\x00\x07\x1b\u200b\u202e\ufeff\ud800\U0001f4c8\U0001f468\u200d\u0301\u0345ß\u0130ﬁ½²٣०Ⅷ中あ한אب"
    "'\"“”‘’`´\\/%$#@&;:|<>{}[]()*+-–—=~^_,.!?"
)
NUMBERS = (
    "5",
    "1,000",
    "2 %",
    "10k",
    "2026",
    "2026-05-03",
    "9" * 20,
    "0",
    "1e9",
    "3rd",
    "Q1",
    "-7",
    "½",
    "٣",
)
SQL = (
    "'; DROP TABLE views; --",
    "1 OR 1=1",
    "UNION SELECT * FROM information_schema.tables",
    "views) FROM x; SELECT (1",
    "/* views */",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%s%s%n",
    "{0.__class__}",
)


@dataclass(frozen=True)
class Hostility:
    """Makes the questions of the words of a language, of a model, and of what is really asked."""

    operators: Sequence[str]
    things: Sequence[str]
    asked: Sequence[str]

    def text(self, seed: int, number: int) -> str:
        """The question with a number."""
        chance = random.Random(f"{seed} {number}")
        kinds: list[Callable[[random.Random], str]] = [
            _characters,
            _odd,
            self._telegram,
            self._telegram,
            self._repeated,
            self._nested,
            self._halved,
            self._spoilt,
            self._spliced,
            self._injected,
            _digits,
            _bytes,
        ]
        return kinds[number % len(kinds)](chance)

    def _word(self, chance: random.Random) -> str:
        return chance.choice(chance.choice([self.operators, self.things, self.things, NUMBERS]))

    def _telegram(self, chance: random.Random) -> str:
        return " ".join(self._word(chance) for _ in range(chance.randrange(1, 14)))

    def _repeated(self, chance: random.Random) -> str:
        front, glue = (
            chance.choice(["", "top ", "share of "]),
            chance.choice(["", " ", " and ", ", ", " by "]),
        )
        unit = chance.choice([self._word(chance), chance.choice(ODD), self._telegram(chance)])
        return (front + glue.join([unit] * chance.choice([2, 5, 12, 30, 60, 400])))[
            : chance.choice([999, 1500])
        ]

    def _nested(self, chance: random.Random) -> str:
        text = self._word(chance)
        for _ in range(chance.randrange(1, 15)):
            pair = chance.choice(['""', "''", "“”", "‘’", "()", "[]", '")', "'“", "«»", "「」"])
            text = f"{self._word(chance)} {pair[0]}{text}{pair[1]} {self._word(chance)}"
        return text

    def _halved(self, chance: random.Random) -> str:
        """A real question whose words are cut short or run into each other."""
        words = chance.choice(self.asked).split()
        cut = [word[: chance.randrange(len(word)) + 1] if chance.random() < 0.4 else word for word in words]
        return "".join(word + chance.choice([" ", " ", " ", ""]) for word in cut)

    def _spoilt(self, chance: random.Random) -> str:
        """A real question with some characters lost, doubled, changed."""
        letters = list(chance.choice(self.asked))
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(letters))
            letters[at] = chance.choice(["", letters[at] * 2, chance.choice(ODD), chance.choice("abcxyz")])
        return "".join(letters)

    def _spliced(self, chance: random.Random) -> str:
        """Pieces of several real questions."""
        pieces = []
        for _ in range(chance.randrange(2, 5)):
            words = chance.choice(self.asked).split()
            start = chance.randrange(len(words))
            pieces += words[start : start + chance.randrange(1, 9)]
        return " ".join(pieces)

    def _injected(self, chance: random.Random) -> str:
        words = chance.choice(self.asked).split()
        words.insert(chance.randrange(len(words) + 1), chance.choice(SQL))
        return " ".join(words)


def hostility(pack: Pack, things: Sequence[str], asked: Sequence[str]) -> Hostility:
    """Of a language, the words of a model and its values, and real questions."""
    lists = [
        *(pack.data[name] for name in ("operators", "aggregates", "units", "grains", "months", "ignored")),
        *({"": pack.data[name]} for name in ("vague", "all_time")),
    ]
    operators = {str(phrase) for groups in lists for phrases in groups.values() for phrase in phrases}
    return Hostility(sorted(operators), things, asked)


def _characters(chance: random.Random) -> str:
    most = chance.choice([0x80, 0x250, 0x3000, 0x110000])
    return "".join(chr(chance.randrange(0x20, most)) for _ in range(chance.choice([3, 25, 200])))


def _odd(chance: random.Random) -> str:
    return "".join(chance.choice(ODD + "views by ") for _ in range(chance.choice([5, 20, 40, 150])))


def _digits(chance: random.Random) -> str:
    digits = "".join(chance.choice("0123456789") for _ in range(chance.choice([5, 30, 300, 900])))
    glue = chance.choice(["", ",", ".", "-", ":", " ", "/", "e", "h"])
    size = chance.choice([1, 2, 3, 4])
    cut = glue.join(digits[at : at + size] for at in range(0, len(digits), size))
    return (chance.choice(["views ", "", "top ", "views over ", "in "]) + cut)[:999]


def _bytes(chance: random.Random) -> str:
    return chance.randbytes(chance.choice([4, 40, 400])).decode(
        chance.choice(["latin-1", "utf-16"]), "replace"
    )
