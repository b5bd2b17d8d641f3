"""What is done most, and who does most: "most used vaccine", "who handled the most incidents"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.language.grammar.checking.phrased import is_phrased
from engine.language.grammar.counting.counts import is_bare_count
from engine.language.grammar.counting.related_counts import counted_rows
from engine.language.grammar.counting.rows import rows_of
from engine.language.grammar.pieces import Draft, Group, Mark, Piece, Pieces, needs
from engine.language.grammar.ranking.extreme_rows import whose
from engine.language.grammar.scope import named_dataset
from engine.language.phrases import Phrase
from engine.language.tokens import words_of
from semantic.query import MetricRef

_SAID = ("metric", "aggregate", "agg", "measure")
_RANKS = ("top", "bottom")
_SHORT = 4  # letters: "red" is no verb


def is_most_done(phrases: Sequence[Phrase], at: int, draft: Draft) -> bool:
    """ "Most used vaccine": a verb between the most and what it is done with, which counts how often."""
    if at == 0 or at + 1 >= len(phrases):
        return False
    before, behind = phrases[at - 1], phrases[at + 1]
    said = draft.text_of(phrases[at].start, phrases[at].end).casefold()
    most = before.kind == "op" and before.target in _RANKS and said not in draft.pack.thesaurus["paying"]
    return most and behind.kind in ("dimension", "dataset") and not behind.reason.startswith("partial")


@needs(*_RANKS)
def fold_most_done(pieces: Pieces, draft: Draft) -> Pieces:
    """How often it was done ranks, where no number is said: the rows that have it or are of it."""
    if any(one.kind in _SAID or one.is_op("number_of") for one in pieces):
        sums = [one for one in pieces if one.kind in _SAID and not _is_counted(one, draft)]
        ranked = [one for one in pieces if one.is_op(*_RANKS) and _says_often(one, draft)]
        if ranked and sums and len(sums) == 1 and len([one for one in pieces if one.kind in _SAID]) == 1:
            draft.fatal.append(Mark("unused", draft.text_of(ranked[0].start, ranked[0].end)))  # no amount is
        return pieces
    for at, piece in enumerate(pieces):
        if not piece.is_op(*_RANKS):
            continue
        often = _is_often(piece, draft)
        thing = next(
            (one for one in (pieces[:at] if often else pieces[at + 1 :]) if one.kind == "dimension"), None
        )
        between = range(piece.end, thing.start) if thing else range(0)
        done = bool(between) and set(between) <= draft.doings
        rows = _rows(thing, draft) if thing and (often or done) else ""
        number = rows_of(rows, draft) if rows else None
        if thing is not None and isinstance(number, MetricRef):
            draft.flags.discard("most_done")
            draft.verb_rows = [names for names in draft.verb_rows if rows not in names]
            made = Piece("metric", number.name, thing.end, thing.end, piece.phrases)
            place = max(pieces.index(thing), at) + 1
            return [*pieces[:place], made, *pieces[place:]]
    return pieces


def _is_counted(piece: Piece, draft: Draft) -> bool:
    """Whether a number counts rows, or is said with what is done: "the kind that people watch"."""
    return is_bare_count(piece, draft) or any(map(is_phrased, piece.phrases))


def _is_often(piece: Piece, draft: Draft) -> bool:
    """ "Which vaccine do we give most often"."""
    return _says_often(piece, draft) and bool(draft.doings)


def _says_often(piece: Piece, draft: Draft) -> bool:
    words = draft.text_of(piece.start, piece.end).casefold().split()
    return len(words) > 1 and words[-1] in draft.pack.thesaurus["often"]


def _rows(thing: Piece, draft: Draft) -> str:
    """The rows of what was done: those that have the class themselves, else the only ones of the thing."""
    known = draft.catalog.dimensions[thing.value]
    homes = {one.dataset for one in known.bindings}
    home = draft.catalog.datasets[next(iter(homes))]
    if len(homes) > 1 or known.roles:
        return ""
    named = named_dataset(thing, draft)
    if not named:
        return home.name if home.time and not home.name_field else ""
    own = {name for names in draft.verb_rows for name in names}
    timed = {
        one.name
        for one in draft.catalog.model.datasets
        if one.time and one.name != named and draft.catalog.network.related(named, one.name)
    }
    found = own & timed if own else timed
    return found.pop() if len(found) == 1 else ""


def is_in_role(name: str, other: str, draft: Draft) -> bool:
    """Whether both are the same attribute of the same things, the first of those in one role."""
    first, second = draft.catalog.dimensions[name], draft.catalog.dimensions[other]
    same = (first.bindings[0].dataset, first.field.name) == (second.bindings[0].dataset, second.field.name)
    return name != other and same and bool(first.roles) and not second.roles


@needs(kinds=("dimension",))
def fold_role_verbs(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Which clerk decided the most": the verb says in which role, and names nothing else."""
    for at in range(1, len(pieces)):
        before, piece = pieces[at - 1], pieces[at]
        if (
            before.kind != "dimension"
            or piece.kind != "dimension"
            or not is_in_role(piece.value, before.value, draft)
        ):
            continue
        verb = _is_verb(draft.text_of(piece.start, piece.end).casefold(), draft)
        if verb and draft.adjacent(before.end, piece.start):
            made = Piece("dimension", piece.value, before.start, piece.end, before.phrases)
            return [*pieces[: at - 1], made, *pieces[at + 1 :]]
    return pieces


