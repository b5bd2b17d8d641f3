"""A number said as a sentence: "how long did people in Germany watch", by the phrasings of the model.

A sentence is found as a whole, and becomes several phrases, as other words may stand between its parts. Each
of them bears the places of all, so that none is read without the others (`grammar/checking/phrased.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.linking.phrasings import Phrasings, Said
from engine.language.linking.values import Values
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.sentences import BOUNDS, HEADS, Matcher, Parts, listed, openings, sentence
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

PHRASED = "phrasing"
_OTHERS = ("rest", "kind", "value", "count")  # read as anywhere
_RANKS = ("most", "oftenest", "longest", "ends")
Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class PhrasingFinder:
    """Finds what is said by the phrasings of a model."""

    pack: Pack
    phrasings: Phrasings
    values: Values

    def find(self, tokens: Sequence[Token]) -> Iterator[Phrase]:
        """The phrases of every sentence that is found, those that two of them share once."""
        hits = [one for token in tokens for one in self.phrasings.by_word.get(token.norm, ())]
        if not hits:
            return
        found: dict[Runs, dict[tuple[str, str], None]] = {}
        heads: dict[Runs, int] = {}
        for said in {id(one): one for one in hits}.values():
            for runs, head in self._runs(said, tokens):
                found.setdefault(runs, {})[(said.kind, said.target)] = None
                heads[runs] = head
        for runs, targets in found.items():
            yield from _phrases(runs, heads[runs], list(targets))

    def _runs(self, said: Said, tokens: Sequence[Token]) -> Iterator[tuple[Runs, int]]:
        """The stretches of words that belong to a sentence, and in which of them it says what is done."""
        forms, asked = self.pack.thesaurus["phrasings"], said.phrasing.asked
        matcher = Matcher(said, tokens, self.pack, self.values)
        for form in forms[asked]:
            yield from self._found(matcher, form, True)
        for form in forms["ranked"].get(asked, ()):
            yield from self._found(matcher, form, False)

    def _found(self, matcher: Matcher, form: str, own: bool) -> Iterator[tuple[Runs, int]]:
        """Where a form of sentence stands; `own` unless its plain words are of a ranking."""
        each, first = matcher.said.phrasing.each, openings(self.pack, form)
        if first is not None and first.isdisjoint(matcher.words):
            return
        for at, word in enumerate(matcher.words):
            for parts in matcher.match(sentence(form), at) if first is None or word in first else ():
                told = not each or any(one.slot == "each" for one in parts)
                if told and not self._goes_on(matcher.tokens, parts):
                    yield _joined(parts, own)

    def _goes_on(self, tokens: Sequence[Token], parts: Parts) -> bool:
        """ "Viewers who watched more than 5 hours": a bound behind it is on a number of each of them.

        A particle behind it makes another verb of it.
        """
        end = parts[-1].end
        behind = tuple(token.norm for token in tokens[end : end + 1])
        if not behind:
            return False
        if behind in listed(self.pack, "particles"):
            return True
        if tokens[end].kind == "number" or behind[0] in self.pack.data["numbers"]["words"]:
            return True
        longest = (tuple(token.norm for token in tokens[end : end + size]) for size in (1, 2, 3))
        return any(name in BOUNDS for words in longest for name in self.pack.operators.get(words, ()))


def _joined(parts: Parts, own: bool) -> tuple[Runs, int]:
    """Parts beside each other as one stretch; a ranking stays to be read as anywhere."""
    kept = [
        one
        for one in parts
        if one.end > one.start and one.slot not in _OTHERS and (own or (one.slot and one.slot not in _RANKS))
    ]
    head = next(one for one in kept if one.slot in HEADS)
    runs: list[tuple[int, int]] = []
    for one in kept:
        if runs and runs[-1][1] == one.start:
            runs[-1] = (runs[-1][0], one.end)
        else:
            runs.append((one.start, one.end))
    return tuple(runs), next(at for at, (start, end) in enumerate(runs) if start <= head.start < end)


def _phrases(runs: Runs, head: int, targets: Sequence[tuple[str, str]]) -> Iterator[Phrase]:
    reason = f"{PHRASED} {' '.join(f'{start}-{end}' for start, end in runs)}"
    for at, (start, end) in enumerate(runs):
        if at != head:
            yield Phrase(start, end, "phrasing", ", ".join(name for _, name in targets), 0.0, reason)
    start, end = runs[head]
    for kind, target in targets:
        if kind == "metric":
            yield Phrase(start, end, "metric", target, WEIGHTS[PHRASED], reason)
        else:
            count = Phrase(start, start, "op", "number_of", 0.0, "open")
            rows = Phrase(start, end, "dataset", target, 0.0, reason)
            yield Phrase(start, end, "inside", (count, rows), WEIGHTS[PHRASED], reason)
