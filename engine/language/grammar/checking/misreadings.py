"""Readings that fit the words by accident, or pass over what narrows: not answered."""

from collections.abc import Iterator, Sequence

from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.counting.related_counts import key_of
from engine.language.grammar.pieces import EVERYTHING, Draft, Group, Mark
from engine.language.grammar.scope import is_condition
from engine.language.grammar.splitting.flag_splits import flag_splits
from engine.language.tokens import norms
from semantic.filters import Compare, Condition, IsNull, Not, fields_of
from semantic.query import GroupTerm, TimeTerm

_SHORT = 4  # letters: "bed", "red" are no verbs


def check_misreadings(draft: Draft, groups: Sequence[GroupTerm], facts: Sequence[str]) -> None:
    """A mark for everything of the kind in a draft."""
    if draft.fatal:
        return  # it is not answered anyway
    draft.fatal.extend(Mark("unused", text) for text in _states_for_times(draft, facts))
    draft.fatal.extend(Mark("unused", text) for text in _unsaid_doings(draft, facts))
    draft.fatal.extend(Mark("unused", text) for text in _days_of_ranked(draft, groups))
    draft.fatal.extend(Mark("unused", text) for text in _moments_beside_units(draft))
    draft.fatal.extend(Mark("unused", text) for text in _said_by_the_way(draft))
    draft.fatal.extend(Mark("unused", text) for text in _agents(draft))
    draft.fatal.extend(Mark("unused", text) for text in _states_as_splits(draft))
    draft.fatal.extend(Mark("unused", text) for text in _compound_splits(draft))
    draft.fatal.extend(Mark("unused", text) for text in _anybody(draft))
    draft.fatal.extend(Mark("unused", text) for text in _which_of_none(draft))
    draft.fatal.extend(Mark("unused", text) for text in _never_now(draft))
    draft.fatal.extend(Mark("unused", text) for text in _conditions_as_splits(draft))
    draft.fatal.extend(Mark("unused", text) for text in flag_splits(draft))
    draft.fatal.extend(Mark("unused", text) for text in _subjects_as_splits(draft))


def _days_of_ranked(draft: Draft, groups: Sequence[GroupTerm]) -> Iterator[str]:
    """ "Which inspector found the most defects": in all, and not on the one day that they were found on."""
    for group in draft.groups if draft.ranks and len(groups) > 1 else ():
        if isinstance(group.term, TimeTerm) and group.term.grain == "day" and group.word in ("", "which"):
            yield draft.text_of(group.start, group.start + 1)


def _moments_beside_units(draft: Draft) -> Iterator[str]:
    """ "Invoices per month which are paid": nobody splits months by the very day that a clause speaks of."""
    units = any(one.kind == "time" for one in draft.groups)
    for group in draft.groups if units else ():
        if group.kind == "timefield" and group.word in ("", "which"):
            yield draft.text_of(group.start, group.start + 1)


def _said_by_the_way(draft: Draft) -> Iterator[str]:
    """ "Which firms did we bill most, through those they send": no split of a ranking by these.

    Nor are the hives of "keepers whose hives gave the most".
    """
    for group in draft.groups if (draft.ranks or draft.having) and len(draft.groups) > 1 else ():
        at = group.start - 1
        if not group.said and draft.text_of(at, at + 1).casefold() in draft.pack.data["ignored"]["relative"]:
            yield draft.text_of(group.start, group.start + 1)
            continue
        while at in draft.ignored - draft.prepositions and at > 0:
            at -= 1
        if draft.ranks and group.kind == "dimension" and not group.said and at in draft.prepositions:
            yield draft.text_of(group.start, group.start + 1)


def _conditions_as_splits(draft: Draft) -> Iterator[str]:
    """ "By day where region is Brazil": what "where" opens narrows, though no region is called so."""
    for group in draft.groups:
        loose = group.kind == "dimension" and not group.said and not group.word
        if loose and is_condition(group.start, draft):
            yield draft.text_of(group.start, group.start + 1)


def _subjects_as_splits(draft: Draft) -> Iterator[str]:
    """ "What did suppliers bill us": a verb stands before who did it, and nobody asks which suppliers.

    Nor does "what do suppliers charge" split anything.
    """
    verbs = draft.pack.thesaurus["auxiliaries"]
    ranked = draft.ranks or draft.having or draft.flags & {"sort", "share"}
    for group in draft.groups if not ranked else ():
        at = group.start - 1
        while at > 0 and at in draft.ignored - draft.copulas:
            at -= 1
        before = draft.text_of(at, at + 1).casefold()
        if group.kind == "dimension" and group.word in ("", "which") and at > 0 and before in verbs:
            yield draft.text_of(group.start, group.start + 1)


def _compound_splits(draft: Draft) -> Iterator[str]:
    """ "How many course participants get our newsletter": no noun that only stands there splits them."""
    several = draft.ranks or draft.having or draft.flags & {"asked_which", "listed", "sort", "share"}
    loose = [group for group in draft.groups if not group.said and group.kind == "dimension"]
    if "asked_one" in draft.flags and len(loose) > 1 and not several:
        yield draft.text_of(loose[0].start, loose[0].start + 1)


def _which_of_none(draft: Draft) -> Iterator[str]:
    """ "Which mechanic had the highest cost" asks for a mechanic, and for no number of all."""
    first = draft.text_of(0, 1)
    opens = 0 in draft.ignored and first.casefold() in draft.pack.data["ignored"]["relative"]
    single = draft.metrics and draft.filters and not draft.groups
    if opens and single and "listed" not in draft.flags:
        yield first


