"""Linking: every span of tokens to everything it could mean, as a lattice of phrases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from math import prod
from typing import Protocol

from engine.language.about.words import about_words
from engine.language.linking.amount_verbs import AmountVerbs
from engine.language.linking.asked_nouns import without_asked_verbs
from engine.language.linking.business import BusinessFinder, business_names
from engine.language.linking.company import Company, company_of
from engine.language.linking.currency_words import find_currencies
from engine.language.linking.deeds import Deeds, deeds_of, find_deeds, without_passed
from engine.language.linking.default_filters import FilterFinder, Words
from engine.language.linking.degree_finder import DegreeFinder
from engine.language.linking.function_words import OWN_VERB, PLAIN_VERB, FunctionWords
from engine.language.linking.had_values import without_classes
from engine.language.linking.incomes import incomes
from engine.language.linking.initials import initials, said_in_full
from engine.language.linking.inside import InnerFinder
from engine.language.linking.lapse_finder import LapseFinder
from engine.language.linking.lapses import Lengths
from engine.language.linking.lexicon import Lexicon, unnumbered
from engine.language.linking.manners import MannerFinder
from engine.language.linking.meaning_finder import MeaningFinder
from engine.language.linking.mistaken import without_mistaken
from engine.language.linking.moment_finder import MomentFinder
from engine.language.linking.moments import beside_own_words
from engine.language.linking.named_parts import NamedPartFinder
from engine.language.linking.named_times import NamedTimeFinder, ShortTimes, short_times
from engine.language.linking.number_words import number_words
from engine.language.linking.one_by_one import one_by_one
from engine.language.linking.overdue import overdue_of
from engine.language.linking.own_moves import own_before_moves
from engine.language.linking.own_values import own_values, without_replaced, without_small_codes
from engine.language.linking.phrasing_finder import PhrasingFinder
from engine.language.linking.phrasings import Phrasings
from engine.language.linking.short_forms import ShortForms, short_words
from engine.language.linking.states import States, find_states, states_of, without_bent
from engine.language.linking.term_finder import TermFinder
from engine.language.linking.text_finder import TextFinder
from engine.language.linking.unit_notes import find_unit_notes, unit_words
from engine.language.linking.value_finder import ValueFinder
from engine.language.linking.values import Values
from engine.language.linking.verb_times import find_verb_times
from engine.language.pack import Pack
from engine.language.patterns import compile_pattern
from engine.language.phrases import UNSURE, Phrase
from engine.language.showing import find_showing
from engine.language.slips import real_words
from engine.language.spelling import Speller, corrected
from engine.language.tokens import Token, norms
from engine.language.weights import WEIGHTS
from semantic.model import DefaultFilter

_SHORTEST_VERB = 4
_SHORTEST_STEM = 3  # letters of what has other forms
_SURE = 6  # letters of a mistyped word that is hardly another one
_SHORTEST_NOUN = 4  # of those whose plural is a word as well: "ans" is none


class Finder(Protocol):
    """What finds phrases of one kind."""

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`."""


Prepared = tuple[tuple[Token, ...], dict[int, str]]  # corrected tokens, and the rules by their places
_MOST_WAYS = 8


