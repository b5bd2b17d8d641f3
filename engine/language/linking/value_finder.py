"""Linking values: said whole, quoted, or by the one word that carries a digit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.countries import is_other_name
from engine.language.linking.lexicon import Lexicon
from engine.language.linking.meant_values import find_meant
from engine.language.linking.values import ValueRef, Values
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import ENGLISH, Token, words_of
from engine.language.weights import WEIGHTS

_SHORTEST = 4  # letters of a value before its ending
_SHORTEST_SEVERAL = 3  # letters of a value that has a plural
_LONGEST_SAID = 6  # words of a yes with small words inside


@dataclass(frozen=True)
class ValueFinder:
    """Finds stored values."""

    pack: Pack
    lexicon: Lexicon
    values: Values

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every value that some words from `at` on may mean."""
        if tokens[at].kind == "quoted":
            for ref in self.values.find(words_of(tokens[at].text[1:-1])):
                yield Phrase(at, at + 1, "value", (ref,), WEIGHTS["value"], "quoted")
            return
        for size in range(1, min(self.values.longest, len(tokens) - at) + 1):
            span = tokens[at : at + size]
            if size == 1 and self.pack.is_particle(span[0]):
                continue
            for ref in self.values.find(tuple(token.norm for token in span)):
                other = is_other_name([token.norm for token in span], ref.value) and not ref.declared
                if other and span[0].text.islower() and span[0].norm in self.pack.function_words:
                    continue  # "tell us"
                if size == 1 and (self._is_pronoun(tokens, at, ref) or self._is_accented(span[0], ref)):
                    continue  # "belong to us", and no US
                cost = WEIGHTS["plain_value" if self._is_plain_word(span, ref) else "value"]
                cost += WEIGHTS["other_inflection"] * other
                cost += WEIGHTS["named_value"] * self._is_a_name(span)
                yield Phrase(at, at + size, "value", (ref,), cost, "value")
            for ref in self._plurals(span):
                cost = WEIGHTS["value"] + WEIGHTS["plural"]
                yield Phrase(at, at + size, "value", (ref,), cost, "plural of a value")
            if not self.values.begins(tuple(token.norm for token in span)):
                break
        yield from self._with_small_words(tokens, at)
        yield from find_meant(tokens, at, self.pack, self.values)
        yield from self._declined(tokens, at)
        yield from self._otherwise_cut(tokens, at)
        yield from self._value_parts(tokens, at)

    def _with_small_words(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """ "Missed the SLA", "SLA was missed": a yes of several words with an article or "was" inside."""
        for size in range(3, min(_LONGEST_SAID, len(tokens) - at) + 1):
            words = [token.norm for token in tokens[at : at + size]]
            kept = tuple(word for word in words if not self._is_small(word))
            edges = self._is_small(words[0]) or self._is_small(words[-1])
            if edges or len(kept) in (1, size):
                continue
            for ref in self.values.find(kept):
                if ref.declared:
                    cost = WEIGHTS["value"] + WEIGHTS["reordered"]
                    yield Phrase(at, at + size, "value", (ref,), cost, "value")

    def _is_accented(self, word: Token, ref: ValueRef) -> bool:
        """ "São", "lá": a small word of the language by its accent, and no code such as SAO or LAX."""
        written = word.text.islower() and not word.text.isascii() and word.text in self.pack.accented
        return written and word.norm in self.pack.function_words and str(ref.value).isupper()

    def _is_pronoun(self, tokens: Sequence[Token], at: int, ref: ValueRef) -> bool:
        """Whether a pronoun in small letters is meant, where a value in capitals has the same: "to us".

        Behind a word of being inside somewhere it is that place: "customers in us".
        """
        within = self.pack.thesaurus["within"]
        word = tokens[at]
        small = word.text.islower() and "pronoun" in self.pack.ignored.get((word.norm,), ())
        outside = bool(within) and at > 0 and tokens[at - 1].norm not in within
        return small and outside and str(ref.value).isupper()

    def _is_small(self, word: str) -> bool:
        return bool({"article", "copula", "pronoun"} & set(self.pack.ignored.get((word,), ())))

    def _declined(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """ "Entregadas", "stornierte": another form of a value in small letters, which is no name."""
        token = tokens[at]
        if (
            not token.text.islower()
            or token.norm in self.pack.function_words
            or self.lexicon.whole((self.pack.stem(token.norm),))
            or self.values.find((token.norm,))
        ):
            return
        endings = [str(ending) for ending in self.pack.thesaurus["endings"] if token.norm.endswith(ending)]
        bases = {token.norm[: len(token.norm) - len(ending)] for ending in endings}
        forms = {
            f"{base}{end}"
            for base in bases
            if len(base) >= _SHORTEST
            for end in self.pack.thesaurus["endings"]
        }
        for form in sorted(forms):
            for ref in self.values.find((form,)):
                if str(ref.value).islower():
                    cost = WEIGHTS["value"] + WEIGHTS["other_inflection"]
                    yield Phrase(at, at + 1, "value", (ref,), cost, "plural of a value")

    def _otherwise_cut(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Values are cut in one way for all languages: "0.13.8" also where a point is no decimal sign."""
        end = at + 1
        while end < len(tokens) and tokens[end].start == tokens[end - 1].end:
            end += 1
        for stop in range(end, at + 1, -1) if self.pack.notation != ENGLISH else ():
            words = words_of("".join(token.text for token in tokens[at:stop]))
            if words != tuple(token.norm for token in tokens[at:stop]):
                for ref in self.values.find(words):
                    yield Phrase(at, stop, "value", (ref,), WEIGHTS["value"], "value")

    def _plurals(self, span: Sequence[Token]) -> Sequence[ValueRef]:
        """ "Cargo bikes" where the value is "cargo bike"; not a word that alone has a meaning of its own."""
        last = span[-1].norm
        one = self.pack.singular(last)
        named = self._is_own_name(span) or (len(span) == 1 and len(one) < _SHORTEST_SEVERAL)  # "pls"
        if one == last or named or last in self.pack.function_words:
            return []
        words = tuple(token.norm for token in span)
        whole = {ref.dimension for ref in self.values.find(words)}
        return [ref for ref in self.values.find((*words[:-1], one)) if ref.dimension not in whole]

    def _is_own_name(self, span: Sequence[Token]) -> bool:
        """Whether the model itself calls something so, and not only other words for it."""
        named = self.lexicon.whole(tuple(self.pack.stem(token.norm) for token in span))
        return any(term.source != "thesaurus" for term in named)

    def _is_a_name(self, span: Sequence[Token]) -> bool:
        """Whether the words name a metric or a dimension, which comes before a value called the same."""
        named = self.lexicon.whole(tuple(self.pack.stem(token.norm) for token in span))
        return any(
            term.kind == "dimension" or (term.kind == "metric" and term.source in ("label", "name"))
            for term in named
        )

    def _value_parts(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """ "4090" finds RTX 4090; where several values carry the word, all of them are meant."""
        groups: dict[str, list[ValueRef]] = {}
        for ref in self.values.parts(tokens[at].norm):
            groups.setdefault(ref.dimension, []).append(ref)
        for refs in groups.values():
            unique = {str(ref.value): ref for ref in refs}
            yield Phrase(
                at, at + 1, "value", tuple(unique.values()), WEIGHTS["value_part"], "part of a value", True
            )

    def _is_plain_word(self, span: Sequence[Token], ref: ValueRef) -> bool:
        """A stored value that is also a function word, and not written with the capital it is stored with."""
        if ref.declared or len(span) > 1 or span[0].norm not in self.pack.function_words:
            return False
        return span[0].text != str(ref.value) or span[0].text.islower()
