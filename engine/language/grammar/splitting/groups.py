"""What to group by: after "by", after "which", as an adjective of time, or just said."""

from dataclasses import replace

from engine.language.grammar.counting.counts import is_amount
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import SPLITTING, Draft, Group, Mark, Piece, Pieces
from engine.language.grammar.ranking.sorted_groups import group_sorted_by
from engine.language.grammar.scope import (
    beside_threshold,
    fact_of,
    is_counted,
    is_limited,
    is_scope,
    named_dataset,
    owns_attribute,
    owns_next,
)
from engine.language.grammar.splitting.described_groups import describes_things
from engine.language.tokens import norms
from engine.language.weights import WEIGHTS
from semantic.filters import Compare, Condition, Not

_MEASURED = ("metric", "aggregate")
_GROUPABLE = ("dimension", "measure", "timefield", "unit", "grain", "part", "bucket")
# Words that open a second list, by the one that opened the first: "por" may mean "by" and "per".
_INNER = {"by": ("each", "per"), "per": ("each",)}


def fold_groups(pieces: Pieces, draft: Draft) -> Pieces:
    """Move everything to group by into the draft; what stays is for later steps."""
    pieces = _without_agents(_closings(pieces, draft), draft)
    kept: Pieces = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.is_op(*SPLITTING, "which") and _next_kind(pieces, at + 1, draft) in _GROUPABLE:
            draft.flags.update(("each",) if piece.is_op("each") else ())
            at = _take_list(pieces, at + 1, draft, _word(piece, draft))
        elif piece.kind == "grain" and _opens_with_by(piece, draft):
            at = _take_list(pieces, at, draft, "by")
        elif piece.is_op("sort") or (piece.is_op("by") and _measured_at(pieces, at + 1) is not None):
            at = _take_sort(pieces, at, draft, kept)
        elif piece.is_op("which") and _is_relative(pieces, at):
            at += 1
        else:
            if not _taken(pieces, at, draft, kept):
                kept.append(piece)
            at += 1
    _check_answers(draft)
    return kept


