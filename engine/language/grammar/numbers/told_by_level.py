"""A level says which number is held against it: "parts below their reorder level" are so by their stock."""

from collections.abc import Iterator, Sequence

from engine.language.grammar.pieces import Draft
from engine.language.grammar.ranking.superlatives import key_of
from engine.language.tokens import words_of


def told_by_level(rows: str, level: str, draft: Draft) -> str:
    """The one number of the rows that the level is for; "" where none or several may be meant."""
    known = draft.catalog.dimensions.get(level)
    home = draft.catalog.datasets[rows]
    if known is None:
        return ""
    own = known.bindings[0].dataset == rows
    for levels, numbers in _groups(draft):
        if not _says(known.label, levels, draft):
            continue
        for words in numbers if own else numbers[:1]:  # the loose words are for a level beside its number
            said = [one for one in home.fields if one.is_stored_amount and _says(one.label, words, draft)]
            found = [one for one in said if not _says(one.label, levels, draft)]
            if found:
                return key_of(home, found[0]) if len(found) == 1 else ""
    return ""


def _groups(draft: Draft) -> Iterator[tuple[Sequence[str], Sequence[Sequence[str]]]]:
    for levels, *numbers in draft.pack.thesaurus["levels"]:
        yield levels, numbers


def _says(label: str, wordings: Sequence[str], draft: Draft) -> bool:
    """Whether any of the wordings stands in the label, word for word."""
    words = f" {' '.join(map(draft.pack.stem, words_of(label)))} "
    return any(f" {' '.join(map(draft.pack.stem, words_of(one)))} " in words for one in wordings)
