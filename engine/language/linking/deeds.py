"""What nobody did, said by the verb of the rows in which it would be: "never logged in", "never been absent".

Behind a word of denial the verb stands for the rows called by the noun made of it: a login, an absence.
Elsewhere it does not, as the verb may say no more than the words around, but for one with a particle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.language.linking.lexicon import Lexicon, Term
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.verb_forms import verb_forms
from engine.language.weights import WEIGHTS

Words = tuple[str, ...]
Deeds = Mapping[Words, tuple[str, ...]]  # the datasets by the words for what is done in them

_FAR = 5  # words between the denial and the verb, at most: "have never actually ever been absent"
_SHORTEST = 4  # letters of a verb, where no list has it
_DENIALS = {"absent", "not"}


def deeds_of(lexicon: Lexicon, pack: Pack) -> Deeds:
    """The datasets by the verbs that their nouns are made of, none that says what became of something."""
    found: dict[Words, dict[str, None]] = {}
    states = {form for forms in pack.state_forms.values() for form in forms}
    for term in lexicon.terms if pack.thesaurus["auxiliaries"] else ():
        if term.kind != "dataset" or term.source == "thesaurus":
            continue
        for words in _verbs(term, pack):
            if words[0] not in states and words[0] not in pack.small_words:
                found.setdefault(words, {})[term.target] = None
    return {words: tuple(names) for words, names in found.items()}


def _verbs(term: Term, pack: Pack) -> Iterator[Words]:
    """The forms of the verb that the last noun of a name is made of, with what stands behind it."""
    noun, before = term.singulars[-1], term.singulars[-2:-1]
    for particle in pack.thesaurus["particles"]:
        head = before[0] if before and noun == particle else noun.removesuffix(particle)
        if (
            head != noun
            and len(head) > 2
            and (noun == particle or head in pack.bent or head in pack.ordinary)
        ):
            yield from ((form, particle) for form in _forms(head, pack))
    made = [base for base, nouns in pack.nouns_of_verbs.items() if noun in nouns]
    yield from ((form,) for base in made for form in _forms(base, pack))
    if len(noun) >= _SHORTEST:
        yield from ((form,) for form in _forms(noun, pack)[2:-1] if form != noun)


def _forms(base: str, pack: Pack) -> tuple[str, ...]:
    return pack.bent.get(base) or verb_forms((base,), {}, ())[base]


def find_deeds(tokens: Sequence[Token], at: int, deeds: Deeds, pack: Pack) -> Iterator[Phrase]:
    """The rows that a verb at a place stands for, where it is denied or has a particle: "logged in"."""
    spans = (tuple(one.norm for one in tokens[at:end]) for end in (at + 2, at + 1))
    said = next((words for words in spans if words in deeds), ())
    done = len(said) > 1 and said[0].endswith(tuple(pack.thesaurus["participle_ends"]))
    if not said or not (done or _is_denied(tokens, at, pack)):
        return
    end = at + len(said)
    for name in deeds[said]:
        yield Phrase(at, end, "dataset", name, WEIGHTS["thesaurus"], "deed")


def _is_denied(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a denial stands before the verb, with only small words between."""
    for start in range(at - 1, max(-1, at - 1 - _FAR), -1):
        ends = range(start + 1, at + 1)
        said = (tuple(one.norm for one in tokens[start:end]) for end in ends)
        if any(_DENIALS & set(pack.operators.get(words, ())) for words in said):
            return True
        word = (tokens[start].norm,)
        if word not in pack.ignored and "adverb" not in pack.doings.get(word, ()):
            return False
    return False


def without_passed(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases without those that pass such a verb over, or do not know it."""
    said = list(phrases)
    spans = {at for one in said if one.reason == "deed" for at in range(one.start, one.end)}
    return [
        one
        for one in said
        if one.kind not in ("ignored", "unknown") or spans.isdisjoint(range(one.start, one.end))
    ]
