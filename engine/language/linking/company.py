"""Words that are known by their company: small ones with a slip of the fingers, and words of set phrases."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from engine.language.about.words import about_words
from engine.language.linking.lexicon import Lexicon
from engine.language.linking.values import Values
from engine.language.pack import Pack
from engine.language.slips import is_slip
from engine.language.tokens import Token

_SHORT = 2  # letters of a small word that has lost one, too few to tell it by itself
_SPLITTING, _RANKING = frozenset(("by", "per")), frozenset(("top", "bottom", "best", "worst"))
_COUNTED = frozenset(("top", "bottom", "more", "less", "at_least", "at_most"))


@dataclass(frozen=True)
class Company:
    """The small words of a language, and what stands beside them."""

    pairs: Set[tuple[str, str]] = frozenset()  # of set phrases such as "how many"
    articles: frozenset[str] = frozenset()
    splitting: Set[str] = frozenset()
    joining: Set[str] = frozenset()
    ranking: Set[str] = frozenset()
    counted: Set[str] = frozenset()  # what stands before a number
    small: Set[str] = frozenset()
    own: Set[str] = frozenset()  # words of the language
    loose: Set[str] = frozenset()  # what is said in wordings of several words only
    units: Set[str] = frozenset()
    keys: Sequence[str] = ()
    real: Set[str] = frozenset()
    is_name: Callable[[str], bool] = field(default=lambda word: False)

    def meant(self, tokens: Sequence[Token], at: int) -> tuple[str, ...]:
        """What the unknown word at `at` is a slip of, as one small word or one of a set phrase; else none."""
        found = dict.fromkeys(self._in_phrases(tokens, at))
        return tuple(found or dict.fromkeys(self._small(tokens, at)))

    def otherwise(self, tokens: Sequence[Token], at: int) -> tuple[str, ...]:
        """What else a known word may have been meant for: "how may" is no month."""
        word, before, after = _near(tokens, at)
        if (before, word) in self.pairs or (word, after) in self.pairs:
            return ()
        able = len(word) > _SHORT and word not in self.small
        found = list(self._in_phrases(tokens, at, behind=True)) if able else []
        if word in self.loose and not self._is_behind_a_number(tokens, at):
            counted = tokens[at + 1 : at + 2] and tokens[at + 1].kind == "number"
            found += self._slips(word, self.counted) if counted else list(self._small(tokens, at))
        return tuple(dict.fromkeys(found))

    def _is_behind_a_number(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the letters belong to an ordinal: "29th"."""
        return at > 0 and tokens[at - 1].kind == "number" and tokens[at - 1].end == tokens[at].start

    def _in_phrases(self, tokens: Sequence[Token], at: int, behind: bool = False) -> Iterator[str]:
        word, before, after = _near(tokens, at)
        behind_it, before_it = self._beside
        yield from self._slips(
            word, [*behind_it.get(before, ()), *(() if behind else before_it.get(after, ()))]
        )

    @cached_property
    def _beside(self) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
        """What stands behind each word of a set phrase, and what before it."""
        after: dict[str, list[str]] = {}
        before: dict[str, list[str]] = {}
        for left, right in self.pairs:
            after.setdefault(left, []).append(right)
            before.setdefault(right, []).append(left)
        return after, before

    def _small(self, tokens: Sequence[Token], at: int) -> Iterator[str]:
        word, before, after = _near(tokens, at)
        if len(word) == _SHORT and self._is_named(after):
            yield from self._slips(word, self.articles)
        if self.is_name(before) and self._is_split(after):
            yield from self._slips(word, self.splitting)
        if word not in self.real and self.is_name(before) and self.is_name(after):
            yield from self._slips(word, self.joining)

    def may_be_article(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether two letters are no short form of a name: "views th last month" may be said of a country."""
        word, before, after = _near(tokens, at)
        return len(word) > _SHORT or not self.is_name(before) or self._is_named(after)

    def _is_named(self, word: str) -> bool:
        return word in self.ranking or (self.is_name(word) and word not in self.own)

    def _is_split(self, word: str) -> bool:
        return word in self.units or self.is_name(word)

    def _slips(self, word: str, able: Set[str] | Sequence[str]) -> list[str]:
        if len(word) < _SHORT or not word.isalpha():
            return []
        alike = (one for one in sorted(set(able)) if one[:1] == word[:1] and len(one) > _SHORT)
        return [one for one in alike if one != word and is_slip(word, one, self.keys)]


ALONE = Company()


def _near(tokens: Sequence[Token], at: int) -> tuple[str, str, str]:
    """A word, and those on both sides of it; "" for none."""
    norms = [tokens[near].norm if 0 <= near < len(tokens) else "" for near in (at, at - 1, at + 1)]
    return norms[0], norms[1], norms[2]


def company_of(pack: Pack, lexicon: Lexicon, values: Values, real: Set[str]) -> Company:
    """The small words of a language; what the model names is read of its lexicon and values."""

    def is_name(word: str) -> bool:
        own = word in pack.function_words and word not in lexicon.surface
        return bool(word) and not own and (pack.stem(word) in lexicon.containing or values.knows(word))

    def of(wanted: Set[str]) -> frozenset[str]:
        return frozenset(
            words[0] for words, names in pack.operators.items() if not words[1:] and wanted & set(names)
        )

    known = pack.own_words | pack.follow_up_words | about_words(pack.language).known
    return Company(
        pairs=_set_phrases(pack),
        articles=frozenset(
            one for (one, *more), rules in pack.ignored.items() if "article" in rules and not more
        ),
        splitting=of(_SPLITTING),
        joining=of({"and"}),
        ranking=of(_RANKING),
        counted=of(_COUNTED),
        small=pack.small_words,
        own=pack.own_words,
        loose=(known | _inside_others(lexicon)) - pack.function_words - lexicon.surface,
        units=frozenset(word for words in (*pack.units, *pack.grains) for word in words),
        keys=pack.data["keyboard"],
        real=real,
        is_name=is_name,
    )


def _inside_others(lexicon: Lexicon) -> frozenset[str]:
    """Short words that stand in expressions of the thesaurus only: the "ad" of an "ad slot"."""
    said = [term.words for term in lexicon.terms if term.source == "thesaurus"]
    alone = {words[0] for words in said if len(words) == 1}
    return frozenset(word for words in said for word in words if len(word) == _SHORT) - alone


def _set_phrases(pack: Pack) -> frozenset[tuple[str, str]]:
    """Words that stand one behind the other in one wording, none of them an article or a preposition."""
    wordings = (*pack.ignored, *pack.operators, *pack.aggregates, *pack.all_time, *pack.grains)
    pairs = {pair for words in wordings for pair in pairwise(words)}
    return frozenset(pair for pair in pairs if pack.small_words.isdisjoint(pair))
