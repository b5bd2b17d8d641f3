"""Linking: every span of tokens to everything it could mean, as a lattice of phrases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.language.lexicon import Lexicon, Term
from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.spelling import Speller, corrected
from engine.language.times import read_periods
from engine.language.tokens import Token
from engine.language.values import ValueIndex, ValueRef
from engine.language.weights import WEIGHTS

_LONGEST_OPERATOR = 5
_LONGEST_PART = 4
_BEFORE_NUMBER = {"more", "less", "at_least", "at_most", "between"}
_AFTER_NUMBER = {"or_more", "or_less"}
_PAUSES = frozenset("?.!:()[]-–—/'’‘“”\"…")


@dataclass(frozen=True)
class Linker:
    """Everything known of words: the language, the model and its values."""

    pack: Pack
    lexicon: Lexicon
    values: ValueIndex
    speller: Speller

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

    def link(self, tokens: Sequence[Token], corrections: dict[int, str]) -> tuple[Phrase, ...]:
        """Every phrase of the lattice, unknown words included."""
        found = [phrase for at in range(len(tokens)) for phrase in self._from(tokens, at)]
        return tuple(_with_corrections(phrase, corrections) for phrase in found)

    def _from(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        yield from self._function_words(tokens, at)
        yield from self._numbers(tokens, at)
        yield from self._terms(tokens, at)
        yield from self._values(tokens, at)
        token = tokens[at]
        if self._is_plural_mark(tokens, at):
            yield Phrase(at, at + 1, "ignored", "plural", 0.0, "punctuation")
        if token.kind == "symbol" and (token.text in _PAUSES or token.norm == "'s"):
            yield Phrase(at, at + 1, "ignored", "punctuation", 0.0, "punctuation")
        else:
            yield Phrase(at, at + 1, "unknown", token.text, WEIGHTS["unknown"], "unknown")

    def _is_plural_mark(self, tokens: Sequence[Token], at: int) -> bool:
        """The s of "4090s"."""
        endings = [ending for ending, singular in self.pack.data["plurals"] if not singular]
        return (
            at > 0
            and tokens[at].norm in endings
            and tokens[at - 1].end == tokens[at].start
            and tokens[at - 1].kind == "number"
        )

    def _function_words(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        pack = self.pack
        tables = (("op", pack.operators), ("agg", pack.aggregates), ("unit", pack.units), ("grain", pack.grains),
                  ("quantity", pack.quantity_words), ("all_time", pack.all_time), ("vague", pack.vague), ("ignored", pack.ignored))  # fmt: skip
        for end in range(at + 1, min(at + _LONGEST_OPERATOR, len(tokens)) + 1):
            words = tuple(token.norm for token in tokens[at:end])
            for kind, table in tables:
                cost = WEIGHTS["ignored"] if kind == "ignored" else 0.0
                for name in table.get(words, ())[: 1 if kind in ("ignored", "quantity") else None]:
                    if self._fits(kind, name, tokens, at, end):
                        yield Phrase(at, end, kind, name, cost, kind)  # type: ignore[arg-type]

    def _fits(self, kind: str, name: object, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Comparison words mean a comparison only beside a number; unit words only after one."""
        if kind == "op" and name in _BEFORE_NUMBER:
            follow = range(end, min(end + 2, len(tokens)))
            return any(
                read_number(tokens, index, self.pack)
                or (name == "between" and any(read_periods(tokens, index, self.pack)))
                for index in follow
            )
        words = tuple(token.norm for token in tokens[at:end])
        if (
            kind in ("op", "agg")
            and words in self.pack.quantity_words
            and at
            and tokens[at - 1].kind == "number"
        ):
            return False
        if kind == "quantity" or (kind == "op" and name in _AFTER_NUMBER):
            numbers = (read_number(tokens, index, self.pack) for index in range(max(0, at - 4), at))
            return any(number is not None and number.end in (at, at - 1, at - 2) for number in numbers)
        return True

    def _numbers(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        number = read_number(tokens, at, self.pack)
        if number is not None:
            yield Phrase(at, number.end, "number", number, 0.0, "number")
        for read in read_periods(tokens, at, self.pack):
            yield Phrase(at, read.end, "period", read.period, 0.0, "period")

    def _terms(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        longest = max(self.lexicon.longest, _LONGEST_PART)
        stems = tuple(self.pack.stem(token.norm) for token in tokens[at : at + longest])
        for size in range(1, len(stems) + 1):
            whole = self.lexicon.whole(stems[:size])
            for term in whole:
                if not self._is_reread(term, tokens[at : at + size]):
                    cost = self._cost(term, tokens[at : at + size])
                    yield Phrase(at, at + size, term.kind, term.target, cost, term.source)
                    yield from self._coordinated(term, tokens, at, at + size)
            edges = (tokens[at], tokens[at + size - 1])
            if size <= _LONGEST_PART and not any(edge.norm in self.pack.function_words for edge in edges):
                yield from self._parts(at, stems[:size], {(term.kind, term.target) for term in whole})

    def _is_reread(self, term: Term, span: Sequence[Token]) -> bool:
        """A word that is known as it stands is no inflection of another: "hourly views" is not "hours viewed"."""
        pairs = list(zip(span, term.words, self._same(term, span), strict=True))
        changed = [token.norm for token, _, same in pairs if not same]
        bent = [token.norm for token, word, _ in pairs if token.norm != word]
        return any(word in self.pack.vocabulary or word in self.lexicon.surface for word in changed) or any(
            word in self.pack.function_words for word in bent
        )

    def _same(self, term: Term, span: Sequence[Token]) -> list[bool]:
        """Which words of the span are the term's own, plural endings aside."""
        pairs = zip(span, term.singulars, strict=True)
        return [self.pack.singular(token.norm) == word for token, word in pairs]

    def _cost(self, term: Term, span: Sequence[Token]) -> float:
        """A synonym is a little weaker than a label, another inflection weaker than the word itself."""
        same = self._same(term, span)
        plurals = sum(
            ok and token.norm != word for ok, token, word in zip(same, span, term.words, strict=True)
        )
        inflection = WEIGHTS["other_inflection"] * same.count(False) + WEIGHTS["plural"] * plurals
        return WEIGHTS[term.source] + WEIGHTS.get(term.kind, 0.0) + inflection

    def _coordinated(self, term: Term, tokens: Sequence[Token], start: int, end: int) -> Iterator[Phrase]:
        """ "Input and output FPS": what follows the last of joined words belongs to the first as well."""
        joined = start >= 2 and "and" in self.pack.operators.get((tokens[start - 1].norm,), ())
        if not joined or end - start < 2:
            return
        first = (self.pack.stem(tokens[start - 2].norm),)
        for cut in range(start + 1, end):
            tail = tuple(self.pack.stem(token.norm) for token in tokens[cut:end])
            for other in self.lexicon.whole(first + tail):
                if other.kind == term.kind:
                    yield Phrase(
                        start - 2, start - 1, other.kind, other.target, WEIGHTS["joined"], "coordination"
                    )

    def _parts(self, at: int, stems: tuple[str, ...], whole: set[tuple[str, str]]) -> Iterator[Phrase]:
        best: dict[tuple[str, str], float] = {}
        for match in self.lexicon.partial(stems):
            key = (match.term.kind, match.term.target)
            best[key] = max(best.get(key, 0.0), match.coverage)
        for (kind, target), coverage in best.items():
            if (kind, target) not in whole:
                cost = (
                    WEIGHTS["partial"] + WEIGHTS["partial_missing"] * (1 - coverage) + WEIGHTS.get(kind, 0.0)
                )
                yield Phrase(at, at + len(stems), kind, target, cost, "partial", guessed=True)  # type: ignore[arg-type]

    def _values(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        if tokens[at].kind == "quoted":
            for ref in self.values.find(_quoted_words(tokens[at])):
                yield Phrase(at, at + 1, "value", (ref,), WEIGHTS["value"], "quoted")
            return
        for size in range(1, min(self.values.longest, len(tokens) - at) + 1):
            span = tokens[at : at + size]
            for ref in self.values.find(tuple(token.norm for token in span)):
                if not self._is_plain_word(span, ref):
                    yield Phrase(at, at + size, "value", (ref,), WEIGHTS["value"], "value")
        yield from self._value_parts(tokens, at)

    def _value_parts(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """ "4090" finds RTX 4090; where several values carry the word, all of them are meant."""
        groups: dict[str, list[ValueRef]] = {}
        for ref in self.values.by_digit_word.get(tokens[at].norm, ()):
            groups.setdefault(ref.dimension, []).append(ref)
        for refs in groups.values():
            unique = {str(ref.value): ref for ref in refs}
            yield Phrase(
                at, at + 1, "value", tuple(unique.values()), WEIGHTS["value_part"], "part of a value", True
            )

    def _is_plain_word(self, span: Sequence[Token], ref: ValueRef) -> bool:
        """A stored value that is also a function word counts only when written as it is stored."""
        if ref.declared or len(span) > 1 or span[0].norm not in self.pack.function_words:
            return False
        return span[0].text != str(ref.value) or span[0].text.islower()


class _Known:
    """Whether a word is known to the language, the model or its values."""

    def __init__(self, linker: Linker) -> None:
        self.linker = linker

    def __contains__(self, word: object) -> bool:
        linker, text = self.linker, str(word)
        return text in linker.speller.known or linker.pack.stem(text) in linker.lexicon.containing

    def __iter__(self) -> Iterator[str]:
        return iter(self.linker.speller.known)


def _quoted_words(token: Token) -> tuple[str, ...]:
    from engine.language.tokens import words_of

    return words_of(token.text[1:-1])


def _with_corrections(phrase: Phrase, corrections: dict[int, str]) -> Phrase:
    reasons = [corrections[at] for at in range(phrase.start, phrase.end) if at in corrections]
    if not reasons or phrase.kind == "unknown":
        return phrase
    cost = phrase.cost + sum(WEIGHTS[reason] for reason in dict.fromkeys(reasons))
    return replace(phrase, cost=cost, reason=f"{phrase.reason}, {reasons[0]}", guessed=True)


def build_linker(pack: Pack, lexicon: Lexicon, values: ValueIndex) -> Linker:
    """A linker over the words of all three."""
    known = frozenset(pack.vocabulary | lexicon.surface | set(values.words()))
    return Linker(pack, lexicon, values, Speller(known, lexicon.neighbours()))
