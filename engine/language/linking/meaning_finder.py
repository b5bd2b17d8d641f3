"""What the model calls by another word of the same meaning: the last resort for a word that nothing knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.language.linking.lexicon import Lexicon
from engine.language.linking.same_meaning import same_meaning
from engine.language.linking.term_finder import TermFinder
from engine.language.linking.values import Values
from engine.language.pack import Pack
from engine.language.phrases import Phrase, known_places
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_SHORTEST = 3  # letters of a word that is hardly a short form of another
_BEFORE_NOUN = frozenset({("ignored", "article"), ("op", "per"), ("op", "by"), ("op", "each")})


@dataclass(frozen=True)
class MeaningFinder:
    """Puts the one word of the model that shares a meaning in place of an unknown one.

    Names are found so, and no values: what is called otherwise is mostly another value. Words for more or
    less than the model has are no others for it: "sedans" are not all the cars.
    """

    pack: Pack
    lexicon: Lexicon
    values: Values

    def find(self, tokens: Sequence[Token], found: Sequence[Phrase]) -> Iterator[Phrase]:
        """The phrases that words without any other than being unknown may stand for."""
        known = known_places(found)
        able = [at for at in range(len(tokens)) if at not in known and self._is_common(tokens, at)]
        if not able:
            return
        nouns = {one.end for one in found if one.kind == "agg" or (one.kind, one.target) in _BEFORE_NOUN}
        meant = {at: word for at in able if (word := self._meant(tokens[at].norm, at in nouns))}
        if not meant:
            return
        said = [
            replace(token, norm=meant[at], text=meant[at]) if at in meant else token
            for at, token in enumerate(tokens)
        ]
        terms = TermFinder(self.pack, self.lexicon)
        for at in range(len(said)):
            for phrase in terms.find(said, at):
                if not meant.keys().isdisjoint(range(phrase.start, phrase.end)):
                    cost = phrase.cost + WEIGHTS["same meaning"]
                    yield replace(phrase, cost=cost, reason=f"{phrase.reason}, same meaning", guessed=True)

    def _is_common(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether it is a plain word, and no name of somebody or something."""
        token = tokens[at]
        written = token.kind == "word" and token.norm.isalpha() and len(token.norm) >= _SHORTEST
        return written and (at == 0 or token.text.islower())

    def _meant(self, word: str, is_noun: bool) -> str:
        """The word of the model, if there is exactly one; a value called so is another thing meant."""
        for said in dict.fromkeys((self.pack.singular(word), word)):
            others = same_meaning(said, self.pack.language, is_noun=is_noun or said != word)
            if ways := [one for one in others if self._is_own(one) or self.values.find((one,))]:
                return ways[0] if len(ways) == 1 and self._is_own(ways[0]) else ""
        return ""

    def _is_own(self, word: str) -> bool:
        forms = {word, *self.pack.plurals(word)}
        return word not in self.pack.function_words and not forms.isdisjoint(self.lexicon.surface)