def _closings(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Open alerts at the end of each month": what is counted at a moment is that of the last one anyway."""
    if not any(piece.is_op("closing") for piece in pieces):
        return pieces
    numbers = [piece for piece in pieces if piece.kind in _MEASURED]
    if not numbers or not all(_is_at_the_end(piece, draft) for piece in numbers):
        return pieces
    return [replace(piece, value="each") if piece.is_op("closing") else piece for piece in pieces]


def _without_agents(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Hours worked by volunteers, per team": behind a verb in a number's name "by" says who did it."""
    for at in range(1, len(pieces) - 2):
        number, by, agent = pieces[at - 1 : at + 2]
        done = number.kind in (*_MEASURED, "measure") and number.end == by.start and by.is_op("by")
        own = done and named_dataset(agent, draft) == fact_of(number, draft) and _ends_in_verb(number, draft)
        if own and any(piece.is_op(*SPLITTING) for piece in pieces[at + 2 :]):
            return [*pieces[:at], *pieces[at + 2 :]]
    return pieces


def _ends_in_verb(number: Piece, draft: Draft) -> bool:
    last = norms(draft.text_of(number.end - 1, number.end))
    return bool({"verb", "doing"} & {*draft.pack.ignored.get(last, ()), *draft.pack.doings.get(last, ())})


def _is_at_the_end(piece: Piece, draft: Draft) -> bool:
    metric = draft.catalog.metrics.get(str(piece.value)) if piece.kind == "metric" else None
    over = [one.non_additive_dimension for one in draft.catalog.metric_measures(metric)] if metric else []
    return bool(over) and all(one is not None and one.window_choice in ("last", "max") for one in over)


def _check_answers(draft: Draft) -> None:
    """ "What share of parcels is fragile": those that are, and not one share for each answer."""
    verbs = draft.pack.data["ignored"]["copula"]
    for group in draft.groups:
        said = draft.text_of(group.start, group.start + 1)
        told = group.name in draft.truths and (
            group.start - 1 in draft.copulas or describes_things(group, draft)
        )
        if told or (not group.said and said.casefold() in verbs):
            draft.fatal.append(Mark("unused", said))


def _is_relative(pieces: Pieces, at: int) -> bool:
    """ "The days on which the rate was above 1 %": what stands before it is asked for."""
    return pieces[at].end - pieces[at].start > 1 and any(one.kind in _GROUPABLE for one in pieces[:at])


def _opens_with_by(piece: Piece, draft: Draft) -> bool:
    """ "Por semana y país": an adjective of time that is made with "by" opens a list as that does."""
    first = norms(draft.text_of(piece.start, piece.end))[:1]
    return piece.end > piece.start + 1 and "by" in draft.pack.operators.get(first, ())


def _word(piece: Piece, draft: Draft) -> str:
    """What asks for the split; a word that may also mean "per" is taken for that."""
    said = norms(draft.text_of(piece.start, piece.end))
    return "per" if "per" in draft.pack.operators.get(said, ()) else str(piece.value)


def _taken(pieces: Pieces, at: int, draft: Draft, kept: Pieces) -> bool:
    """Whether a piece outside any list has found its place: as a group, as a filter, or as what is meant."""
    piece = pieces[at]
    if piece.kind == "part" and beside_threshold(pieces, at, draft):
        return False
    if piece.kind == "unit" and _is_compared(pieces, at):
        draft.fatal.append(Mark("part_of_time"))
    if piece.kind == "timefield" and any(phrase.kind == "grain" for phrase in piece.phrases):
        draft.groups.append(_group(piece, draft, said=True))  # "released month by month"
        return True
    if piece.kind in ("grain", "unit", "part", "bucket"):
        _take_time(pieces, at, draft)
        return True
    if piece.kind != "dimension" or is_limited(pieces, at, draft):
        return False
    if is_counted(pieces, at, draft):
        draft.fatal.append(Mark("count_of_filtered_groups"))
    elif is_scope(pieces, at, draft) or _is_done_to(pieces, at, draft):
        draft.flags.add("scope")
        draft.cost += WEIGHTS["scope"] + WEIGHTS["other_noun"] * _is_of_other(piece, draft)
    elif piece.value in draft.truths and not draft.ranks:
        _take_truth(piece, draft, kept)
    elif not owns_next(pieces, at, draft):
        _check_guess(pieces, at, draft)
        _check_counted(pieces, at, draft)
        _check_compound(pieces, at, draft)
        _check_amount(piece, draft)
        draft.groups.append(_group(piece, draft, said=False))
    return True


def _is_in_name(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Yearly premium" is the annual premium: the grain is a part of the number's name, in another word."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or after.start != piece.end:
        return False
    metric, field = (
        draft.catalog.metrics.get(str(after.value)),
        draft.catalog.dimensions.get(str(after.value)),
    )
    label = metric.label if metric and after.kind == "metric" else field.label if field else ""
    return any(piece.value in draft.pack.grains.get((word,), ()) for word in label.casefold().split())


def _take_time(pieces: Pieces, at: int, draft: Draft) -> None:
    """A part of time is a group, unless it is a part of a number's name."""
    piece = pieces[at]
    if piece.kind == "grain" and _is_in_name(pieces, at, draft):
        return
    _check_grain(pieces, at, draft)
    draft.groups.append(_group(piece, draft, said=piece.kind in ("grain", "bucket")))


def _check_amount(piece: Piece, draft: Draft) -> None:
    """A number is nothing to split by unless a word says so, nor is what "any" stands before."""
    of_any = piece.start - 1 in draft.anyones  # "the highest fee we pay any artist"
    # "How much have our shops taken": who did it.
    doer = piece.end in draft.doings and not draft.ranks and not draft.groups
    of_any = of_any or (doer and "asked_which" not in draft.flags)
    if of_any or draft.catalog.dimensions[piece.value].field.role == "measure":
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))


def _check_guess(pieces: Pieces, at: int, draft: Draft) -> None:
    """ "The highest star rating": a word that is only a part of some name asks for no split by itself."""
    piece = pieces[at]
    guessed = piece.phrases and all(phrase.reason.startswith("partial") for phrase in piece.phrases)
    others = any(one is not piece and one.kind == "dimension" for one in pieces) or draft.groups
    ranked = draft.ranks and not others
    asked = "asked_which" in draft.flags and piece.start == 1  # right behind "which"
    if guessed and not ranked and not asked:
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))


def _check_counted(pieces: Pieces, at: int, draft: Draft) -> None:
    """ "How many different callers had a dropped call": they are counted, and nothing to split by."""
    before = pieces[at - 1] if at else None
    if before is not None and (before.kind, before.value, before.end) == (
        "agg",
        "count_distinct",
        pieces[at].start,
    ):
        draft.fatal.append(Mark("unused", draft.text_of(before.start, before.end)))