@dataclass(frozen=True)
class Linker:
    """Everything known of words: the language, the model and its values."""

    pack: Pack
    lexicon: Lexicon
    values: Values
    speller: Speller
    filters: Mapping[Words, DefaultFilter]
    times: ShortTimes
    company: Company
    lengths: Lengths
    states: States = field(default_factory=dict)
    deeds: Deeds = field(default_factory=dict)
    shorts: ShortForms = field(default_factory=ShortForms)
    business: frozenset[Words] = frozenset()
    phrasings: Phrasings = field(default_factory=Phrasings)

    def knows(self, word: str) -> bool:
        """Whether the folded word is known to the language, the model or its values as it stands."""
        return self.speller.knows(word) or word in about_words(self.pack.language).known

    def is_declined(self, word: str) -> bool:
        """Whether it may be another form of a value: "entregadas"; it is no typing error then."""
        endings = [str(ending) for ending in self.pack.thesaurus["endings"]]
        bases = {word[: len(word) - len(ending)] for ending in endings if word.endswith(ending)}
        return any(self.values.find((f"{base}{end}",)) for base in bases if len(base) > 3 for end in endings)

    def prepare(self, tokens: Sequence[Token]) -> tuple[Prepared, ...]:
        """The tokens with unknown words corrected, once for each way in which all of them may be meant."""
        fixes = corrected(tokens, _Known(self), self.speller, self.company)
        if prod(len(ways) for ways, _ in fixes.values()) > _MOST_WAYS:
            fixes = {at: fix for at, fix in fixes.items() if len(fix[0]) == 1}
        chosen = product(*(ways for ways, _ in fixes.values()))
        reasons = {at: reason for at, (_, reason) in fixes.items()}
        return tuple(_with_words(tokens, dict(zip(fixes, words, strict=True)), reasons) for words in chosen)

    def lattice(self, prepared: Sequence[Prepared], written: str = "") -> tuple[Phrase, ...]:
        """Every phrase of the lattice, whichever words were meant; `written` is the question as it stands."""
        first, *others = prepared
        found = list(self.link(*first, written))
        for tokens, reasons in others:
            changed = {at for at in reasons if tokens[at].norm != first[0][at].norm}
            more = self.link(tokens, reasons, written)
            others_mean = (one for one in more if not changed.isdisjoint(range(one.start, one.end)))
            found = [*_unsure(found, changed), *_unsure(others_mean, changed)]
        return tuple(found)

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
        found = [
            verb
            for one in found
            for verb in ((one,) if one.kind != "ignored" else self._as_verbs(one, tokens))
        ]
        found += self._shortened(tokens)
        found += said_in_full(tokens, self.shorts.initials, TermFinder(self.pack, self.lexicon))
        found += MeaningFinder(self.pack, self.lexicon, self.values).find(tokens, found)
        found += incomes(found, tokens, self.pack)
        found += number_words(found, tokens, self.pack, self.lexicon.containing)
        found += PhrasingFinder(self.pack, self.phrasings, self.values).find(tokens)
        found = without_mistaken(found, tokens, self.lengths.timed)
        found = without_passed(without_bent(found, tokens, self.lexicon.surface))
        found = own_before_moves(one_by_one(found, tokens, self.pack))
        found = without_small_codes(beside_own_words(without_asked_verbs(found)), tokens, self.pack)
        found = without_classes(own_values(found, tokens, self.pack), tokens, self.pack)
        settled = without_replaced(found, tokens, self.pack)
        said = (
            one
            for one in settled
            if not (
                _is_passed_over(one, corrections, tokens)
                or self._is_own(one, tokens)
                or _cuts_identifier(one, tokens, written)
            )
        )
        return tuple(_with_corrections(phrase, corrections) for phrase in said)

    def _shortened(self, tokens: Sequence[Token]) -> Iterator[Phrase]:
        """What the model calls by short words: "material" where it has "mat", and nothing called material."""
        terms, values = (
            TermFinder(self.pack, self.lexicon),
            ValueFinder(self.pack, self.lexicon, self.values),
        )
        able = {at for at, token in enumerate(tokens) if self._may_be_shortened(token)}
        for said, places in self.shorts.ways(tokens, able) if able else ():
            for at in range(len(said)):
                named = (one for one in values.find(said, at) if all(ref.declared for ref in one.target))
                for phrase in (*terms.find(said, at), *named):
                    if not places.isdisjoint(range(phrase.start, phrase.end)):
                        cost = phrase.cost + WEIGHTS["short form"]
                        yield replace(phrase, cost=cost, reason=f"{phrase.reason}, short form", guessed=True)

    def _may_be_shortened(self, token: Token) -> bool:
        """Whether a word says nothing of the model's, nor anything that only the language does."""
        small = (
            token.norm in self.pack.function_words or self.pack.stem(token.norm) in self.lexicon.containing
        )
        return token.kind == "word" and not small and not self.values.find((token.norm,))

    def _is_own(self, phrase: Phrase, tokens: Sequence[Token]) -> bool:
        """ "Paid", "paid out" are no verbs to pass over where the model has an amount paid."""
        if (phrase.kind, phrase.target) != ("ignored", "verb"):
            return False
        words = (token.norm for token in tokens[phrase.start : phrase.end])
        said = {word for word in words if len(word) >= _SHORTEST_VERB}
        terms = [one for word in said for one in self.lexicon.containing.get(self.pack.stem(word), ())]
        return any(one.kind == "measure" and said & set(one.words) and len(one.words) > 1 for one in terms)

    def _as_verbs(self, phrase: Phrase, tokens: Sequence[Token]) -> Iterator[Phrase]:
        """The phrase; of a verb that the model has, or the noun made of it, one that says so.

        An ordinary verb goes where a value has it, and one that narrows where the model has it nowhere.
        """
        word = tokens[phrase.start].norm
        base = self.pack.verb_of.get(word, word)
        single = phrase.end - phrase.start == 1 and base in self.pack.bent
        if (phrase.kind, phrase.target) != ("ignored", "doing") or not single:
            yield phrase
            return
        said = (*self.pack.bent[base], *self.pack.nouns_of_verbs.get(base, ()))
        stems = sorted({self.pack.stem(one) for one in said} & self.lexicon.containing.keys())
        stored = any(map(self.values.knows, said))
        if stems and not stored:
            yield replace(phrase, reason=" ".join((OWN_VERB, *stems)))
        free = base in self.pack.plain_verbs and not stems and not stored
        if phrase.reason != PLAIN_VERB or free:
            yield phrase

    def _from(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        values = list(ValueFinder(self.pack, self.lexicon, self.values).find(tokens, at))
        for finder in self._finders:
            yield from (one for one in finder.find(tokens, at) if not self._is_named(one, tokens))
        yield from find_showing(tokens, at, self.pack)
        yield from find_unit_notes(tokens, at, self.pack)
        yield from find_currencies(tokens, at, self.pack)
        yield from find_states(tokens, at, self.states)
        yield from find_deeds(tokens, at, self.deeds, self.pack)
        yield from AmountVerbs(self.pack, self.lexicon).find(tokens, at)
        yield from find_verb_times(tokens, at, self.pack, self.lexicon)
        yield from LapseFinder(self.pack, self.lexicon, self.lengths).find(tokens, at)
        yield from DegreeFinder(self.pack, self.lexicon, self.lengths).find(tokens, at)
        if not (values and tokens[at].kind == "quoted"):  # a stored value in quotes is nothing else
            yield from TermFinder(self.pack, self.lexicon).find(tokens, at)
        yield from values

    @cached_property
    def _finders(self) -> tuple[Finder, ...]:
        """Those of the language's own words: made once, as each keeps what it looks words up in."""
        return (
            FunctionWords(self.pack),
            MomentFinder(self.pack),
            MannerFinder(self.pack, self.lexicon),
            NamedPartFinder(self.pack, self.lexicon),
            NamedTimeFinder(self.pack, self.times),
            FilterFinder(self.pack, self.filters),
            BusinessFinder(self.pack, self.lexicon, self.business),
        )

    def _is_named(self, phrase: Phrase, tokens: Sequence[Token]) -> bool:
        """Whether a verb of doing is a word in the name of a number: "amount paid".

        Verbs of making are one: "the pieces they turn out" are the quantity made, and no other pieces.
        """
        if phrase.kind != "ignored":
            return False
        said = [token.norm for token in tokens[phrase.start : phrase.end]]
        made_of = [token.norm for token in tokens[phrase.end : phrase.end + 1]] == ["of"]
        if " ".join(said) in self.pack.thesaurus["making"] and not made_of:
            said = [word for text in self.pack.thesaurus["making"] for word in norms(text)]
        elif phrase.target != "doing":
            return False
        return any(self.pack.stem(word) in self.lexicon.of_numbers for word in said)


def _unsure(phrases: Iterable[Phrase], places: Set[int]) -> Iterator[Phrase]:
    """Phrases, those with a word at one of the places as what may be meant otherwise."""
    for phrase in phrases:
        open_ = not places.isdisjoint(range(phrase.start, phrase.end)) and not phrase.reason.endswith(UNSURE)
        yield replace(phrase, reason=f"{phrase.reason}{UNSURE}") if open_ else phrase


def _with_words(
    tokens: Sequence[Token], words: Mapping[int, Sequence[str]], rules: Mapping[int, str]
) -> Prepared:
    prepared: list[Token] = []
    reasons: dict[int, str] = {}
    for at, token in enumerate(tokens):
        for word in words.get(at, (token.norm,)):
            changed = at in rules and word != token.norm  # as it stands is one of the ways
            if changed:
                reasons[len(prepared)] = rules[at]
            prepared.append(replace(token, norm=word, text=word) if changed else token)
    return tuple(prepared), reasons


class _Known:
    """Whether a word is known to the language, the model or its values."""

    def __init__(self, linker: Linker) -> None:
        self.linker = linker

    def __contains__(self, word: object) -> bool:
        linker, text = self.linker, str(word)
        pack, stem = linker.pack, linker.pack.stem(text)
        if stem in linker.lexicon.likewise or linker.is_declined(text) or self._is_of_several(text):
            return True
        if any(text in words for words in linker.states):
            return True
        one = pack.singular(text)  # "viewes" is no plural: there is no "viewe"
        short = len(stem) < _SHORTEST_STEM and stem not in pack.thesaurus["particles"]  # "sign-ups"
        if linker.knows(text) or stem not in linker.lexicon.containing or short:
            return linker.knows(text)
        if text[-1:] == text[-2:-1] and linker.knows(text[:-1]):
            return False  # "sharee"
        return one in (text, stem) or linker.knows(one)

    def _is_of_several(self, text: str) -> bool:
        """ "Dermatologists": many of a value, and no slip of the one."""
        one = self.linker.pack.singular(text)
        return one != text and bool(self.linker.values.find((one,)))


def _cuts_identifier(phrase: Phrase, tokens: Sequence[Token], written: str) -> bool:
    """Whether words that say nothing begin or end inside a name typed with underscores: "video_ended in"."""
    first, last = tokens[phrase.start], tokens[phrase.end - 1]
    if phrase.kind != "ignored" or last.end > len(written) or phrase.target == "punctuation":
        return False
    before, after = written[max(0, first.start - 1) : first.start], written[last.end : last.end + 1]
    return "_" in (before, after)


def _is_passed_over(phrase: Phrase, corrections: dict[int, str], tokens: Sequence[Token]) -> bool:
    """A short word that alone, and only by a correction, is one without meaning: "west" is not "went"."""
    alone = phrase.end - phrase.start == 1 and corrections.get(phrase.start) == "typo"
    said = tokens[phrase.start]
    short = said.end - said.start < _SURE
    return alone and short and phrase.kind == "ignored" and phrase.target in ("verb", "filler")


def _with_corrections(phrase: Phrase, corrections: dict[int, str]) -> Phrase:
    reasons = [corrections[at] for at in range(phrase.start, phrase.end) if at in corrections]
    if not reasons or phrase.kind in ("unknown", "text"):
        return phrase
    cost = phrase.cost + sum(WEIGHTS[reason] for reason in dict.fromkeys(reasons))
    return replace(phrase, cost=cost, reason=f"{phrase.reason}, {reasons[0]}", guessed=True)


def build_linker(
    pack: Pack,
    lexicon: Lexicon,
    values: Values,
    filters: Mapping[Words, DefaultFilter],
    lengths: Lengths,
    phrasings: Phrasings,
) -> Linker:
    """A linker over the words of all of them."""
    named = {word for words in filters for word in words}
    doings = {word for words in (*pack.doings, *unit_words(pack)) for word in words}
    own = pack.vocabulary | pack.follow_up_words | pack.open_words | lexicon.surface | named
    verbs = {*pack.verb_of, *pack.plain_verbs, *_of_lengths(pack, lengths)}
    business = business_names(pack, lexicon, values)
    called = {word for words in business for word in words}
    told = {word for word in phrasings.words if pack.singular(word) not in lexicon.surface}
    numbers = set(pack.thesaurus["number_words"])
    others = (doings | verbs | called | told | numbers | _likewise(pack, lexicon, values)) - own
    speller = _speller(pack, frozenset(own), others, lexicon, values)
    company = company_of(pack, lexicon, values, speller.real)
    shorts = _shorts(pack, lexicon, (own - lexicon.surface) | pack.vocabulary | doings)
    times, states = short_times(lexicon), {**states_of(lexicon, pack), **overdue_of(lexicon, values, pack)}
    return Linker(
        pack,
        lexicon,
        values,
        speller,
        filters,
        times,
        company,
        lengths,
        states,
        deeds_of(lexicon, pack),
        shorts,
        business,
        phrasings,
    )


def _shorts(pack: Pack, lexicon: Lexicon, others: Set[str]) -> ShortForms:
    """The short words of the model that are none of the `others`, which the language has a use for."""
    known, real = others | pack.ordinary, real_words(pack.language)
    words = short_words(lexicon.surface, known, real)
    agents = tuple(pack.thesaurus["agent_ends"])
    letters = initials(lexicon.surface, known, real)
    return ShortForms(words, lexicon.neighbours() if words else {}, pack.stem, pack.singular, agents, letters)


def _of_lengths(pack: Pack, lengths: Lengths) -> set[str]:
    """The words for what happens, where a model knows how long it takes, and adjectives for its numbers."""
    events = (*pack.thesaurus["lapse_events"], *_patterns(pack)) if lengths.lapses else ()
    degrees = [words for words, _ in pack.thesaurus["degree_words"]] if lengths.amounts else []
    return {word for group in (*events, *degrees) for text in group for word in norms(text)}


def _patterns(pack: Pack) -> Iterator[list[str]]:
    for pattern in pack.thesaurus["lapses"]:
        yield [" ".join(words) for one in compile_pattern(pattern) if not one.slot for words in one.choices]


def _likewise(pack: Pack, lexicon: Lexicon, values: Values) -> set[str]:
    """The words by which the thesaurus finds something of the model or a value, and that are not its own."""
    found = {word for term in lexicon.terms if term.source == "thesaurus" for word in unnumbered(term.words)}
    for words, meant in pack.meant_values.items():
        found |= set(words) if any(map(values.find, meant)) else set()
    for words, meant in pack.meant.items():
        found |= set(words) if any(map(lexicon.holds, meant)) else set()
    return {word for word in found if not values.knows(word)}


def _speller(pack: Pack, own: frozenset[str], verbs: set[str], lexicon: Lexicon, values: Values) -> Speller:
    """Verbs of doing and words of the thesaurus are known, but are what no typing error is meant for."""
    spellings = [(str(said), str(meant)) for said, meant in pack.data["spellings"]]
    known = own | verbs
    idle = frozenset(words[0] for words in pack.ignored if len(words) == 1)
    units = {word for words in pack.units for word in words} | pack.aggregate_words
    said = own - _never_meant(pack) - (pack.function_words - units)  # no "cames", no "wises"
    nouns = {word for word in said if len(word) >= _SHORTEST_NOUN}
    nouns |= lexicon.surface - pack.small_words
    return Speller(
        known,
        lexicon.neighbours(),
        pack.data["joiners"],
        spellings,
        values,
        (_never_meant(pack) | verbs) - lexicon.surface,
        pack.data["keyboard"],
        real_words(pack.language) | _nouns(pack),
        idle,
        frozenset(form for word in nouns for form in pack.plurals(word)) - known,
        pack.pairs,
    )


def _nouns(pack: Pack) -> frozenset[str]:
    """The thesaurus' own words, which are no typing errors where the model has nothing of the kind."""
    said = {word for words in pack.alike for word in words if len(word) > _SHORTEST_NOUN}
    return frozenset(form for word in said for form in (word, *pack.plurals(word)))


def _never_meant(pack: Pack) -> frozenset[str]:
    """What no unknown word is a typing error of: it would be passed over, or cut short."""
    verbs = {word for text in pack.thesaurus["verbs"] for word in norms(text)}
    said = {word for table in (pack.operators, pack.aggregates) for words in table for word in words}
    said |= {word for pattern, *_ in pack.data["texts"] for word in norms(str(pattern))}
    return _short_months(pack) | (verbs - pack.small_words - said)


def _short_months(pack: Pack) -> frozenset[str]:
    """Short forms of months: a word that leaves out letters on purpose is no word with a typing error."""
    named = [[str(word) for word in words] for words in pack.data["months"].values()]
    return frozenset(word for first, *others in named for word in others if first.startswith(word))