def _never_now(draft: Draft) -> Iterator[str]:
    """ "Machines that have never been on hire": how a thing is now does not tell what it ever was."""
    for start, end, condition in draft.filters:
        denied = isinstance(condition, Not) or (isinstance(condition, Compare) and condition.op == "!=")
        said = draft.text_of(start, start + 1).casefold()
        if not denied or said not in draft.pack.thesaurus["never"]:
            continue
        homes = [draft.catalog.datasets[name] for name in _homes(condition, draft)]
        if any(home.name_field for home in homes):
            yield draft.text_of(start, end)


def _anybody(draft: Draft) -> Iterator[str]:
    """ "How did people's tries turn out": of all of them, and no number for each of the people."""
    several = draft.ranks or draft.having or draft.flags & {"asked_which", "listed", "sort"}
    for group in draft.groups if not several else ():
        said = draft.text_of(group.start, group.start + 1).casefold()
        if not group.said and not group.word and said in draft.pack.thesaurus["peers"]:
            yield said


def _states_as_splits(draft: Draft) -> Iterator[str]:
    """ "How many accounts are still open": how they are, and no split by the year they were opened."""
    for group in draft.groups:
        at = group.start - 1
        while draft.pack.doings.get((draft.text_of(at, at + 1).casefold(),)) and at > 0:
            at -= 1
        rows = "counted" in draft.flags or all(is_bare_count(piece, draft) for piece in draft.metrics)
        counted = rows and "asked_one" in draft.flags
        if counted and not group.word and at in draft.copulas:
            yield draft.text_of(group.start, group.start + 1)


def _agents(draft: Draft) -> Iterator[str]:
    """ "Claims approved by senior adjusters", "reviews by customers in Spain": who did it is no split."""
    for group in draft.groups:
        doer = group.word == "by" and group.plural and not _is_own_label(group, draft)
        if doer and (_is_done_by(group, draft) or _is_narrowed(group, draft)):
            yield draft.text_of(group.start, group.start + 1)


def _is_own_label(group: Group, draft: Draft) -> bool:
    """ "Neutered by species": the column is called so itself, and they are no doers."""
    known = draft.catalog.dimensions.get(group.name)
    said = draft.text_of(group.start, group.start + 1).casefold()
    return known is not None and known.label.casefold() == said


def _is_done_by(group: Group, draft: Draft) -> bool:
    """Whether "by" stands right behind a verb of doing."""
    before = draft.text_of(max(0, group.start - 2), max(0, group.start - 1)).casefold()
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    return group.start - 2 in draft.doings or (len(before) > _SHORT and before.endswith(ends))


def _is_narrowed(group: Group, draft: Draft) -> bool:
    """Whether a value of the things themselves is said right behind them."""
    known = draft.catalog.dimensions.get(group.name)
    homes = {one.dataset for one in known.bindings} if known else set()
    for start, _, condition in draft.filters:
        near = start > group.start and draft.adjacent(group.start + 1, start)
        if near and homes & _homes(condition, draft):
            return True
    return False


def _homes(condition: Condition, draft: Draft) -> set[str]:
    known = (draft.catalog.dimensions.get(name) for name in fields_of(condition))
    return {one.dataset for dimension in known if dimension for one in dimension.bindings}


def _states_for_times(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """ "Not been resolved" where rows have the time when they were: closed ones have been so too."""
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    fields = [
        field for fact in facts for field in draft.catalog.datasets[fact].fields if field.role == "time"
    ]
    times = {word for field in fields for word in field.label.casefold().split() if word.endswith(ends)}
    for start, end, condition in draft.filters:
        denied = isinstance(condition, Not) or (isinstance(condition, Compare) and condition.op == "!=")
        said = draft.text_of(max(0, end - 1), end).casefold()
        if denied and said in times and not isinstance(getattr(condition, "item", None), IsNull):
            yield draft.text_of(start, end)


def _unsaid_doings(draft: Draft, facts: Sequence[str]) -> Iterator[str]:
    """ "Customers who bought books" may be those who wrote a review of one: of rows not named, only some."""
    for start, end, condition in draft.filters:
        for fact in facts:
            rows = {
                name
                for dimension in fields_of(condition)
                if dimension in draft.catalog.dimensions and not draft.catalog.routes(fact, dimension)
                for name in may_be_meant(fact, dimension, draft)
            }
            if len(rows) > 1 and not any(_is_row_said(name, draft) for name in rows):
                yield draft.text_of(start, end)


def may_be_meant(subject: str, dimension: str, draft: Draft) -> set[str]:
    """The rows that join things with what a condition is about, where these are theirs: sales or reviews."""
    ways = draft.catalog.finer_routes(subject, dimension)
    found = {[hop.to for hop in way.joins if hop.spreads][-1] for way in ways if way.joins}
    key, network = key_of(subject, draft), draft.catalog.network
    for other in draft.catalog.datasets if key and found else ():
        joined = draft.catalog.routes(other, key) and draft.catalog.routes(other, dimension)
        if (
            other != subject
            and joined
            and not any(network.below(one, other) or network.below(other, one) for one in found)
        ):
            found.add(other)
    return found


def _is_row_said(name: str, draft: Draft) -> bool:
    home = draft.catalog.datasets[name]
    said = {draft.pack.singular(word) for word in norms(draft.text_of(0, EVERYTHING))}
    return draft.pack.singular(draft.pack.head((home.noun or home.label).casefold())) in said
