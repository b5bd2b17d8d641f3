"""Linking: every span of tokens to everything it could mean, as a lattice of phrases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.language.about.words import about_words
from engine.language.default_filters import FilterFinder, Words
from engine.language.function_words import FunctionWords
from engine.language.inside import InnerFinder
from engine.language.lexicon import Lexicon
from engine.language.moment_finder import MomentFinder
from engine.language.moments import beside_own_words
from engine.language.named_parts import NamedPartFinder
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.showing import find_showing
from engine.language.spelling import Speller, corrected
from engine.language.term_finder import TermFinder
from engine.language.text_finder import TextFinder
from engine.language.tokens import Token
from engine.language.value_finder import ValueFinder
from engine.language.values import Values
from engine.language.weights import WEIGHTS
from semantic.model import DefaultFilter


@dataclass(frozen=True)
class Linker:
    """Everything known of words: the language, the model and its values."""

    pack: Pack
    lexicon: Lexicon
    values: Values
    speller: Speller
    filters: Mapping[Words, DefaultFilter]

    def knows(self, word: str) -> bool:
        """Whether the folded word is known to the language, the model or its values as it stands."""
        return self.speller.knows(word) or word in about_words(self.pack.language).known

    def prepare(self, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], dict[int, str]]:
        """Tokens with unknown words corrected, and the rule of each correction by token index."""
        fixes = corrected(tokens, _Known(self), self.speller)
        prepared: list[Token] = []
        reasons: dict[int, str] = {}
        for at, token in enumerate(tokens):
            words, reason = fixes.get(at, ((token.norm,), ""))
            for word in words:
                if reason:
                    reasons[len(prepared)] = reason
                prepared.append(replace(token, norm=word) if reason else token)
        return tuple(prepared), reasons

    def link(
        self, tokens: Sequence[Token], corrections: dict[int, str], written: str = ""
    ) -> tuple[Phrase, ...]:
        """Every phrase of the lattice, unknown words included; `written` is the question as it stands."""
        starting = [list(self._from(tokens, at)) for at in range(len(tokens))]
        inside = InnerFinder(self.pack, self.lexicon)
        for at, beginning in enumerate(starting):
            beginning.extend(TextFinder(self.pack).find(tokens, at, written))
            beginning.extend(inside.find(tokens, at, starting))
        found = [phrase for beginning in starting for phrase in beginning]
        return tuple(_with_corrections(phrase, corrections) for phrase in beside_own_words(found))

    def _from(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        values = list(ValueFinder(self.pack, self.lexicon, self.values).find(tokens, at))
        for finder in (
            FunctionWords(self.pack),
            MomentFinder(self.pack),
            NamedPartFinder(self.pack, self.lexicon),
            FilterFinder(self.pack, self.filters),
        ):
            yield from finder.find(tokens, at)
        yield from find_showing(tokens, at, self.pack)
        if not (values and tokens[at].kind == "quoted"):  # a stored value in quotes is nothing else
            yield from TermFinder(self.pack, self.lexicon).find(tokens, at)
        yield from values


class _Known:
    """Whether a word is known to the language, the model or its values."""

    def __init__(self, linker: Linker) -> None:
        self.linker = linker

    def __contains__(self, word: object) -> bool:
        linker, text = self.linker, str(word)
        return linker.knows(text) or linker.pack.stem(text) in linker.lexicon.containing


def _with_corrections(phrase: Phrase, corrections: dict[int, str]) -> Phrase:
    reasons = [corrections[at] for at in range(phrase.start, phrase.end) if at in corrections]
    if not reasons or phrase.kind in ("unknown", "text"):
        return phrase
    cost = phrase.cost + sum(WEIGHTS[reason] for reason in dict.fromkeys(reasons))
    return replace(phrase, cost=cost, reason=f"{phrase.reason}, {reasons[0]}", guessed=True)


def build_linker(
    pack: Pack, lexicon: Lexicon, values: Values, filters: Mapping[Words, DefaultFilter]
) -> Linker:
    """A linker over the words of all four."""
    named = {word for words in filters for word in words}
    known = frozenset(pack.vocabulary | pack.follow_up_words | pack.open_words | lexicon.surface | named)
    return Linker(pack, lexicon, values, _speller(pack, known, lexicon, values), filters)


def _speller(pack: Pack, known: frozenset[str], lexicon: Lexicon, values: Values) -> Speller:
    spellings = [(str(said), str(meant)) for said, meant in pack.data["spellings"]]
    return Speller(known, lexicon.neighbours(), pack.data["joiners"], spellings, values, _short_months(pack))


def _short_months(pack: Pack) -> frozenset[str]:
    """Short forms of months: a word that leaves out letters on purpose is no word with a typing error."""
    named = [[str(word) for word in words] for words in pack.data["months"].values()]
    return frozenset(word for first, *others in named for word in others if first.startswith(word))
