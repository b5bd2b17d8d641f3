"""The order and the limit that a ranking asks for."""

from engine.language.grammar.comparing.moves_asked import asked_move
from engine.language.grammar.numbers.metrics import term_of
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Rank
from engine.language.grammar.ranking.cutting import Cut, ranked
from engine.language.grammar.ranking.sorted_groups import order_of_group
from engine.language.weights import WEIGHTS
from semantic.metrics import Direction
from semantic.query import GroupTerm, MetricRef, MetricTerm, Order, TimeTerm

_DEFAULT_LIMIT = 10


def order_of(
    draft: Draft, metrics: tuple[MetricTerm, ...], groups: tuple[GroupTerm, ...]
) -> tuple[tuple[Order, ...], Cut]:
    of_group = order_of_group(draft, groups)
    if of_group is not None:
        return of_group, Cut()
    if not draft.ranks:
        if draft.sort_by is not None and "sort" not in draft.flags:
            draft.fatal.append(Mark("unused", "by"))
        by = _key(draft, draft.sort_by or metrics[0], draft.sort_end)
        sorts = draft.flags & {"sort", "ascending", "descending"}
        ways = draft.flags & {"best_to_worst", "worst_to_best"}
        down = "ascending" not in draft.flags
        for way in ways:
            side = Rank("best" if way == "best_to_worst" else "worst", None, 0, 0)
            down = _descending(draft, side, draft.sort_by or metrics[0])
        return ((Order(by=by, descending=down),) if sorts else ()), Cut()
    rank = draft.ranks[0]
    if all(group.said and not group.asked for group in draft.groups):
        draft.cost += WEIGHTS["rank_of_split"]
    target = _ranked_metric(draft, rank, metrics)
    key = f"{rank.of}({target.key})" if rank.of else ""
    key = key or _key(draft, target, draft.sort_end if draft.sort_by else rank.end)
    if rank.count is None and rank.percent is None and _is_of_one(draft, rank):
        draft.fatal.append(Mark("unused", draft.text_of(rank.start, rank.end)))
    cut = Cut() if _is_of_course(draft, rank, groups) else _cut(draft, rank)
    return (Order(by=key, descending=_descending(draft, rank, target)),), cut


def _is_of_course(draft: Draft, rank: Rank, groups: tuple[GroupTerm, ...]) -> bool:
    """ "Views trend by month, which month was best": all months are asked for, the best of them first."""
    before = draft.said_at.get("over_time", rank.start) < rank.start
    if not before or rank.count is not None or rank.percent is not None:
        return False
    if len(groups) > 1:
        draft.fatal.append(Mark("top_per_group"))  # the best month of each country, or one of all pairs
    return all(isinstance(group, TimeTerm) for group in groups)


def _cut(draft: Draft, rank: Rank) -> Cut:
    if rank.percent is not None:
        return Cut(percent=rank.percent)
    return Cut(_limit(draft, rank), rank.passed or None, rest="rest" in draft.flags)


def _key(draft: Draft, target: MetricTerm, end: int) -> str:
    """What to sort by: the change or growth where that word follows "by" or "highest", else the metric."""
    for kind in ("growth", "change"):
        if draft.said_at.get(kind) == end:
            return f"{kind}({target.key})"
    return asked_move(draft, target) or target.key


def _ranked_metric(draft: Draft, rank: Rank, metrics: tuple[MetricTerm, ...]) -> MetricTerm:
    """The metric after "by", else the one said right after the superlative, else the first."""
    if draft.sort_by is not None:
        return draft.sort_by
    after: list[Piece] = [piece for piece in draft.metrics if piece.start >= rank.end]
    return term_of(min(after, key=lambda piece: piece.start)) if after else metrics[0]


def _is_of_one(draft: Draft, rank: Rank) -> bool:
    """ "The longest distance of a flight" is the most of the distances, and no ranking of totals."""
    metric = next((piece for piece in draft.metrics if piece.start == rank.end), None)
    group = next((group for group in draft.groups if metric and group.start > metric.end), None)
    if metric is None or group is None or group.said or group.plural:
        return False
    return draft.text_of(metric.end, metric.end + 1).casefold() in draft.pack.data["of"]


def _descending(draft: Draft, rank: Rank, target: MetricTerm) -> bool:
    if rank.flavour in ("top", "bottom"):
        return rank.flavour == "top"
    direction: Direction = "neutral"
    if isinstance(target, MetricRef):
        direction = draft.catalog.metrics[target.name].desired_direction
    if direction == "neutral":
        draft.fatal.append(Mark("no_good_direction", target.key))
    return (direction == "up") == (rank.flavour == "best")


def _is_one_of(group: Group, draft: Draft) -> bool:
    """ "Which of our titles got the most": one of them is asked for, and not all in order."""
    before = range(max(0, group.start - 3), group.start)
    return group.asked and any(draft.text_of(at, at + 1).casefold() in draft.pack.data["of"] for at in before)


def _is_one(group: Group, rank: Rank, draft: Draft) -> bool:
    """ "Which damages has the highest cost": by its verb it is one, whatever the form of the noun.

    Right behind "who" the word is that verb: "who mentors the most trainers".
    """
    if draft.who_asked and group.start == 1:
        return True
    between = (draft.text_of(at, at + 1).casefold() for at in range(group.start, rank.start))
    return any(word in draft.pack.data["of_one"] for word in between)


def _limit(draft: Draft, rank: Rank) -> int | None:
    """The number said; one for a single thing asked for; ten for "top titles"; all for "which titles"."""
    if rank.count is not None:
        return rank.count
    plural = rank.plural or any(group.plural and not _is_one(group, rank, draft) for group in ranked(draft))
    if not plural or any(_is_one_of(group, draft) for group in ranked(draft)):
        return 1
    draft.cost += WEIGHTS["implied_limit"]
    if draft.text_of(rank.end, rank.end + 1).casefold() in draft.pack.data["of"]:
        draft.fatal.append(Mark("unused", draft.text_of(rank.start, rank.end)))  # "what causes most of them"
    before = min(group.start for group in ranked(draft)) >= rank.end
    return _DEFAULT_LIMIT if before else None
