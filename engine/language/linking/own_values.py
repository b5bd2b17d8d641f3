"""Words that are a value of the thing named right before them: "edition weekly", "cause is number"."""

from collections.abc import Sequence

from engine.language.linking.values import ValueRef
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token

_ROWS = ("metric", "dataset")
_OTHERS = ("op", "agg", "unit", "grain", "part", "ignored", "period", "number")
_LONGEST_CODE = 2  # letters of a value that may as well be a small word


def own_values(phrases: Sequence[Phrase], tokens: Sequence[Token], pack: Pack) -> list[Phrase]:
    """The phrases without those that take such a value for a word of the language.

    After "by" the thing is one to split by, and what follows it may be anything.
    """
    named = {
        (phrase.target, phrase.end)
        for phrase in phrases
        if phrase.kind == "dimension" and not phrase.guessed and not _is_split(phrase, tokens, pack)
    }
    own = {
        (phrase.start, phrase.end)
        for phrase in phrases
        if phrase.kind == "value"
        and not phrase.guessed
        and tokens[phrase.start].kind == "word"
        and any(
            (ref.dimension, at) in named for ref in phrase.target for at in _ends(tokens, phrase.start, pack)
        )
    }
    inside = [phrase for phrase in phrases if phrase.kind in _OTHERS and _is_in(phrase, own)]
    return [phrase for phrase in phrases if phrase not in inside]


def without_small_codes(phrases: Sequence[Phrase], tokens: Sequence[Token], pack: Pack) -> list[Phrase]:
    """The phrases without those that take a small word for a code: "given to a contractor" is no class A.

    A code of one or two letters that is also a small word of the language counts as it is written, in
    quotes, or right beside the name of its field.
    """
    codes = [one for one in phrases if _is_small_code(one, tokens, pack)]
    said = {one.start for one in phrases if _says_code(one, tokens, pack)}
    if not codes and not said:
        return list(phrases)
    named = {
        (one.target, place)
        for one in phrases
        if one.kind == "dimension"
        for place in (one.end, *(at for at in (one.start,) if not _is_split(one, tokens, pack)))
    }
    loose = {id(one) for one in codes if not _is_beside(one, named, tokens, pack)}
    return [
        one
        for one in phrases
        if id(one) not in loose and not (_passes_over(one) and not said.isdisjoint(range(one.start, one.end)))
    ]


def _passes_over(phrase: Phrase) -> bool:
    """Whether words of the language are what a phrase takes, or has inside: "weight of a parcel"."""
    return phrase.kind in _OTHERS or phrase.reason == "reordered"


