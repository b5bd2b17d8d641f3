"""What a question comes back as: an answer, a question back, or a refusal with a way forward."""

from dataclasses import dataclass, field
from typing import Any, Literal

from engine.types.about import AboutQuestion
from engine.types.conversation import Chip, FollowUp
from engine.types.plan import Plan
from engine.types.result import ResultTable
from semantic.query import LogicalQuery

Status = Literal["answer", "clarify", "refuse"]
WordStatus = Literal["understood", "guessed", "ignored", "unknown", "taught"]


@dataclass(frozen=True)
class Word:
    """One stretch of the question and what became of it; `start` and `end` count characters.

    `role` is metric, dimension, value, time, number, function or unknown; `target` names what it
    stands for in the model or the query.
    """

    text: str
    start: int
    end: int
    role: str
    target: str
    status: WordStatus


@dataclass(frozen=True)
class Alternative:
    """A question that can be asked instead; `means` says in words what it would mean.

    `apart` are the parts of it that the others beside it have not all, in words.
    """

    text: str
    query: LogicalQuery
    means: str = ""
    apart: tuple[str, ...] = ()

    @property
    def difference(self) -> str:
        """Both in one text: what tells it from the others, then what it would mean."""
        return ". ".join(part for part in (", ".join(self.apart), self.means) if part)


@dataclass(frozen=True)
class Feature:
    """One reason why a reading costs: a named weight and how often it counts. Costs are without unit."""

    name: str
    count: float
    weight: float


@dataclass(frozen=True)
class RunnerUp:
    """Another reading that was considered, as a question, and why it lost.

    `features` say what its cost is the sum of.
    """

    text: str
    query: LogicalQuery
    reason: str
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart chosen by a named rule, as a Vega-Lite spec without data; kind "none" shows nothing.

    `alt` says its gist to who does not see it; `fits` are the kinds that suit the answer, the best first.
    """

    kind: str
    reason: str
    spec: dict[str, Any] = field(default_factory=dict)
    rule: str = ""
    alt: str = ""
    fits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The reply to one question, with its proof.

    `sentence` is the answer in words, `interpretation` the exact restatement of the query.
    `as_of` is the newest data the answer can rest on, `now` the clock used (both ISO, UTC).
    `ms` holds milliseconds by stage. `chips` are the parts of the query in words; `follow_up` says what
    became of those of the query before, None for a new topic. `thread` are the queries answered so far,
    from whose last the next question may go on. `presentation` is how the user wants it shown.
    `confidence` is how likely (0 to 1) the reading that is answered, or the first choice of a question back,
    is the right one; None where nothing was read. `runners_up` are the other readings, where they were asked
    for, and `features` what the best one costs. `language` is the one it is told in (ISO 639-1).
    `teaching` is the command that would teach an unknown word, told to who can type one.
    `about` is what a question about the model itself asks for; its answer has a table without a query or
    plan, and leaves the thread as it was.
    """

    status: Status
    question: str
    now: str
    sentence: str = ""
    interpretation: str = ""
    query: LogicalQuery | None = None
    plan: Plan | None = None
    sql: str = ""
    table: ResultTable | None = None
    chart: Chart | None = None
    words: tuple[Word, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    reason: str = ""
    code: str = ""
    as_of: str = ""
    notes: tuple[str, ...] = ()  # what is left out by default, then what else is to be known
    ms: dict[str, float] = field(default_factory=dict)
    chips: tuple[Chip, ...] = ()
    follow_up: FollowUp | None = None
    thread: tuple[LogicalQuery, ...] = ()
    presentation: str = ""
    confidence: float | None = None
    runners_up: tuple[RunnerUp, ...] = ()
    features: tuple[Feature, ...] = ()
    language: str = "en"
    about: AboutQuestion | None = None
    teaching: str = ""
