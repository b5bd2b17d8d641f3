"""How long something took: "time to resolve an incident", "days between order and delivery"."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.language.linking.lapses import Amount, Lapse, Lengths, Place
from engine.language.linking.lexicon import Lexicon
from engine.language.linking.moments import Moment
from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.pack_data import WordIndex, indexed
from engine.language.patterns import compile_pattern, match, may_start
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms, words_of
from semantic.filters import Compare, Operator

_LONGEST = 3  # words of a happening
_OPS: dict[str, Operator] = {"more": ">", "less": "<", "at_least": ">=", "at_most": "<="}
_SECONDS = {"min": 60, "h": 3_600, "days": 86_400}
_TABLES: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "k": ("lapse_numbers", float),
    "w": ("lapse_scales", float),
    "l": ("lapse_sides", str),
}
_STATES = ("s", "d", "t", "e")
Words = tuple[str, ...]
Slots = Mapping[str, Any]


@dataclass(frozen=True)
class LapseFinder:
    """Finds each such length of time as one phrase, or a limit to it."""

    pack: Pack
    lexicon: Lexicon
    lengths: Lengths

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every one that starts at `at`: the average where no other number of them is asked for."""
        if not self.lengths.lapses:
            return
        for pattern in map(compile_pattern, self.pack.thesaurus["lapses"]):
            if not may_start(pattern, tokens[at:], self._fill):
                continue
            for end, slots in match(pattern, tokens, at, self._fill, {}):
                if not self._is_named(tokens[at:end]):
                    for name in self._meant(slots, tokens, at, end):
                        yield self._phrase(name, slots, tokens, at, end)

    def _phrase(self, name: str, slots: Slots, tokens: Sequence[Token], at: int, end: int) -> Phrase:
        if "w" in slots or "l" in slots:
            limit = self._limit(name, slots)
            return Phrase(at, end, "moment", Moment(name, said=limit), 0.0, "lapse")
        return averaged(Phrase(at, end, "measure", name, 0.0, "lapse"), tokens, self.pack)

    def _limit(self, name: str, slots: Slots) -> Compare:
        """The bound in the unit that the number is told in; "late" is any time after what was planned."""
        if "w" not in slots:
            return Compare(field=name, op=slots["l"], value=0)
        unit = next(one.unit for one in self.lengths.lapses if one.name == name)
        bound = round(slots["k"] * slots["w"] / _SECONDS[unit], 6)
        return Compare(
            field=name, op=slots.get("o", "<="), value=int(bound) if bound == int(bound) else bound
        )

    def _stored(self, slots: Slots, about: frozenset[str], unit: str) -> list[str]:
        """The numbers of the rows themselves that say how long they are in a state: the days open."""
        said = slots.get("s", slots.get("d"))
        words = self.pack.thesaurus["lapse_states"][said][1] if said is not None else ()
        stems = [frozenset(map(self.pack.stem, norms(word))) for word in words]
        own = [one for one in self.lengths.amounts if one.dataset in about and one.unit in (unit, "")]
        return [one.name for one in own if any(map(one.has, stems))] if unit else []

    def _is_named(self, tokens: Sequence[Token]) -> bool:
        """Whether the model has a name like that, or some of the words name a number of its: "lead time"."""
        said = [token.norm for token in tokens]
        own = {one.name for one in self.lengths.lapses}
        if any(one.target not in own for one in self.lexicon.whole(tuple(map(self.pack.stem, said)))):
            return True
        spans = (tuple(said[at:end]) for at in range(len(said)) for end in range(at + 1, len(said) + 1))
        passed = {*_units(self.pack), *self.pack.aggregates}
        amounts = {one.name for one in self.lengths.amounts}
        return any(
            term.target in amounts and term.singulars == tuple(map(self.pack.singular, span))
            for span in spans
            if span not in passed
            for term in self.lexicon.whole(tuple(map(self.pack.stem, span)))
        )  # no "take" of takings

    def _fill(self, slot: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Any, int]]:
        if slot == "k":
            number = read_number(tokens, at, self.pack) if at < len(tokens) else None
            if number:
                yield from [(number.value, number.end)] if not number.percent else []
                return
        for size in range(1, _LONGEST + 2):
            words = tuple(token.norm for token in tokens[at : at + size])
            if len(words) < size:
                return
            yield from ((found, at + size) for found in self._filling(slot, words))

    def _filling(self, slot: str, words: Words) -> Iterator[Any]:
        if slot == "u":
            yield from _units(self.pack).get(words, ())[:1]
        elif slot in _TABLES:
            yield from map(_TABLES[slot][1], _table(self.pack, _TABLES[slot][0]).get(words, ())[:1])
        elif slot == "n":
            named = self._things(words)
            yield from [named] if named else []
        elif slot in _STATES:
            place = _states(self.pack).get(words)
            yield from [place[0]] if place and place[1] == slot else []
        elif slot == "o":
            yield from (_OPS[name] for name in self.pack.operators.get(words, ()) if name in _OPS)
        elif len(words) <= _LONGEST:
            times = self._happened(words)
            yield from [times] if times else []

    def _things(self, words: Words) -> frozenset[str]:
        terms = self.lexicon.whole(tuple(map(self.pack.stem, words)))
        return frozenset(term.target for term in terms if term.kind == "dataset")

    def _happened(self, words: Words) -> frozenset[Place]:
        """The times that the words may be said of."""
        kept = [word for word in words if word not in self.pack.time_nouns] if len(words) > 1 else [*words]
        if not kept or any(self.pack.is_link(word) for word in kept):
            return frozenset()
        said = {frozenset(map(self.pack.stem, kept)), *_events(self.pack).get(tuple(kept), ())}
        return frozenset().union(*map(self.lengths.named, said))

    def _meant(self, slots: Slots, tokens: Sequence[Token], at: int, end: int) -> Iterator[str]:
        """The numbers that fit: in the unit said, of the things said, from the first time to the last."""
        named = slots.get("n") or slots.get("n2")
        about = named or self._said_things(tokens)
        said = {
            unit
            for token in (*tokens[:at], *tokens[end:])
            for unit in _units(self.pack).get((token.norm,), ())
        }
        unit = slots.get("u", "") or slots.get("u2", "") or next(iter(said - {""}), "")
        if ("t" in slots or "e" in slots) and (not about or self._is_told(about)):
            return
        stored = self._stored(slots, about, unit)
        found = self._between(slots, about, bool(named))
        if "w" in slots:
            found = _measurable(found, slots["w"])
        elif "l" not in slots:
            found = [one for one in found if not unit or one.unit == unit]
        if "a" not in slots and any(one.main for one in found):
            found = [one for one in found if one.main]
        first: dict[tuple[str, str, str], str] = {}
        for one in found:
            first.setdefault((one.dataset, one.first, one.last), one.name)
        yield from stored or first.values()

    def _between(self, slots: Slots, about: frozenset[str], named: bool) -> list[Lapse]:
        """Those of the things said, or of rows that belong to them where the times or a state are said."""
        found = [one for one in self.lengths.lapses if self._fits(one, slots)]
        own = [one for one in found if one.dataset in about]
        told = "a" in slots or "s" in slots or "d" in slots
        below = [one for one in found if any((one.dataset, to) in self.lengths.coarser for to in about)]
        return own or (below if told else []) or ([] if named else found)

    def _is_told(self, about: frozenset[str]) -> bool:
        """Whether the things have a number of their own for how long they take: minutes, visit duration."""
        return any(one.dataset in about and self._tells(one) for one in self.lengths.amounts)

    def _tells(self, one: Amount) -> bool:
        noun = frozenset(map(self.pack.stem, words_of(one.dataset)))
        bare = one.is_time and any(len(name - noun) == 1 for name in one.names)
        return bare or any(map(one.has, self._lasting))

    @property
    def _lasting(self) -> list[frozenset[str]]:
        words = [
            word for kind, group, *_ in self.pack.thesaurus["lapse_states"] if kind == "e" for word in group
        ]
        return [frozenset(map(self.pack.stem, norms(word))) for word in words]

    def _said_things(self, tokens: Sequence[Token]) -> frozenset[str]:
        said = [token.norm for token in tokens]
        spans = (tuple(said[at:end]) for at in range(len(said)) for end in range(at + 1, at + _LONGEST + 1))
        return frozenset(name for words in spans for name in self._things(words))

    def _fits(self, one: Lapse, slots: Slots) -> bool:
        state = next((slots[kind] for kind in _STATES if kind in slots), None)
        if "l" in slots or (one.planned and "a" not in slots):
            return one.planned and "l" in slots and (one.dataset, one.last) in slots["b"]
        if state is not None:
            _, _, starts, ends = self.pack.thesaurus["lapse_states"][state]
            return self._in(one.dataset, one.first, starts) and self._in(one.dataset, one.last, ends)
        first = "a" not in slots or (one.dataset, one.first) in slots["a"]
        return first and (one.dataset, one.last) in slots.get("b", frozenset())

    def _in(self, dataset: str, time: str, events: Sequence[str]) -> bool:
        return any((dataset, time) in self._happened(tuple(norms(event))) for event in events)


