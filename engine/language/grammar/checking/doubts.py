"""What fits the words and is hardly ever meant: a reading that rests on it is not answered."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.language.grammar.checking.beside_nouns import is_field_said, is_now, is_state
from engine.language.grammar.checking.rules import says_any
from engine.language.grammar.conditions.lent_meanings import lent_meanings
from engine.language.grammar.counting.counted_out import counted_splits
from engine.language.grammar.counting.counts import is_amount, is_bare_count
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.numbers.units_alone import units_alone
from engine.language.grammar.numbers.unsaid_numbers import only_named
from engine.language.grammar.pieces import EVERYTHING, SPLITTING, Draft, Group, Mark
from engine.language.grammar.scope import some_said
from engine.language.phrases import Phrase
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import And, Between, Compare, Condition, In, IsNull, Not, Or, Related, fields_of
from semantic.metrics import SimpleMetric
from semantic.model import Dataset
from semantic.query import DimensionTerm, GroupTerm, MetricRef, MetricTerm, RowsTerm

_OF_THE_CLOCK = ("second", "minute", "hour")


def check_doubts(draft: Draft, terms: Sequence[MetricTerm], groups: Sequence[GroupTerm]) -> None:
    """A mark for everything of the kind in a draft."""
    if draft.fatal:
        return  # it is not answered anyway
    facts = [fact for term in terms for fact in draft.catalog.facts(term)]
    draft.fatal.extend(Mark("unused", text) for text in _foreign_states(draft, facts))
    draft.fatal.extend(Mark("unused", text) for text in lent_meanings(draft, facts))
    draft.fatal.extend(Mark("unused", text) for text in (*units_alone(draft), *counted_splits(draft)))
    draft.fatal.extend(Mark("unused", text) for text in _had_far_away(draft, facts))
    draft.fatal.extend(Mark("unused_number", text) for text in _finer_bounds(draft, facts))
    draft.fatal.extend(_own_splits(draft, groups))
    draft.fatal.extend(Mark("unused", text) for text in _timed_rates(draft, facts))
    draft.fatal.extend(Mark("unused", text) for text in _half_said(draft))
    draft.fatal.extend(Mark("unused", text) for text in _averaged_buckets(draft))
    draft.fatal.extend(Mark("unused", text) for text in _meant_subjects(draft, terms))
    draft.fatal.extend(Mark("unused", text) for text in _nobody(draft, groups))
    draft.fatal.extend(Mark("unused", text) for text in _often(draft, terms))
    draft.fatal.extend(Mark("unused", text) for text in _doers_often(draft))
    draft.fatal.extend(Mark("unused", text) for text in _stated(draft))
    draft.fatal.extend(Mark("unused", text) for text in _counted_units(draft))
    draft.fatal.extend(Mark("absence") for _ in _nameless(draft, facts))
    draft.fatal.extend(Mark("absence", text) for text in _none_of(draft))
    draft.fatal.extend(Mark("unused", text) for text in _lent_states(draft))
    draft.fatal.extend(Mark("which_aggregate", text) for text in (*_counted_money(draft), *_masses(draft)))


def check_compounds(phrases: Sequence[Phrase], draft: Draft) -> None:
    """ "Order value", "policy numbers": an empty word right behind the noun of one is a part of a name.

    That name is none of the model, and neither is it a number of orders or policies.
    """
    if not says_any("empty_nouns", draft):
        return
    for noun, filler in pairwise(phrases):
        empty = (filler.kind, filler.target) == ("ignored", "filler") and noun.end == filler.start
        if not empty or noun.kind not in ("metric", "dataset") or noun.start in draft.worths:
            continue
        said = draft.text_of(noun.start, noun.end).casefold()
        counted = noun.kind == "metric" and not noun.reason.startswith("label")
        one = draft.pack.singular(said) == said
        behind = draft.text_of(filler.start, filler.end)
        named = behind.casefold() in draft.pack.thesaurus["empty_nouns"]
        if one and named and (counted or noun.kind == "dataset"):
            draft.fatal.append(Mark("unused", behind))


def _foreign_states(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """ "Late orders", where only a complaint about one, or a shift, is called late.

    A plain word beside the noun, or behind "are", says how the things themselves are. Of another table it is
    a value only where that or its field is named, or a word leads there: "in retail".
    """
    for start, end, condition in (*draft.filters, *draft.shared):
        text = draft.text_of(start, end)
        for name in fields_of(condition) if facts else ():
            known = draft.catalog.dimensions.get(name)
            plain = _is_plain(condition, text if not is_now(start, draft) else text.replace(" ", ""))
            if known is None or not plain or not is_state(start, end, draft):
                continue
            shared = (start, end, condition) in draft.shared  # of those the state may have a name of its own
            far = [
                not draft.catalog.routes(fact, name) if shared else _is_foreign(fact, name, draft)
                for fact in facts
            ]
            if not is_field_said(name, start, end, draft) and any(far):
                yield text


def _had_far_away(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """ "Bookings with food": what they have, and not the trade of the firms whose members booked."""
    having = draft.pack.thesaurus["having"]
    for start, end, condition in draft.filters:
        text = draft.text_of(start, end)
        had = start > 0 and draft.text_of(start - 1, start).casefold() in having
        if not had or not _is_plain(condition, text):
            continue
        for name in draft.catalog.dimensions.keys() & set(fields_of(condition)):
            routes = [route for fact in facts for route in draft.catalog.routes(fact, name)]
            far = bool(routes) and all(len(route.joins) > 1 for route in routes)
            if far and not is_field_said(name, start, end, draft):
                yield text


def _is_plain(condition: Condition, text: str) -> bool:
    """Whether it is one word of the language by its looks: in small letters, and no code."""
    return isinstance(condition, Compare | In) and text.isalpha() and text.islower()


def _is_foreign(fact: str, name: str, draft: Draft) -> bool:
    """Whether the rows have the value by what belongs to them only, or by the name of another thing."""
    routes = draft.catalog.routes(fact, name)
    if any(not route.joins for route in routes):
        return False
    homes = [
        (draft.catalog.datasets[one.dataset], one.field.name)
        for one in draft.catalog.dimensions[name].bindings
    ]
    named = any(home.name_field == field and not is_code_list(home) for home, field in homes)
    return named or not routes


def is_code_list(home: Dataset) -> bool:
    """Whether rows are nothing but codes and what they stand for, such as states: they are no things."""
    return {field.name for field in home.fields} <= {home.name_field, *home.primary_key}


def _finer_bounds(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """ "Machines that made over 1000 pieces": of all their rows, and of no single one that is not named."""
    for start, end, condition in draft.filters:
        name = condition.field if isinstance(condition, Compare | Between) else ""
        known = draft.catalog.dimensions.get(name)
        if known is None or known.field.role != "measure" or not facts:
            continue
        if all(not draft.catalog.routes(fact, name) for fact in facts) and not _is_home_said(name, draft):
            yield draft.text_of(start, end)


def _is_home_said(name: str, draft: Draft) -> bool:
    """Whether the rows that have the number are named anywhere in the question."""
    said = {draft.pack.singular(word) for word in norms(draft.text_of(0, EVERYTHING))}
    homes = (draft.catalog.datasets[one.dataset] for one in draft.catalog.dimensions[name].bindings)
    return any(draft.pack.singular(draft.pack.head(one.noun or one.label)) in said for one in homes)


def _own_splits(draft: Draft, groups: Sequence[GroupTerm]) -> Iterator[Mark]:
    """ "Orders per customer by country": a number for each country, and not for each customer.

    "By customer and country" is one for each pair. What has no name is counted, and nobody asks for each.
    """
    names = [term.name for term in groups if isinstance(term, DimensionTerm)]
    for group in draft.groups:
        if group.word != "per" or group.name not in names or draft.ranks:
            continue
        home = _told_one_by_one(group.name, draft)
        others = [one.name for one in draft.groups if one.name in names and _is_apart(one, group, draft)]
        named = bool(home and draft.catalog.datasets[home].name_field)
        timed = not named and any(one.kind == "time" and _is_apart(one, group, draft) for one in draft.groups)
        if home and (timed or any(draft.catalog.routes(home, one) for one in others)):
            code = "average_per" if named else "unused"
            yield Mark(code, draft.text_of(group.start, group.start + 1))


def _told_one_by_one(name: str, draft: Draft) -> str:
    """The rows that a split by their name or key tells one by one; "" for any other split."""
    for binding in draft.catalog.dimensions[name].bindings:
        home = draft.catalog.datasets[binding.dataset]
        if binding.field.name == home.name_field or (binding.field.name,) == tuple(home.primary_key):
            return home.name
    return ""


def _is_apart(one: Group, other: Group, draft: Draft) -> bool:
    """Whether two splits are not of one list: each is asked for by a word of its own."""
    start, end = sorted((one.start, other.start))
    return any(_splits(at, draft) for at in range(start, end))


def _splits(at: int, draft: Draft) -> bool:
    """Whether the word there asks for a split: "by", "each", "per"."""
    names = draft.pack.operators.get(norms(draft.text_of(at, at + 1)), ())
    return not {*names}.isdisjoint(SPLITTING)


def _timed_rates(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """ "Charge per minute" of calls that last minutes: a rate, and no number for each of the clock."""
    for group in draft.groups:
        fields = [field for fact in facts for field in draft.catalog.datasets[fact].fields]
        units = [draft.quantities.get(field.unit, {}) for field in fields if field.is_stored_amount]
        counted = all(is_bare_count(piece, draft) for piece in draft.metrics)
        if (
            group.name in _OF_THE_CLOCK
            and group.word == "per"
            and not counted
            and any(group.name in one for one in units)
        ):
            yield draft.text_of(group.start, group.start + 1)


def _averaged_buckets(draft: Draft) -> Iterator[str]:
    """ "Average daily energy" is the average of the single days, and not an average for each day.

    "Bitrate medio por día" is one for each.
    """
    for group in draft.groups:
        before = draft.text_of(max(0, group.start - 1), group.start).casefold()
        said = before in draft.pack.data["aggregates"]["average"]
        if group.kind == "time" and said and not _splits(group.start, draft):
            yield before


def _half_said(draft: Draft) -> Iterator[str]:
    """ "Price per ticket" of ticket sales, "cost per job": of each, and of no ticket type."""
    for group in draft.groups:
        known = draft.catalog.dimensions.get(group.name) if group.word == "per" else None
        said = draft.pack.singular(draft.text_of(group.start, group.start + 1).casefold())
        (binding, *_) = known.bindings if known else (None,)
        if known is None or binding is None:
            continue
        whole = draft.text_of(group.start, group.start + len(known.label.split()))
        if whole.casefold() == known.label.casefold():
            continue
        home = draft.catalog.datasets[binding.dataset]
        inside = said in home.noun.casefold().split()
        if inside and home.name_field != binding.field.name and known.label.casefold().startswith(f"{said} "):
            yield said


def _meant_subjects(draft: Draft, terms: Sequence[MetricTerm]) -> Iterator[str]:
    """ "How much have we invoiced to customers", "the average rating customers give us": one number.

    Whom it is about is no split, where the question asks for one and nothing says "by" or "each". Nor are
    the rows that an average is of ("average price of the products"), or things that happened behind a
    preposition tells apart ("weight on ships that arrived last month").
    """
    several = draft.ranks or draft.having or draft.flags & {"asked_which", "listed", "sort", "share"}
    for group in draft.groups if not several else ():
        known = draft.catalog.dimensions.get(group.name)
        if group.said or known is None or len(draft.groups) > 1:
            continue
        (binding, *_) = known.bindings
        described = group.start in draft.described and group.start - 1 in draft.prepositions
        whose = "asked_one" in draft.flags or described or _averages(terms, binding.dataset, draft)
        if whose and draft.catalog.datasets[binding.dataset].name_field == binding.field.name:
            yield draft.text_of(group.start, group.start + 1)


def _stated(draft: Draft) -> Iterator[str]:
    """ "How many accounts are still open", "have not given a phone number": how things are is no split."""
    denied = any(isinstance(one, Not) and isinstance(one.item, Related) for _, _, one in draft.filters)
    rows = [
        is_bare_count(piece, draft) or isinstance(piece.value, RowsTerm | MetricRef)
        for piece in draft.metrics
    ]
    for group in draft.groups if all(rows) and not draft.who_asked else ():  # "who is the one with the most"
        at = group.start - 1
        article = some_said(group.start, draft)
        while at in draft.ignored - draft.copulas - draft.prepositions:
            at -= 1
        if not group.said and (at in draft.copulas or (denied and article)):
            yield draft.text_of(group.start, group.start + 1)


def _averages(terms: Sequence[MetricTerm], dataset: str, draft: Draft) -> bool:
    """Whether the number is an average of rows of the dataset, and "average" is said."""
    measures = [measure for term in terms for measure in draft.catalog.measures(term)]
    return bool(measures) and all((one.agg, one.dataset) == ("average", dataset) for one in measures)


def _nobody(draft: Draft, groups: Sequence[GroupTerm]) -> Iterator[str]:
    """ "Who referred the most subscribers" asks for somebody, and for no city or year of theirs."""
    known = [term.name for term in groups if isinstance(term, DimensionTerm)]
    names = [name for name in known if draft.catalog.dimensions[name].roles]
    homes = [home for name in names if draft.who_asked for home in _named(name, draft)]
    persons = draft.pack.thesaurus["persons"]
    for name in names if homes and draft.ranks else ():
        only_named(name, draft)
    if draft.who_asked and names and not homes:
        yield draft.text_of(0, 1)
    elif homes and not any(draft.pack.singular(draft.pack.head(home)) in persons for home in homes):
        draft.cost += WEIGHTS["implied_group"]  # firms may be meant, persons are likelier


def _named(name: str, draft: Draft) -> Iterator[str]:
    """The nouns of those that a dimension names."""
    for binding in draft.catalog.dimensions[name].bindings:
        home = draft.catalog.datasets[binding.dataset]
        if home.name_field == binding.field.name:
            yield home.noun


def _nameless(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """Things without a name of their own are not asked for: the noun was meant as something else."""
    for _, _, condition in draft.filters:
        known = draft.catalog.dimensions.get(condition.field) if isinstance(condition, IsNull) else None
        for binding in known.bindings if known and not known.roles else ():
            home = draft.catalog.datasets[binding.dataset]
            if home.name in facts and binding.field.name in (home.name_field, *home.primary_key):
                yield known.label if known else ""


def _counted_units(draft: Draft) -> Iterator[str]:
    """ "Residents who stayed longer than 2 years": how long, and no years with more than two of them."""
    for group in draft.groups if draft.having else ():
        before = draft.text_of(max(0, group.start - 1), group.start)
        if group.kind == "time" and not group.word and before.isdecimal():
            yield draft.text_of(group.start, group.start + 1)


def _none_of(draft: Draft) -> Iterator[str]:
    """ "Clients with no open matter": clients are asked for, and no matters are counted."""
    for piece in draft.metrics:
        for start, end, _ in draft.filters if is_bare_count(piece, draft) else ():
            words = norms(draft.text_of(start, end))
            spans = (words[:size] for size in range(1, len(words)))
            lacking = any("absent" in draft.pack.operators.get(span, ()) for span in spans)
            if start and end == piece.start and lacking:
                yield draft.text_of(start, piece.end)


def _lent_states(draft: Draft) -> Iterator[str]:
    """ "No open order", where only a bill is called open: said is how the order is, and not its bill."""
    for start, end, condition in draft.filters:
        words = norms(draft.text_of(start, end))
        for related in _related(condition):
            for name in fields_of(related.where):
                near = draft.catalog.dimensions[name].bindings if name in draft.catalog.dimensions else ()
                own = any(one.dataset == related.dataset for one in near)
                if near and not own and _is_right_before(related, words, draft):
                    yield draft.text_of(start, end)


def _related(condition: Condition) -> Iterator[Related]:
    """What is said of other rows in a condition."""
    for one in condition.items if isinstance(condition, And | Or) else (condition,):
        inner = one.item if isinstance(one, Not) else one
        if isinstance(inner, Related):
            yield inner


def _is_right_before(related: Related, words: tuple[str, ...], draft: Draft) -> bool:
    """Whether a plain word, a value as it stands, is said right before the noun of the rows."""
    home = draft.catalog.datasets[related.dataset]
    noun = draft.pack.singular(draft.pack.head((home.noun or home.label).casefold()))
    where = related.where
    said = {str(where.value).casefold()} if isinstance(where, Compare) else set()
    return any(one in said and draft.pack.singular(behind) == noun for one, behind in pairwise(words))


def _is_of(dataset: str, name: str, draft: Draft) -> bool:
    return any(one.dataset == dataset for one in draft.catalog.dimensions[name].bindings)


def _often(draft: Draft, terms: Sequence[MetricTerm]) -> Iterator[str]:
    """What happens most often is counted: kilos and euros are no answer to it."""
    metrics = [draft.catalog.metrics.get(term.name) for term in terms if isinstance(term, MetricRef)]
    amounts = [one for one in metrics if isinstance(one, SimpleMetric) and one.unit]
    if terms and len(amounts) == len(terms):
        said = norms(draft.text_of(0, EVERYTHING))
        yield from (word for word in said if word in draft.pack.thesaurus["often"])


def _doers_often(draft: Draft) -> Iterator[str]:
    """ "Which wood do customers order most often": orders are counted, and not customers."""
    persons, often = draft.pack.thesaurus["persons"], set(draft.pack.thesaurus["often"])
    for piece in draft.metrics if draft.ranks and draft.groups else ():
        noun = draft.text_of(piece.start, piece.end).casefold()
        doing = piece.start - 1 in draft.copulas and is_bare_count(piece, draft)
        behind = norms(draft.text_of(piece.end, EVERYTHING))
        if doing and draft.pack.singular(noun) in persons and not often.isdisjoint(behind):
            yield noun


def _masses(draft: Draft) -> Iterator[str]:
    """ "Waste by reason": the noun of one row stands for how much there is where rows have a number."""
    asked = "counted" in draft.flags or draft.ranks or draft.having
    for piece in draft.metrics if draft.groups and not asked else ():
        if not is_amount(piece, draft):
            continue
        (thing,) = draft.catalog.facts(term_of(piece))
        home = draft.catalog.datasets[thing]
        own = draft.text_of(piece.start, piece.end).casefold() == home.noun.casefold()
        if own and any(field.is_stored_amount for field in home.fields):
            yield draft.text_of(piece.start, piece.end)


def _counted_money(draft: Draft) -> Iterator[str]:
    """ "Vendor takings by kind", "fees paid": how much it was, and not how many rows there are of it."""
    counts = [piece for piece in draft.metrics if is_bare_count(piece, draft)]
    asked = (draft.money_asked or draft.earning_asked) and len(counts) == len(draft.metrics)
    asked = asked and not draft.flags & {"share", "asked_which"}
    for piece in counts if "counted" not in draft.flags else ():
        said = draft.text_of(piece.start, piece.end)
        if asked or not draft.pack.money_nouns.isdisjoint(norms(said)):
            yield said
