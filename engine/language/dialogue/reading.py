"""A question read as one that goes on from the query before: every way in which it may change that."""

from collections.abc import Iterator, Mapping

from engine.language.dialogue.corrections import is_but, put_right
from engine.language.dialogue.edit import edit_of
from engine.language.dialogue.impossible import Impossible
from engine.language.dialogue.limits import is_first_of_nothing, resized
from engine.language.dialogue.merge import merged
from engine.language.dialogue.moves import move_words
from engine.language.dialogue.others import is_of_others, of_shown
from engine.language.dialogue.phrases_of import DROPPING, is_idle
from engine.language.dialogue.sorting import resorted
from engine.language.dialogue.topic import is_unit_alone
from engine.language.grammar.compose import Reading
from engine.language.grammar.pieces import Mark
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.reader import Lattice, Reader, Understanding, ordered
from engine.language.segment import segmentations
from engine.language.tokens import Token
from semantic.catalog import Catalog
from semantic.query import AggregateTerm, LogicalQuery, MetricRef

_INSTEAD = {"instead", "instead_of"}
_TAKING = ("nothing_to_drop", "nothing_left")


def follow_ups(reader: Reader, lattice: Lattice, base: LogicalQuery, keep: int) -> Understanding:
    """The readings of the `keep` cheapest covers, each a whole query again."""
    tokens = lattice.tokens
    moves = tuple(move_words(reader.pack).found(tokens, reader.pack))
    finer = {move.start: move.end for move in moves if move.target == "finer"}
    alone = is_unit_alone(tokens, reader.pack)
    others = (
        phrase
        for phrase in lattice.phrases
        if phrase.kind != "move" and not _holds(phrase, finer) and not (alone and _is_guessed(phrase))
    )
    covers = segmentations((*moves, *others), len(tokens), keep)
    found = [
        reading
        for cost, phrases in covers
        if not is_idle(phrases) and not any(map(is_but, put_right(phrases, tokens, base)))
        for reading in _readings(cost, phrases, tokens, reader, base)
    ]
    return ordered(tokens, found, covers[-1][0] if len(covers) == keep else float("inf"))


def _is_guessed(phrase: Phrase) -> bool:
    return phrase.reason.startswith(("partial", "open"))


def _holds(phrase: Phrase, finer: Mapping[int, int]) -> bool:
    """ "Détaille par" is no longer "by": in a conversation its verb says that what was split stays so."""
    return phrase.kind == "op" and phrase.end > finer.get(phrase.start, phrase.end)


def _readings(
    cost: float, phrases: tuple[Phrase, ...], tokens: tuple[Token, ...], reader: Reader, base: LogicalQuery
) -> Iterator[Reading]:
    try:
        sorted_as_said = resorted(phrases, base)
    except Impossible as fault:
        yield Reading(None, cost, phrases, (Mark(fault.code, _lacking(fault, (), tokens, reader.pack)),))
        return
    whole = sorted_as_said or resized(phrases, base) or of_shown(phrases, tokens, reader.pack, base)
    if whole is not None:
        yield Reading(whole, cost, phrases)
    if whole is not None or is_first_of_nothing(phrases) or is_of_others(phrases):
        return
    yield from _edited(cost, phrases, tokens, reader, base)


def _edited(
    cost: float, phrases: tuple[Phrase, ...], tokens: tuple[Token, ...], reader: Reader, base: LogicalQuery
) -> Iterator[Reading]:
    """The readings of what names parts of the query, or takes some away."""
    edit, draft = edit_of(phrases, tokens, reader.context, base)
    cost = round(cost + draft.cost, 6)
    if edit is None:
        yield Reading(None, cost, phrases, tuple(draft.fatal))
        return
    if edit.asks_nothing:
        yield Reading(None, cost, phrases, (Mark("nothing_to_go_on"),))
        return
    if "no_sum" in edit.moves and not _add_up(base, reader.catalog):
        text = " ".join(token.text for token in tokens if token.is_content)
        yield Reading(None, cost, phrases, (Mark("aggregate_of_metric", text),))
        return
    try:
        queries = merged(base, edit)
    except Impossible as fault:
        if any(phrase.target == "all" for phrase in edit.dropped if phrase.kind == "move"):
            return  # "for all devices": nothing is limited to some, so that they are asked for by each
        denied = tuple(phrase for phrase in phrases if phrase.kind == "value")
        text = _lacking(fault, edit.dropped or denied, tokens, reader.pack)
        yield Reading(None, cost, phrases, (Mark(fault.code, text),))
        return
    if edit.moves & _INSTEAD and all(query.hash == base.hash for query in queries):
        yield Reading(None, cost, phrases, (Mark("nothing_to_go_on"),))  # it takes the place of nothing
        return
    for query in queries:
        yield Reading(_with_own_filters(query, reader.catalog), cost, phrases)


def _add_up(query: LogicalQuery, catalog: Catalog) -> bool:
    """Whether the numbers of an answer may be summed up: viewers of two countries may be the same."""
    plain = [term for term in query.metrics if isinstance(term, MetricRef | AggregateTerm)]
    summed = (one.additivity for term in plain for one in catalog.measures(term))
    ratios = any(len(catalog.measures(term)) != 1 for term in plain)
    return len(plain) == len(query.metrics) and not ratios and all(one == "additive" for one in summed)


def _lacking(fault: Impossible, dropped: tuple[Phrase, ...], tokens: tuple[Token, ...], pack: Pack) -> str:
    """What cannot be, in the words of the question; a part that it only implies by its own name."""
    things = [phrase for phrase in dropped if phrase.target not in DROPPING]
    if fault.code in _TAKING and things:
        return " ".join(token.text for token in tokens[things[0].start : things[-1].end])
    parts = pack.data["follow_up"]["parts"].get(fault.text)
    return str(parts[0]) if parts else fault.text or " ".join(_said(dropped, tokens))


def _with_own_filters(query: LogicalQuery, catalog: Catalog) -> LogicalQuery:
    """The query without default filters switched off that none of its numbers has."""
    facts = {name for term in query.metrics for name in catalog.facts(term)}
    known = {one.name for name in facts for one in catalog.datasets[name].default_filters}
    off = tuple(name for name in query.without_default_filters if name in known)
    return query.model_copy(update={"without_default_filters": off})


def _said(phrases: tuple[Phrase, ...], tokens: tuple[Token, ...]) -> Iterator[str]:
    for phrase in phrases:
        yield from (token.text for token in tokens[phrase.start : phrase.end])
