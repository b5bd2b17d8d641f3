"""How far a condition is from what is counted: flights have a status before their bookings have one."""

from engine.language.grammar.checking.doubts import is_code_list
from engine.language.grammar.pieces import EVERYTHING, Draft
from engine.language.tokens import norms, words_of
from engine.language.weights import WEIGHTS
from semantic.filters import Compare, Condition, fields_of


def weigh_nearness(draft: Draft, facts: list[str]) -> None:
    """Add to the cost of a draft for every condition on a dimension that the facts do not have themselves."""
    names = {name for _, _, condition in draft.filters for name in fields_of(condition)}
    shared = {name for _, _, condition in draft.shared for name in fields_of(condition)}
    known = [name for name in names if facts and name in draft.catalog.dimensions]
    draft.cost += sum(_distance(name, facts, draft) for name in known)
    draft.cost += sum(
        WEIGHTS["other_noun"]
        for name in shared - names
        if name in draft.catalog.dimensions and _is_in_role(name, facts, draft)
    )
    draft.cost += sum(WEIGHTS["other_noun"] for _, _, one in draft.filters if _is_unsaid(one, facts, draft))
    draft.cost += sum(WEIGHTS["other_noun"] for name in known if _is_in_role(name, facts, draft))
    draft.cost += WEIGHTS["other_noun"] * _is_timed_elsewhere(draft, facts)
    draft.cost += sum(
        WEIGHTS["other_noun"] for _, _, one in draft.filters if _is_of_others(one, facts, draft)
    )
    draft.cost += sum(
        WEIGHTS["other_noun"] for start, end, _ in draft.filters if _is_split(start, end, draft)
    )
    splits = [group.name for group in draft.groups if group.name in draft.catalog.dimensions]
    draft.cost += sum(WEIGHTS["other_noun"] for name in splits if facts and _has_own(name, facts, draft))
    draft.cost += sum(WEIGHTS["other_noun"] for name in splits if _are_others(name, facts, draft))


def _is_split(start: int, end: int, draft: Draft) -> bool:
    """ "By pipeline and orchestrator and day": a value that is called as a dimension, between two splits."""
    said = draft.text_of(start, end).casefold()
    joined = all(
        "and" in draft.pack.operators.get(norms(draft.text_of(at, at + 1)), ()) for at in (start - 1, end)
    )
    named = joined and any(one.label.casefold() == said for one in draft.catalog.dimensions.values())
    places = [group.start for group in draft.groups]
    return named and end + 1 in places and any(place < start - 1 for place in places)


def _is_timed_elsewhere(draft: Draft, facts: list[str]) -> bool:
    """ "Bookings that started in July": their own start, and not when the members who made them did."""
    known = draft.catalog.dimensions.get(draft.period_field)
    homes = {one.dataset for one in known.bindings} if known else {draft.period_field.partition(".")[0]}
    return bool(draft.period_field and facts) and homes.isdisjoint(facts)


def weigh_unsaid(draft: Draft, dataset: str) -> float:
    """What it costs to list rows that are not called by their noun for conditions that others have:
    "the names of all drivers" are not those of customers whom drivers serve."""
    nouns = _stems(draft.catalog.datasets[dataset].label or dataset, draft)
    if nouns & _stems(draft.text_of(0, EVERYTHING), draft):
        return 0.0
    names = {name for _, _, condition in draft.filters for name in fields_of(condition)}
    known = [name for name in names if name in draft.catalog.dimensions]
    return WEIGHTS["other_noun"] * sum(_distance(name, [dataset], draft) > 0 for name in known)


def _is_unsaid(condition: Condition, facts: list[str], draft: Draft) -> bool:
    """ "Villas in Porto": their own city, and not that of the selling office, of which nothing is said."""
    field, value = (condition.field, condition.value) if isinstance(condition, Compare) else ("", "")
    known = draft.catalog.dimensions.get(field)
    if known is None or not known.roles or len(facts) != 1:
        return False
    if (
        isinstance(condition, Compare) and field in draft.truths and condition.op == "="
    ):  # "learners who are admins": not their managers
        return any(not one.joins for one in draft.catalog.routes(facts[0], known.of))
    if not isinstance(value, str):
        return False
    found = {ref.dimension for ref in draft.find_values(words_of(value))} & draft.catalog.dimensions.keys()
    head = draft.pack.head
    alike = [one for one in found if head(draft.catalog.dimensions[one].label) == head(known.label)]
    return any(not one.joins for name in alike for one in draft.catalog.routes(facts[0], name))


