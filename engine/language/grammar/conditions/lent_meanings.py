"""Other words for a value that only belongs to something else: no fine is "late" for its warden's team."""

from collections.abc import Iterator, Sequence

from engine.language.grammar.checking.beside_nouns import is_field_said, is_state
from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.pieces import Draft
from engine.language.tokens import norms
from semantic.filters import Compare, In


def lent_meanings(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """What says how the things themselves are, and stands for a value of another table that nobody names."""
    for start, end, condition in (*draft.filters, *draft.shared) if facts else ():
        text = draft.text_of(start, end)
        if not isinstance(condition, Compare | In) or not _is_meant(norms(text), condition, draft):
            continue
        name = condition.field
        beside = any(piece.end == start and is_bare_count(piece, draft) for piece in draft.metrics)
        own = name in draft.catalog.dimensions and all(_is_own(fact, name, draft) for fact in facts)
        if (beside or is_state(start, end, draft)) and not own and not is_field_said(name, start, end, draft):
            yield text


def far_lent(draft: Draft, rows: str) -> int:
    """How many such words stand for what belongs to the listed rows: a state of their own is nearer."""
    lent = 0
    for start, end, condition in draft.filters:
        if isinstance(condition, Compare | In) and condition.field in draft.catalog.dimensions:
            own = any(not route.joins for route in draft.catalog.routes(rows, condition.field))
            lent += not own and _is_meant(norms(draft.text_of(start, end)), condition, draft)
    return lent


def _is_own(fact: str, name: str, draft: Draft) -> bool:
    """Whether it is of the rows themselves, of a list of states they have a key to, or of what is theirs.

    "Patients who were sent home" are those whose own admissions ended so.
    """
    known = draft.catalog.dimensions[name]
    names = {(one.dataset, one.field.name) for one in known.bindings}
    for route in draft.catalog.routes(fact, name):
        home = draft.catalog.datasets[route.joins[-1].to] if route.joins else None
        if home is None or (len(route.joins) == 1 and (home.name, home.name_field) in names):
            return True
    return any(len(route.joins) == 1 for route in draft.catalog.finer_routes(fact, name))


def _is_meant(words: tuple[str, ...], condition: Compare | In, draft: Draft) -> bool:
    """Whether the words are others than those of the value; its first translation is the very word."""
    values = condition.values if isinstance(condition, In) else (condition.value,)
    stored = {norms(str(value)) for value in values}
    meant = draft.pack.meant_values.get(words, ())
    translated = set(meant[:1]) if draft.pack.thesaurus["meanings"] else set[tuple[str, ...]]()
    return bool(meant) and words not in stored and not stored <= translated
