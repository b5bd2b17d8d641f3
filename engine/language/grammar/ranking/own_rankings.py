"""Things ranked by a number of their own: "top 3 products by price", "the most downloaded episode"."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.numbers.metrics import aggregation, modelled
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces, needs
from engine.language.grammar.ranking.superlatives import name_of, rows_named
from semantic.query import MetricRef

_NUMBERS = ("metric", "measure", "aggregate", "agg")


@needs(kinds=("measure",))
def fold_own_rankings(pieces: Pieces, draft: Draft) -> Pieces:
    """ "By" with such a number behind ranked things is what ranks them, and no split of how many they are."""
    ranks = [rank for rank in draft.ranks if rank.flavour in ("top", "bottom") and not rank.of]
    for at in range(len(pieces) - 2 if len(ranks) == 1 == len(draft.ranks) else 0):
        noun, word, number = pieces[at : at + 3]
        others = [one for one in pieces if one.kind in _NUMBERS and one not in (noun, number)]
        home = rows_named(noun, draft)
        if not (word.is_op("by") and number.kind == "measure" and home) or others:
            continue
        total = modelled(aggregation("sum", str(number.value)), draft)
        if isinstance(total, MetricRef) and not is_bare_count(noun, draft):
            return pieces  # it is read as the total, which is the same
        dataset = draft.catalog.datasets[home]
        name = name_of(dataset, noun, draft)
        (binding, *_) = draft.catalog.dimensions[str(number.value)].bindings
        if binding.dataset != home or not name:
            if is_bare_count(noun, draft):
                draft.fatal.append(Mark("which_aggregate", str(number.value)))
            return pieces
        said = draft.text_of(noun.start, noun.end)
        plural = draft.pack.is_plural(said)
        draft.groups.append(Group("dimension", name, said=True, start=noun.start, plural=plural))
        own = modelled(aggregation("max", str(number.value)), draft)
        term = total if isinstance(total, MetricRef) else own
        return [*pieces[:at], replace(number, kind="aggregate", value=term), *pieces[at + 3 :]]
    return pieces


def fold_ranked_rows(pieces: Pieces, draft: Draft) -> Pieces:
    """ "The most downloaded episode": which of the rows has most of what the participle is of."""
    numbers = [piece for piece in pieces if piece.kind in _NUMBERS]
    things = [piece for piece in pieces if piece.kind in ("dimension", "unit", "grain", "timefield")]
    if len(draft.ranks) != 1 or things or draft.groups or not 1 <= len(numbers) <= 2:
        return pieces
    number, noun = numbers[0], numbers[-1]
    home = _home(number, draft)
    words = draft.text_of(number.start, noun.end).casefold().split()
    done = len(words) > 1 and words[0].endswith(tuple(draft.pack.thesaurus["participle_ends"]))
    if not home or not done or draft.ranks[0].end != number.start or len(words) != noun.end - number.start:
        return pieces
    dataset = draft.catalog.datasets[home]
    nouns = {draft.pack.singular(word) for word in dataset.noun.casefold().split()}
    own = draft.pack.singular(words[-1]) in nouns and (noun is number or rows_named(noun, draft) == home)
    name = name_of(dataset, replace(noun, kind="dataset", value=home), draft) if own else ""
    if not name or not dataset.name_field:
        return pieces
    plural = draft.pack.is_plural(words[-1])
    draft.groups.append(Group("dimension", name, said=True, start=noun.end - 1, plural=plural))
    return [piece for piece in pieces if piece is number or piece is not noun]


def _home(number: Piece, draft: Draft) -> str:
    """The rows that a number that adds up is of; "" for what is none."""
    if number.kind == "measure":
        total = modelled(aggregation("sum", str(number.value)), draft)
        binding = draft.catalog.dimensions[str(number.value)].bindings[0]
        return binding.dataset if isinstance(total, MetricRef) else ""
    known = draft.catalog.metrics.get(str(number.value)) if number.kind == "metric" else None
    measures = draft.catalog.metric_measures(known) if known else ()
    return measures[0].dataset if len(measures) == 1 and measures[0].agg == "sum" else ""
