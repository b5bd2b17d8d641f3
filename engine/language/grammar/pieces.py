"""Pieces on the way from phrases to a query, and the draft that collects its parts."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from semantic.catalog import Catalog
from semantic.filters import Operator
from semantic.periods import Period, Window
from semantic.query import GroupTerm, MetricTerm

# Operators that open a list of things to group by.
SPLITTING = ("by", "each", "per")

EVERYTHING = 10_000  # tokens: behind the end of any question


@dataclass(frozen=True)
class Piece:
    """A typed stretch of the question: a linked phrase, or several folded into one."""

    kind: str
    value: Any
    start: int
    end: int
    phrases: tuple[Phrase, ...] = ()

    def is_op(self, *names: str) -> bool:
        """Whether this is one of the named operators."""
        return self.kind == "op" and self.value in names


@dataclass(frozen=True)
class Threshold:
    """A comparison with a number; `high` makes it a range. `unit` is the word said after the number."""

    op: Operator
    value: int | float
    high: int | float | None = None
    unit: str = ""
    percent: bool = False


@dataclass(frozen=True)
class ValueSet:
    """Values of one dimension, in or out; `split` when they are set against each other.

    `absent` when they are out because there is nothing of them: "without repair jobs"; `both` when
    "and" joins them.
    """

    dimension: str
    values: tuple[Any, ...]
    negated: bool = False
    split: bool = False
    absent: bool = False
    both: bool = False


@dataclass(frozen=True)
class Group:
    """One thing to group by; `said` when a word such as "by" asks for it, `word` which one.

    `term` is a named time, at its grain.
    """

    kind: str
    name: str
    said: bool
    start: int
    plural: bool = False
    word: str = ""
    term: GroupTerm | None = None

    @property
    def asked(self) -> bool:
        """Whether it is what the question asks for: "which country"."""
        return self.word == "which"


@dataclass(frozen=True)
class Rank:
    """Top or bottom; `count` None when no number was said. `flavour` best and worst depend on the metric."""

    flavour: str
    count: int | None
    start: int
    end: int
    passed: int = 0  # how many are passed over: those before "the third"
    percent: float | None = None
    of: str = ""  # the calculation that ranks, where the word says so: "fastest" is growth
    plural: bool = False  # whether several are asked for: "the biggest drops"


@dataclass(frozen=True)
class Mark:
    """Something lost, guessed or not possible: the trace shown to the user and the reason of a refusal."""

    code: str
    text: str = ""


@dataclass(frozen=True)
class Stride:
    """How far before each bucket the one lies that it is held against.

    `each` when the words alone ask for a number for each unit: "month over month", not "the month before".
    """

    window: Window
    each: bool = False


@dataclass(frozen=True)
class Rolling:
    """Over which window a number goes along time, None for all so far; `average` of the values in it."""

    window: Window | None
    average: bool = False


@dataclass
class Draft:
    """The parts found so far. `joints` are where "and", "or" or a comma stands, `connectors` those that
    join things for certain. `fatal` marks make the reading unusable; `cost` adds to its words' cost."""

    catalog: Catalog
    quantities: Mapping[str, Mapping[str, float]]
    ignored: frozenset[int]
    joints: frozenset[int]
    connectors: frozenset[int]
    prepositions: frozenset[int]
    copulas: frozenset[int]
    truths: Mapping[str, Any]
    rate_words: frozenset[str]
    text_of: Callable[[int, int], str]
    pack: Pack
    metrics: list[Any] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    splits: tuple[str, ...] = ()
    filters: list[tuple[int, int, Any]] = field(default_factory=list)
    having: list[Any] = field(default_factory=list)
    ranks: list[Rank] = field(default_factory=list)
    sort_by: MetricTerm | None = None
    sorted_group: str = ""  # the split that is sorted by, by its name
    alphabetical_at: tuple[int, int] = (0, 0)  # where "alphabetically" stands
    periods: list[Period] = field(default_factory=list)
    period_field: str = ""  # the time that a period is said of
    comparisons: list[Any] = field(default_factory=list)
    strides: list[Stride] = field(default_factory=list)
    rolling: Rolling | None = None
    share_per: list[Group] = field(default_factory=list)  # the groups that shares are within
    those: list[Piece] = field(default_factory=list)  # values after "the share of X that are"
    shared: list[tuple[int, int, Any]] = field(default_factory=list)  # what those that a share is of fit
    articles: frozenset[str] = frozenset()
    doings: frozenset[int] = frozenset()  # where verbs stand that are passed over
    verb_rows: list[frozenset[str]] = field(
        default_factory=list
    )  # what each own verb of the model is done to
    never_done: str = ""  # the rows that nobody did any of, said by the verb behind "never"
    done_at: frozenset[int] = frozenset()  # where that verb stands
    boths: frozenset[int] = frozenset()  # where "both" stands
    money_asked: bool = False  # "what have we paid"
    worths: frozenset[int] = frozenset()  # where nouns begin whose worth is asked: "value of the orders"
    earning_asked: bool = False  # "what did renewals bring in"
    now_said: str = ""  # "right now"
    earned: bool = False  # whether a verb of earning stands anywhere
    who_asked: bool = False  # "who made the largest transfer"
    who_is: bool = False  # "who is our biggest client": the noun behind is somebody already
    described: frozenset[int] = frozenset()  # where things stand that a time right behind describes
    anyones: frozenset[int] = frozenset()  # where "any" stands
    said: frozenset[str] = frozenset()  # every word of the question, as it stands and as words are compared
    told: frozenset[Hashable] = frozenset()  # of what kinds its phrases are
    find_values: Callable[[tuple[str, ...]], Sequence[Any]] = lambda _: ()
    stored_of: Callable[[str, int], Sequence[object]] = lambda _, __: ()  # all values, where they are few
    flags: set[str] = field(default_factory=set)
    said_at: dict[str, int] = field(default_factory=dict)
    repeatable: set[int] = field(default_factory=set)  # words said before each number: "change in"
    sort_end: int = -1
    target_said: list[float] = field(default_factory=list)  # what a question says that a target is
    datasets: list[str] = field(default_factory=list)
    unfiltered: dict[str, str] = field(default_factory=dict)  # default filters off, with the words for it
    moved: Operator | None = None  # which way the number of each group is to have moved
    claim: str = ""  # how a yes or no is asked for
    listing: Any = None  # which records are listed
    most: int | None = None  # how many of them
    fatal: list[Mark] = field(default_factory=list)
    cost: float = 0.0
    wide: bool = False  # whether "not" and "or" reach as far as they can
    open: bool = False  # whether they could reach further than they do, or less far

    def adjacent(self, left: int, right: int) -> bool:
        """Whether only ignored words stand between two token positions."""
        return left <= right and all(at in self.ignored for at in range(left, right))


Pieces = list[Piece]
Step = Callable[[Pieces, Draft], Pieces]
Needed = frozenset[Hashable] | None
_NEEDED: dict[Step, frozenset[Hashable]] = {}


def needs(*ops: str, kinds: tuple[str, ...] = ()) -> Callable[[Step], Step]:
    """Marks a step that changes nothing where there is none of these operators, nor a piece of these kinds.

    There are more than a hundred steps, and most questions need a few dozen of them.
    """

    def marked(step: Step) -> Step:
        _NEEDED[step] = frozenset((*kinds, *(("op", name) for name in ops)))
        return step

    return marked


def needed_by(step: Step) -> Needed:
    """What must be there for a step to change anything, as `there` has it; None where nobody says."""
    return _NEEDED.get(step)


def there(pieces: Sequence[Piece]) -> set[Hashable]:
    """The kinds of the pieces, and the operators among them."""
    return {("op", piece.value) if piece.kind == "op" else piece.kind for piece in pieces}


def dimension_of(piece: Piece) -> str:
    """The dimension a piece names, or ""."""
    return piece.value if piece.kind in ("dimension", "measure") else ""