def _check_compound(pieces: Pieces, at: int, draft: Draft) -> None:
    """ "Food amount": a word short of its name, right before a number, is rather a part of the number."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or after.kind not in (*_MEASURED, "measure") or after.start != piece.end or draft.ranks:
        return
    said = draft.text_of(piece.start, piece.end).casefold()
    label = draft.catalog.dimensions[piece.value].label.casefold()
    if label.startswith(f"{draft.pack.singular(said)} ") and not draft.pack.is_plural(said):
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))


def _check_grain(pieces: Pieces, at: int, draft: Draft) -> None:
    """ "Articles for weekly": behind a preposition and before no noun it is a name rather than a split."""
    piece = pieces[at]
    alone = at + 1 >= len(pieces) or pieces[at + 1].start != piece.end
    if piece.kind == "grain" and alone and piece.start - 1 in draft.prepositions:
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))


def _is_done_to(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "How many times were videos viewed": what something was done to is no split."""
    follow = pieces[at + 1] if at + 1 < len(pieces) else None
    if follow is None or follow.kind != "metric" or not draft.adjacent(pieces[at].end, follow.start):
        return False
    counted = any(piece.is_op("number_of") for piece in pieces[:at])
    return counted and pieces[at].start - 1 in draft.copulas


def _is_of_other(piece: Piece, draft: Draft) -> bool:
    """ "By the city the member lives in": the city of something else was not meant."""
    last, owner = draft.groups[-1] if draft.groups else None, named_dataset(piece, draft)
    if last is None or last.kind != "dimension" or not owner or piece.start - 1 not in draft.ignored:
        return False
    return all(one.dataset != owner for one in draft.catalog.dimensions[last.name].bindings)


def _is_compared(pieces: Pieces, at: int) -> bool:
    """ "Where hour = 20": a number held against the unit itself, and not against another number behind it."""
    follow = pieces[at + 1 : at + 3]
    if not follow or follow[0].kind != "threshold" or follow[0].start != pieces[at].end:
        return False
    return len(follow) < 2 or follow[1].kind not in ("metric", "aggregate", "measure")


def _take_truth(piece: Piece, draft: Draft, kept: Pieces) -> None:
    """ "Patients that are smokers": a yes-or-no field only named means yes, after "not" it means no."""
    if all(phrase.reason.startswith("partial") for phrase in piece.phrases):
        draft.fatal.append(Mark("unused", draft.text_of(piece.start, piece.end)))  # "jobs" are no test jobs
    told = draft.text_of(piece.start, piece.start + 1).casefold() in draft.pack.data["ignored"]["copula"]
    if told and ("share" in draft.flags or any(one.is_op("share") for one in kept)):
        draft.fatal.append(
            Mark("unused", draft.text_of(piece.start, piece.end))
        )  # the share of those that are
    condition: Condition = Compare(field=piece.value, op="=", value=draft.truths[piece.value])
    start = piece.start
    if kept and kept[-1].is_op("not"):
        start, condition = kept.pop().start, Not(item=condition)
    if _is_split(piece, condition, kept, draft):
        return
    draft.filters.append((start, piece.end, condition))
    draft.cost += WEIGHTS["truth"]


def _is_split(piece: Piece, condition: Condition, kept: Pieces, draft: Draft) -> bool:
    """ "Insured and not insured parcels": both answers set side by side are no condition but a split."""
    for found in draft.filters:
        other = found[2]
        both = Not(item=other) == condition or Not(item=condition) == other
        if both and kept and kept[-1].is_op("and", "compare"):
            draft.filters.remove(found)
            kept.pop()
            draft.groups.append(Group("dimension", piece.value, True, piece.start))
            return True
    return False


def _next_kind(pieces: Pieces, at: int, draft: Draft) -> str:
    while at < len(pieces) and pieces[at].is_op(*SPLITTING):
        between = range(pieces[at - 1].end, pieces[at].start)
        if any(draft.text_of(one, one + 1).casefold() not in draft.pack.small_words for one in between):
            return ""  # "per use by country": what is said between the two is no thing to split by
        at += 1
    return pieces[at].kind if at < len(pieces) else ""


def _measured_at(pieces: Pieces, at: int) -> int | None:
    """The place of the number in "by number of completed appointments"; None where none follows."""
    while at < len(pieces) and (pieces[at].is_op(*SPLITTING, "number_of") or pieces[at].kind == "values"):
        at += 1
    return at if at < len(pieces) and pieces[at].kind in _MEASURED else None


def _take_list(pieces: Pieces, at: int, draft: Draft, word: str) -> int:
    """Read "country, device and month" from `at`; connectors count only before another such word."""
    start = at
    while at < len(pieces):
        step = at
        while step < len(pieces) and pieces[step].is_op("and", *SPLITTING):
            step += 1
        if step >= len(pieces) or pieces[step].kind not in _GROUPABLE:
            return at
        if step > start and not _continues(pieces, step, draft):
            return at
        if step > start and step == at and _has_bound(pieces, step):
            return at  # "by class payload over 200"
        if step > start and draft.ranks and pieces[step - 1].is_op(*_INNER.get(word, ())):
            return at  # "by country and title top 3 in each country" ranks within the second list
        if _is_loose_part(pieces, step, draft) or (word == "which" and pieces[step].kind == "measure"):
            draft.fatal.append(Mark("unused", draft.text_of(pieces[step].start, pieces[step].end)))
        if not (owns_attribute(pieces, step, draft) or _is_in_compound(pieces, step, draft)):
            draft.groups.append(replace(_group(pieces[step], draft, said=True), word=word))
        at = step + 1
    return at


