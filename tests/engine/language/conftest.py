"""A small invented model with data, and short ways to ask it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

from engine import Parlance
from engine.language.pack import Pack, load_pack
from engine.language.reader import Reader
from engine.types.answer import Answer
from semantic.periods import Grain, Period
from semantic.query import DimensionTerm, GroupTerm, LogicalQuery, MetricRef, TimeScope, TimeTerm

HERE = Path(__file__).parent
ReadsAs = Callable[..., None]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("en")


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    """The bakery's model on its data; Parlance keeps it open for the session."""
    path = tmp_path_factory.mktemp("bakery") / "bakery.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute((HERE / "bakery.sql").read_text("utf-8"))
    return Parlance(HERE / "bakery.yaml", path)


@pytest.fixture(scope="session")
def reader(bakery: Parlance) -> Reader:
    return bakery.session.reader


@pytest.fixture(scope="session")
def reads_as(bakery: Parlance) -> ReadsAs:
    """Ask in words and expect an answer to exactly this query, given by its parts."""

    def check(text: str, **parts: Any) -> None:
        answer = bakery.ask(text)
        assert answer.status == "answer", told(answer)
        assert answer.query == query_of(**parts), answer.interpretation

    return check


@pytest.fixture(scope="session")
def replies(bakery: Parlance) -> Callable[[str], tuple[str, str]]:
    """The status and the code of the reply to a question."""

    def ask(text: str) -> tuple[str, str]:
        answer = bakery.ask(text)
        return answer.status, answer.code

    return ask


def query_of(
    *metrics: str, by: tuple[str, ...] = (), time: Period | None = None, **rest: Any
) -> LogicalQuery:
    """A query by names: metrics as strings or terms, groups as names of dimensions or grains."""
    terms = rest.pop("metrics", metrics)
    return LogicalQuery(
        metrics=tuple(MetricRef(name=term) if isinstance(term, str) else term for term in terms),
        group_by=tuple(group_of(name) if isinstance(name, str) else name for name in by),
        time=TimeScope(period=time) if time else None,
        **rest,
    ).canonical()


def group_of(name: str) -> GroupTerm:
    return TimeTerm(grain=name) if name in get_args(Grain) else DimensionTerm(name=name)  # type: ignore[arg-type]


def told(answer: Answer) -> str:
    """What an answer that was not expected says."""
    offers = "; ".join(alternative.text for alternative in answer.alternatives)
    return f"{answer.status} {answer.code}: {answer.reason} [{offers}]"