def _is_small_code(phrase: Phrase, tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether a small word stands as such where the values are codes."""
    if not _is_code_word(phrase, tokens, pack):
        return False
    word = tokens[phrase.start].norm
    place = tokens[phrase.start - 1].norm if phrase.start else ""
    if "pronoun" in pack.ignored.get((word,), ()):
        return len(word) == 1 or not (place in pack.thesaurus["within"] or _is_written(phrase.start, tokens))
    return not _is_written(phrase.start, tokens)


def _is_code_word(phrase: Phrase, tokens: Sequence[Token], pack: Pack) -> bool:
    token = tokens[phrase.start]
    one = phrase.kind == "value" and phrase.end - phrase.start == 1 and token.kind == "word"
    small = bool(pack.ignored.get((token.norm,))) or (token.norm,) in pack.operators
    return one and len(token.norm) <= _LONGEST_CODE and small and all(map(_is_code, phrase.target))


def _is_written(at: int, tokens: Sequence[Token]) -> bool:
    """Whether a word stands in capitals, and the words around it do not: "the A parcels", "in IT"."""
    text = tokens[at].text
    near = tokens[max(0, at - 1) : at] if len(text) == 1 and at else tokens
    return text.isupper() and any(one.text.islower() for one in near)


def _says_code(phrase: Phrase, tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether a word is surely a code: "weight of A parcels", but no "I" and no "A" that opens a question."""
    if not phrase.start or not _is_code_word(phrase, tokens, pack) or not _is_written(phrase.start, tokens):
        return False
    word = tokens[phrase.start]
    stored = any(word.text == str(ref.value) for ref in phrase.target)
    return stored and not (len(word.norm) == 1 and "pronoun" in pack.ignored.get((word.norm,), ()))


def _is_code(ref: ValueRef) -> bool:
    said = str(ref.value)
    return not ref.declared and (len(said) == 1 or said.isupper())


def _is_beside(phrase: Phrase, named: set[tuple[object, int]], tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether the name of its field stands right beside a code: "urgency is a", "a urgency", "in us"."""
    places = {*_ends(tokens, phrase.start, pack), phrase.end}
    return any((ref.dimension, at) in named for ref in phrase.target for at in places)


def without_replaced(phrases: Sequence[Phrase], tokens: Sequence[Token], pack: Pack) -> list[Phrase]:
    """The phrases without those of the thesaurus for what the things themselves have as a value.

    "Solicitors" are no other word for lawyers where some of them are solicitors and others partners; "by
    solicitor" asks for each of those and is neither.
    """
    stored = {
        (phrase.start, phrase.end, ref.dimension.partition(".")[0])
        for phrase in phrases
        if phrase.kind == "value" and phrase.rule in ("value", "plural of a value")
        for ref in phrase.target
    }
    taken = {
        (one.start, one.end)
        for one in (filter(_is_replaced, phrases) if stored else ())
        if (one.start, one.end, one.target.partition(".")[0]) in stored
    }
    split = {
        (one.start, one.end)
        for one in phrases
        if (one.start, one.end) in taken and _is_split(one, tokens, pack)
    }
    spans = {(start, end) for start, end, _ in stored}
    own = {(one.start, one.end) for one in phrases if one.kind in _ROWS and not _is_replaced(one)}
    narrowed = {(end, last) for _, end in spans for first, last in own if first == end}
    return [
        one
        for one in phrases
        if not (_ends_so(one, taken) or _is_value_of(one, split) or _is_narrowed(one, spans, narrowed))
    ]


def _is_narrowed(phrase: Phrase, spans: set[tuple[int, int]], narrowed: set[tuple[int, int]]) -> bool:
    """ "Number of bus lines": not all lines, where some are of buses and others of trams."""
    ends = [start for start, end in narrowed if phrase.start < start and end == phrase.end]
    return _is_replaced(phrase) and any(phrase.start <= first and last in ends for first, last in spans)


def _ends_so(phrase: Phrase, taken: set[tuple[int, int]]) -> bool:
    """Whether a phrase of the thesaurus is one of the spans, or ends in it: "number of solicitors"."""
    ends = any(phrase.start <= start and end == phrase.end for start, end in taken)
    return ends and _is_replaced(phrase)


def _is_value_of(phrase: Phrase, spans: set[tuple[int, int]]) -> bool:
    return phrase.kind == "value" and (phrase.start, phrase.end) in spans


def _is_replaced(phrase: Phrase) -> bool:
    return phrase.rule == "thesaurus" and phrase.kind in ("metric", "dimension", "dataset")


def _ends(tokens: Sequence[Token], at: int, pack: Pack) -> list[int]:
    """Where the name of the thing may end: right before the value, or before "is"."""
    said = at > 0 and _links(tokens[at - 1], pack)
    return [at, at - 1] if said else [at]


def _links(token: Token, pack: Pack) -> bool:
    word = (token.norm,)
    return "copula" in pack.ignored.get(word, ()) or "equal" in pack.operators.get(word, ())


def _is_split(phrase: Phrase, tokens: Sequence[Token], pack: Pack) -> bool:
    before = tokens[phrase.start - 1 : phrase.start]
    return any({"by", "each", "per"} & set(pack.operators.get((token.norm,), ())) for token in before)


def _is_in(phrase: Phrase, spans: set[tuple[int, int]]) -> bool:
    return any(start <= phrase.start and phrase.end <= end for start, end in spans)