def _measurable(found: Sequence[Lapse], seconds: float) -> list[Lapse]:
    """Those in the largest unit that a bound in units of so many seconds can be told in."""
    fitting = [one for one in found if one.unit != "days" or seconds >= _SECONDS["days"]]
    best = sorted((one for one in fitting if _SECONDS[one.unit] <= seconds), key=_seconds, reverse=True)
    return best or sorted(fitting, key=_seconds)


def _seconds(one: Lapse) -> int:
    return _SECONDS[one.unit]


@lru_cache(maxsize=64)
def _table(pack: Pack, section: str) -> WordIndex:
    """Words for a number, a unit behind it or a side of what was planned, with what each says."""
    return indexed(pack.thesaurus[section])


@lru_cache(maxsize=16)
def _units(pack: Pack) -> WordIndex:
    """Words for lengths of time with their unit, "" where they say none."""
    return indexed(pack.thesaurus["lapse_units"])


@lru_cache(maxsize=16)
def _states(pack: Pack) -> dict[Words, tuple[int, str]]:
    """States with the number of their entry, and whether they are adjectives or nouns."""
    states = enumerate(pack.thesaurus["lapse_states"])
    return {tuple(norms(word)): (at, kind) for at, (kind, words, *_) in states for word in words}


@lru_cache(maxsize=16)
def _events(pack: Pack) -> dict[Words, tuple[frozenset[str], ...]]:
    """The words for each happening, with the stems of all words for it."""
    found: dict[Words, tuple[frozenset[str], ...]] = {}
    for group in pack.thesaurus["lapse_events"]:
        stems = tuple(frozenset(map(pack.stem, norms(word))) for word in group)
        for word in group:
            said = tuple(norms(word))
            found[said] = (*found.get(said, ()), *stems)
    return found


def averaged(found: Phrase, tokens: Sequence[Token], pack: Pack) -> Phrase:
    """The average of a length where nothing outside its words says another number of them."""
    if says_number(tokens[: found.start], pack) or says_number(tokens[found.end :], pack):
        return found
    inner = Phrase(found.start, found.end, "agg", "average", 0.0, found.reason)
    return Phrase(found.start, found.end, "inside", (inner, found), 0.0, found.reason)


def says_number(tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether one number of all the rows is asked for: the longest, the median, on average."""
    said = [token.norm for token in tokens]
    extremes = {word for text in pack.superlatives for word in norms(text)}
    spans = (tuple(said[at : at + size]) for at in range(len(said)) for size in range(1, _LONGEST + 1))
    return not extremes.isdisjoint(said) or any(span in pack.aggregates for span in spans)