def _is_in_role(name: str, facts: list[str], draft: Draft) -> bool:
    """ "Learners who are admins": they themselves, and not their managers, of whom nothing is said."""
    found = draft.catalog.dimensions[name]
    said = set(norms(draft.text_of(0, EVERYTHING)))
    roles = {
        draft.pack.stem(word) for role in found.roles for word in role.replace("_", " ").casefold().split()
    }
    if not roles or roles & set(map(draft.pack.stem, said)):
        return False
    own = found.bindings[0]
    alike = (
        one
        for one, known in draft.catalog.dimensions.items()
        if len(known.roles) < len(found.roles) and own in known.bindings
    )
    return any(len(draft.catalog.routes(fact, one)) == 1 for one in alike for fact in facts)


def _has_own(name: str, facts: list[str], draft: Draft) -> bool:
    """ "Customers by town": their own town, and not that of a branch, of which nothing is said."""
    catalog = draft.catalog
    label = catalog.dimensions[name].label.casefold()
    alike = [one for fact in facts for one in catalog.own_ends.get((fact, label.split()[-1]), ())]
    if not alike or not all(any(one.joins for one in catalog.routes(fact, name)) for fact in facts):
        return False
    said, words = _stems(draft.text_of(0, EVERYTHING), draft), _stems(label, draft)
    return any(not (words - _stems(catalog.dimensions[one].label, draft)) & said for one in alike)


def _are_others(name: str, facts: list[str], draft: Draft) -> bool:
    """ "People by department": those who have one, and not clients by that of their account manager."""
    words = draft.pack.thesaurus["peers"]
    broad = any(draft.text_of(one.start, one.end).casefold() in words for one in draft.metrics)
    return broad and bool(facts) and _distance(name, facts, draft) > 0


def _is_of_others(condition: Condition, facts: list[str], draft: Draft) -> bool:
    """ "Cancelled tickets": their own status, not that of concerts; "shows running" are no active halls."""
    if not isinstance(condition, Compare) or len(facts) != 1:
        return False
    known = draft.catalog.dimensions.get(condition.field)
    if known is None or known.roles or _is_own(condition.field, facts[0], draft):
        return False
    homes = [draft.catalog.datasets[one.dataset] for one in known.bindings]
    nouns = [one.noun or one.label for one in homes]
    if any(_stems(noun, draft) & _stems(draft.text_of(0, EVERYTHING), draft) for noun in nouns):
        return False
    if condition.field in draft.truths:
        return True
    found = draft.find_values(words_of(str(condition.value)))
    head = draft.pack.head
    alike = {ref.dimension for ref in found if ref.dimension in draft.catalog.dimensions}
    same = [one for one in alike if head(draft.catalog.dimensions[one].label) == head(known.label)]
    return any(_is_own(one, facts[0], draft) for one in same)


def _is_own(name: str, fact: str, draft: Draft) -> bool:
    """Whether the rows have it themselves, or the code that it is the text of."""
    routes = draft.catalog.routes(fact, name)
    homes = [draft.catalog.datasets[one.dataset] for one in draft.catalog.dimensions[name].bindings]
    coded = all(map(is_code_list, homes)) and any(len(route.joins) == 1 for route in routes)
    return coded or any(not route.joins for route in routes)


def _stems(text: str, draft: Draft) -> set[str]:
    return set(map(draft.pack.stem, norms(text)))


def _distance(name: str, facts: list[str], draft: Draft) -> float:
    routes = [route for fact in facts for route in draft.catalog.routes(fact, name)]
    if any(not route.joins for route in routes):
        return 0.0
    finer = not routes and any(draft.catalog.finer_routes(fact, name) for fact in facts)
    return WEIGHTS["finer_dataset" if finer else "other_dataset"]