def _is_in_compound(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "By tour guide": two names beside each other that the language knows as one, which is the second."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or piece.end != after.start or (piece.kind, after.kind) != ("dimension", "dimension"):
        return False
    said = norms(draft.text_of(piece.start, after.end))
    return tuple(map(draft.pack.singular, said)) in draft.pack.alike and bool(named_dataset(after, draft))


def _has_bound(pieces: Pieces, at: int) -> bool:
    """Whether a number of the rows stands right before a threshold, which is then its own."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    bound = after is not None and after.kind == "threshold" and after.start == pieces[at].end
    return bound and pieces[at].kind == "measure"


def _is_loose_part(pieces: Pieces, at: int, draft: Draft) -> bool:
    """ "Which insurance product": a number guessed by a part of its name, right before what is asked for."""
    piece, follow = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    guessed = bool(piece.phrases) and all(one.reason.startswith("partial") for one in piece.phrases)
    number = piece.kind == "measure" or (
        piece.kind == "dimension" and draft.catalog.dimensions[piece.value].field.role == "measure"
    )
    return guessed and number and follow is not None and follow.start == piece.end


def _continues(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether the list goes on here: after a connector, or with no word at all between."""
    before, piece = pieces[at - 1], pieces[at]
    if piece.kind == "measure" and piece.start - 1 in draft.prepositions:
        return False  # "per month, in money"
    if before.kind == "op":
        return draft.adjacent(before.end, piece.start)
    return before.end == piece.start


def _take_sort(pieces: Pieces, at: int, draft: Draft, kept: Pieces) -> int:
    place = _measured_at(pieces, at + 1)
    if place is None:
        end = group_sorted_by(pieces, at, draft) if pieces[at].is_op("sort") else None
        kept.extend([pieces[at]] if end is None else [])
        return end or at + 1
    if pieces[at].is_op("sort"):
        draft.flags.add("sort")
    while pieces[at].is_op("sort", *SPLITTING):
        draft.sort_end = pieces[at].end
        at += 1
    kept.extend(piece for piece in pieces[at:place] if piece.kind == "values")
    if is_amount(pieces[place], draft) and not pieces[at - 1].is_op("sort") and not draft.flags & {"sort"}:
        draft.fatal.append(
            Mark("unused", draft.text_of(pieces[place].start, pieces[place].end))
        )  # "by lawyer"
    draft.sort_by = term_of(pieces[place])
    draft.metrics.append(pieces[place])
    return place + 1


def _own_words(piece: Piece, draft: Draft) -> str:
    """ "Cause of outages" is one cause: what stands behind "of" says nothing of how many are meant."""
    said = draft.text_of(piece.start, piece.end)
    if not any(phrase.reason.startswith("reordered") for phrase in piece.phrases) or draft.pack.head_first:
        return said
    small = draft.pack.data["ignored"]["preposition"]
    words = said.split()
    return " ".join(words[: next((at for at, word in enumerate(words) if word in small), len(words))]) or said


def _group(piece: Piece, draft: Draft, said: bool) -> Group:
    kind = "time" if piece.kind in ("unit", "grain") else piece.kind
    draft.cost += WEIGHTS["other_noun"] * _is_code(piece, draft)
    plural = draft.pack.is_plural(_own_words(piece, draft))
    if piece.kind == "bucket":
        return Group(kind, piece.value.key, said, piece.start, plural, term=piece.value)
    if piece.kind == "timefield":
        return Group(kind, piece.value.dimension, said, piece.start, plural, term=piece.value)
    return Group(kind, piece.value, said, piece.start, plural)


def _is_code(piece: Piece, draft: Draft) -> bool:
    """ "By reason": what the reasons are called rather than their codes, unless these are said."""
    known = draft.catalog.dimensions.get(str(piece.value)) if piece.kind == "dimension" else None
    said = draft.text_of(piece.start, piece.end).casefold()
    if known is None or said == known.label.casefold():
        return False
    homes = [(draft.catalog.datasets[one.dataset], one.field) for one in known.bindings]
    coded = (home for home, field in homes if home.primary_key == (field.sql.strip('"'),))
    return any(home.name_field for home in coded)
