"""Linking the language's own words: operators, units, numbers, periods, and words without meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.linking.percentiles import read_percentiles
from engine.language.linking.short_codes import is_short_code
from engine.language.linking.verb_times import stands_as_verb
from engine.language.linking.word_places import may_stand
from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.phrases import VAGUE_PART, Phrase
from engine.language.slots import has_ending
from engine.language.times import read_periods, vague_spans
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_BOUNDS, _COMPARISONS = {"at_least", "at_most"}, {"more", "less"}
_BEFORE_NUMBER = _BOUNDS | _COMPARISONS | {"between"}
_BESIDE_FIELDS = {
    "more": "over_field",
    "less": "under_field",
    "more_after": "over_field",
    "less_after": "under_field",
}
_AFTER_NUMBER = {"or_more", "or_less", "more_after", "less_after"}
PAUSES = frozenset("?¿.!¡:()[]-–—'’‘“”\"…。")
PLAIN_VERB = "verb"  # the reason of a phrase of a verb that is bent by rule
OWN_VERB = "verb of"  # of one that the model has in some name, by the stems of the words for it
_ONCE = ("ignored", "quantity")  # that a word is such matters, not how many lists say so


@dataclass(frozen=True)
class FunctionWords:
    """Finds phrases that any question in the language may hold, whatever the model."""

    pack: Pack

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`; an unknown word where nothing else may stand."""
        yield from self._words(tokens, at)
        yield from self._numbers(tokens, at)
        if self._is_plural_mark(tokens, at):
            yield Phrase(at, at + 1, "ignored", "plural", 0.0, "punctuation")
        if tokens[at].kind == "symbol" and (
            PAUSES & {tokens[at].text, tokens[at].norm} or tokens[at].norm == "'s"
        ):
            yield Phrase(at, at + 1, "ignored", "punctuation", 0.0, "punctuation")
        else:
            yield Phrase(at, at + 1, "unknown", tokens[at].text, WEIGHTS["unknown"], "unknown")

    def _words(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        reach = self.pack.longest_from.get(tokens[at].norm, 0)
        for end in range(at + 1, min(at + reach, len(tokens)) + 1):
            if tokens[end - 1].kind == "quoted":  # a name or a value: it is neither done nor passed over
                return
            words = tuple(token.norm for token in tokens[at:end])
            for kind, table in self.pack.tables:
                names = table.get(words)
                if not names:
                    continue
                cost = WEIGHTS.get(kind, 0.0)
                for name in self._meant(names, tokens[at:end])[: 1 if kind in _ONCE else None]:
                    if self._fits(kind, name, tokens, at, end):
                        dear = WEIGHTS["verb"] * (kind == "ignored" and name == "verb")
                        dear = dear + WEIGHTS["spelling"] * (2 * self._is_other_accent(tokens[at:end], name))
                        yield Phrase(at, end, kind, name, cost + dear, kind)
                    elif kind == "op" and name in _BESIDE_FIELDS and at > 0 and at + 1 < len(tokens):
                        yield Phrase(at, end, kind, _BESIDE_FIELDS[name], cost, kind)
            yield from self._doings(tokens, at, end, words)
        if any(token.kind == "quoted" for token in tokens[at + reach : at + self.pack.longest]):
            return
        yield from self._plain_verb(tokens, at)
        if tokens[at].norm in self.pack.thesaurus["turns"] and self._turns(tokens, at):
            yield Phrase(at, at + 1, "ignored", "adverb", WEIGHTS["ignored"], "ignored")

    def _turns(self, tokens: Sequence[Token], at: int) -> bool:
        """ "Due back but still out": the description goes on; "all but Leeds" leaves something out."""
        if not 0 < at < len(tokens) - 1 or tokens[at - 1].norm in self.pack.thesaurus["turned_out"]:
            return False
        behind = (tokens[at + 1].norm,)
        rules = {*self.pack.ignored.get(behind, ()), *self.pack.doings.get(behind, ())}
        names = {*self.pack.operators.get(behind, ())}
        return bool(rules & {"copula", "relative", "state", "clause"}) or bool(names & {"not", "absent"})

    def _plain_verb(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """An ordinary verb, which is none with a capital, nor where it may be a noun: "the cost", "costs"."""
        word = tokens[at].norm
        if at == 0 or tokens[at].kind != "word" or not tokens[at].text.islower():
            return
        if word in self.pack.thesaurus["open_particles"] and self._is_done(tokens, at):
            yield Phrase(at, at + 1, "ignored", "adverb", WEIGHTS["ignored"], "ignored")
        sure = word in self.pack.verb_of or (word in self.pack.bent and stands_as_verb(tokens, at, self.pack))
        if sure and "doing" not in self.pack.doings.get((word,), ()):
            yield Phrase(at, at + 1, "ignored", "doing", WEIGHTS["ignored"] + WEIGHTS["verb"], PLAIN_VERB)

    def _is_done(self, tokens: Sequence[Token], at: int) -> bool:
        """ "Thrown away": a verb stands right before, and both together say no more than it."""
        before = tokens[at - 1].norm
        done = before in self.pack.bent or "doing" in self.pack.doings.get((before,), ())
        verb = done or before in self.pack.verb_of
        return verb and f"{before} {tokens[at].norm}" not in self.pack.thesaurus["closed_pairs"]

    def _doings(self, tokens: Sequence[Token], at: int, end: int, words: tuple[str, ...]) -> Iterator[Phrase]:
        """Verbs of doing, those that are nouns as well after "we" or "you", and adverbs beside verbs."""
        names = self.pack.doings.get(words, ())
        if not names or any(token.text.istitle() for token in tokens[at + 1 : end]):
            return  # "at All" is a place
        dear = {"doing": WEIGHTS["verb"], "our": WEIGHTS["verb"]}
        for name in names:
            if at > 0 and (name != "our" or self._is_verb(tokens, at)):
                rule = "doing" if name == "our" else name
                yield Phrase(at, end, "ignored", rule, WEIGHTS["ignored"] + dear.get(name, 0.0), "ignored")

    def _is_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a subject or "not" stands right before: "we buy", "do not buy"."""
        before = tokens[at - 1].norm
        denied = {"not", "absent"} & set(self.pack.operators.get((before,), ()))
        return before in self.pack.thesaurus["subjects"] or bool(denied)

    def _meant(self, names: Sequence[str], span: Sequence[Token]) -> list[str]:
        """What words may stand for as they are written, the meaning so written first.

        One that means "by" and "per" is said once.
        """
        said = [name for name in names if not (name == "per" and "by" in names)]
        if len(span) > 1 or len(said) < 2:
            return [name for name in said if len(span) > 1 or self.pack.is_spelled(span[0], name)]
        able = [name for name in said if self.pack.is_spelled(span[0], name)]
        return sorted(able, key=lambda name: not self.pack.is_written(span[0], name))

    def _is_other_accent(self, span: Sequence[Token], name: object) -> bool:
        """Whether a word written without an accent is taken for one with it: "e" for "é"."""
        return len(span) == 1 and not self.pack.is_written(span[0], str(name))

    def _denies(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """ "Paid or not" asks for both; "or not" before something else denies that."""
        is_or = "or" in self.pack.operators.get((tokens[at].norm,), ())
        follows = end < len(tokens) and tokens[end].kind != "symbol"
        return is_or and follows and tokens[end].norm not in self.pack.function_words

    def _fits(self, kind: str, name: object, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Comparison words mean a comparison only beside a number; unit words only after one."""
        if kind == "ignored" and self._is_misplaced(str(name), tokens, at, end):
            return False
        if kind == "op" and not self._is_placed(str(name), tokens, at, end):
            return False
        if kind == "ignored" and name == "either" and self._denies(tokens, at, end):
            return False
        if kind == "ignored" and name == "trailing":
            return at > 0 and self._trails(tokens, end)
        if kind == "ignored" and name == "counter":
            return at > 0 and self._counts(tokens, at)
        if kind == "op" and name == "between" and self._tells_difference(tokens[:at]):
            return True
        if kind == "op" and name in _BEFORE_NUMBER:
            follow = range(end, min(end + 2, len(tokens)))
            return any(
                read_number(tokens, index, self.pack)
                or (index == end and self._says_times(tokens[index]))
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

    def _is_misplaced(self, rule: str, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether words that are passed over say something where they stand."""
        if end == at + 1 and is_short_code(tokens, at, self.pack):
            return True
        if rule == "verb":
            return at == 0  # what opens with a verb asks for it to be done
        if rule == "question":  # "by how people paid" is a class, and no question
            return at > 0 and "by" in self.pack.operators.get((tokens[at - 1].norm,), ())
        return rule == "request" and _is_noun_place(tokens, at, end, self.pack)

    def _is_placed(self, name: str, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether an operator may stand there."""
        stray = (name == "or" and self._is_stray_nor(tokens, at, end)) or (
            name == "by" and self._is_place(tokens, at)
        )
        return not stray and may_stand(name, tokens, at, end, self.pack)

    def _is_place(self, tokens: Sequence[Token], at: int) -> bool:
        """ "O segundo país": behind an article it is the second, and not "according to"."""
        article = at > 0 and "article" in self.pack.ignored.get((tokens[at - 1].norm,), ())
        return article and tokens[at].norm in self.pack.places

    def _is_stray_nor(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """ "Weder Berlin noch Bonn" joins two; "noch" without the other word before says "still"."""
        words = self.pack.thesaurus
        if not words["neither"] or tokens[at].norm not in words["nor"] or end != at + 1:
            return False
        return not any(token.norm in words["neither"] for token in tokens[:at])

    def _tells_difference(self, before: Sequence[Token]) -> bool:
        """ "The difference in views between Mobile and TV": of these two, and no bounds."""
        return any(token.norm in self.pack.difference_nouns for token in before)

    def _says_times(self, token: Token) -> bool:
        """ "More than once"."""
        return any(name in ("once", "twice", "thrice") for name in self.pack.operators.get((token.norm,), ()))

    def _trails(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether nothing follows but a period: "what is the rate like this month", "how many then"."""
        rest = [at for at in range(end, len(tokens)) if tokens[at].kind != "symbol"]
        return not rest or any(read_periods(tokens, rest[0], self.pack))

    def _counts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a number, or a word such as "each" or "which", stands right before: "five pieces"."""
        before = tokens[at - 1]
        words = self.pack.operators.get((before.norm,), ())
        return (
            before.kind == "number"
            or before.norm in self.pack.data["numbers"]["words"]
            or before.norm in self.pack.data["numbers"]["scales"]
            or any(name in ("each", "which", "number_of") for name in words)
        )

    def _is_plural_mark(self, tokens: Sequence[Token], at: int) -> bool:
        """The s of "4090s"."""
        before = tokens[at - 1] if at else None
        if before is None or before.kind != "number" or before.end != tokens[at].start:
            return False
        endings = [ending for ending, singular in self.pack.data["plurals"] if not singular]
        return tokens[at].norm in endings

    def _numbers(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        number = read_number(tokens, at, self.pack)
        if number is not None:
            yield Phrase(at, number.end, "number", number, 0.0, "number")
        for end, share in read_percentiles(tokens, at, self.pack):
            yield Phrase(at, end, "agg", f"percentile {share}", 0.0, "percentile")
        bounded = number is not None and self._is_behind_bound(tokens, at)
        for read in read_periods(tokens, at, self.pack):
            if bounded and number is not None and read.end > number.end:
                continue  # "at most 1927 until May" is no time from 1927 on
            yield Phrase(at, read.end, "period", read.period, 0.0, f"{read.flag} period".strip())
        for end in vague_spans(tokens, at, self.pack):
            yield Phrase(at, end, "op", VAGUE_PART, 0.0, "period")
        place = self._ordinal(tokens, at)
        if place:
            yield Phrase(at, place[1], "ordinal", place[0], 0.0, "number")

    def _is_behind_bound(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether words that only bound a number end right before; "over 2024" may be a time."""
        for start in range(max(0, at - self.pack.longest), at):
            names = set(self.pack.operators.get(tuple(token.norm for token in tokens[start:at]), ()))
            if names & _BOUNDS or (at - start > 1 and names & _COMPARISONS):
                return True
        return False

    def _ordinal(self, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
        """ "Third", "21st": the number, and the index after it."""
        norm = tokens[at].norm
        if norm in self.pack.places:
            return self.pack.places[norm], at + 1
        if norm.isdecimal() and len(norm) <= 4 and int(norm) > 0 and has_ending(tokens, at, self.pack):
            return int(norm), at + 2
        return None


def _is_noun_place(tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """ "For report", "by group", "by kind and show": there a word names something and asks for nothing."""
    before = (tokens[at - 1].norm,) if at else ()
    operators = set(pack.operators.get(before, ()))
    last = all(token.kind == "symbol" for token in tokens[end:])
    said = "preposition" in pack.ignored.get(before, ()) and not set(before) & set(pack.data["before_verbs"])
    return said or bool(operators & {"by", "each", "per"}) or (last and "and" in operators)