def _is_verb(word: str, draft: Draft) -> bool:
    """Whether a word says what was done: of a verb on the lists, or by its ending ("fixed")."""
    ends = tuple(draft.pack.thesaurus["participle_ends"])
    return word in draft.pack.verb_of or (bool(ends) and len(word) > _SHORT and word.endswith(ends))


@needs("number_of")
def check_counted_noun(pieces: Pieces, draft: Draft) -> Pieces:
    """ "How many learners did each company sign up": the learners are counted, and nothing to split by."""
    for at, piece in enumerate(pieces[:-1]):
        noun = pieces[at + 1]
        counted = piece.is_op("number_of") and noun.kind == "dimension" and noun.end in draft.copulas
        plural = counted and draft.pack.is_plural(draft.text_of(noun.start, noun.end))
        if plural and named_dataset(noun, draft) and any(one.kind == "metric" for one in pieces[at + 2 :]):
            draft.fatal.append(Mark("unused", draft.text_of(noun.start, noun.end)))
    return pieces


@needs(*_RANKS)
def fold_who_most(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Who handled the most incidents": the one person that the rows belong to, in the role that is said."""
    numbers = [one for one in pieces if counted_rows(one, draft)]
    others = [one for one in pieces if one not in numbers and not one.is_op(*_RANKS) and one.kind != "break"]
    ranks = [one for one in pieces if one.is_op(*_RANKS)]
    if not draft.who_asked or draft.who_is or len(numbers) != 1 or len(ranks) != 1 or len(others) > 1:
        return pieces
    rows = counted_rows(numbers[0], draft)
    role = others[0] if others else None
    if role is not None and not (role.kind == "dimension" and role.start < ranks[0].start):
        return pieces
    name = _in_role(rows, role, draft) if role else _said_in(rows, ranks[0], draft) or whose(rows, draft)
    if not name:
        return pieces
    if role is None and _is_done_by_others(rows, name, ranks[0].start, draft):
        draft.fatal.append(Mark("no_metric"))
        return pieces
    draft.groups.append(Group("dimension", name, said=True, start=0, word="which"))
    draft.flags.add("asked_which")
    return [one for one in pieces if one is not role and not _opens(one)]


def _said_in(rows: str, rank: Piece, draft: Draft) -> str:
    """The person in the role of a verb that the words of the ranking begin with: "handled the most"."""
    verb = Piece("dimension", "", rank.start, rank.start + 1, ())
    return _in_role(rows, verb, draft) if rank.end - rank.start > 1 else ""


def _is_done_by_others(rows: str, name: str, end: int, draft: Draft) -> bool:
    """ "Who treated the most animals": where there are treatments, not those whom the animals are of."""
    home = draft.catalog.dimensions[name].bindings[0].dataset
    done = {one for at in range(end) for one in _done(draft.text_of(at, at + 1).casefold(), draft)}
    return bool(done) and done.isdisjoint((rows, home))


def _done(word: str, draft: Draft) -> Iterator[str]:
    """The datasets that are called by a verb, or by the noun made of it."""
    pack = draft.pack
    base = pack.verb_of.get(word, "")
    stems = {pack.stem(one) for one in (*pack.bent.get(base, ()), *pack.nouns_of_verbs.get(base, ()))}
    for dataset in draft.catalog.model.datasets if stems else ():
        if stems & set(map(pack.stem, words_of(dataset.noun))):
            yield dataset.name


@needs(*_RANKS)
def check_done_to(pieces: Pieces, draft: Draft) -> Pieces:
    """ "Who borrowed the most books": what it was done to is not who did it."""
    for rank, thing in pairwise(pieces) if draft.who_asked else ():
        beside = rank.is_op(*_RANKS) and thing.kind == "dimension" and rank.end == thing.start
        words = (draft.text_of(at, at + 1).casefold() for at in range(rank.start))
        if beside and any(word in draft.pack.verb_of for word in words):
            draft.fatal.append(Mark("unused", draft.text_of(thing.start, thing.end)))
    return pieces


def _opens(piece: Piece) -> bool:
    return piece.kind == "break" and piece.start == 0


def _in_role(rows: str, role: Piece, draft: Draft) -> str:
    """The name of the person in the role that a verb such as "handled" is of: "handled by"."""
    stems = set(map(draft.pack.stem, draft.text_of(role.start, role.end).casefold().split()))
    found: dict[int, list[str]] = {}
    for name, known in draft.catalog.dimensions.items():
        home = draft.catalog.datasets[known.bindings[0].dataset]
        said = {
            draft.pack.stem(word) for one in known.roles for word in one.casefold().replace("_", " ").split()
        }
        routes = draft.catalog.routes(rows, name) if stems <= said else ()
        if home.name_field == known.field.name and len(routes) == 1:
            found.setdefault(len(routes[0].joins), []).append(name)
    nearest = found[min(found)] if found else []  # not their boss, nor the branch they work at
    return nearest[0] if len(nearest) == 1 else ""
