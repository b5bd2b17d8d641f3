"""Words beside the noun of what is counted: whether they say how things are, and whose field is named."""

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.pieces import EVERYTHING, Draft
from engine.language.tokens import norms

_SHORT = 4  # letters: "bed", "red" are no verbs


def is_state(start: int, end: int, draft: Draft) -> bool:
    """Whether it stands right before the noun of what is counted, or says how that is: "are late"."""
    nouns = [piece.start for piece in draft.metrics if is_bare_count(piece, draft) or draft.shared]
    if end in nouns or _is_done_so(start, draft) or is_now(start, draft):
        return True
    said = {at for first, last, _ in draft.filters for at in range(first, last)}
    at = start - 1
    while at in said or at in draft.ignored - draft.copulas - draft.prepositions:
        at -= 1  # "are still late"
    noun = at < start - 1 and any(piece.end == at + 1 for piece in draft.metrics)
    return at in draft.copulas or (noun and is_now(at + 1, draft))


def _is_done_so(start: int, draft: Draft) -> bool:
    """ "Delivered late": right behind what was done a word says how."""
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    before = draft.text_of(max(0, start - 1), start).casefold()
    return bool(ends) and len(before) > _SHORT and before.isalpha() and before.endswith(ends)


def is_now(at: int, draft: Draft) -> bool:
    """ "Matters still open": a word of being so now."""
    return "state" in draft.pack.doings.get((draft.text_of(at, at + 1).casefold(),), ())


def is_field_said(name: str, start: int, end: int, draft: Draft) -> bool:
    """Whether the field, or the rows that have it, are named anywhere else in the question."""
    around = (draft.text_of(0, start), draft.text_of(end, EVERYTHING))
    said = {draft.pack.singular(word) for text in around for word in norms(text)}
    known = draft.catalog.dimensions[name]
    homes = [draft.catalog.datasets[one.dataset] for one in known.bindings]
    heads = [known.label, *(home.noun or home.label for home in homes)]
    return any(draft.pack.singular(draft.pack.head(text.casefold())) in said for text in heads)
