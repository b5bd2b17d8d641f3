"""All that a file of an answer is made from. It can be sent to another process."""

import re
from dataclasses import dataclass

from engine.answers.finding import Finding
from engine.answers.proof import Fact, how_computed
from engine.types.answer import Answer, Chart
from semantic.catalog import Catalog

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Parcel:
    """An answer with the meaning of its rows and the facts behind it; `dialect` is what SQL is written in."""

    question: str
    sentence: str
    interpretation: str
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    sql: str
    as_of: str
    hash: str
    finding: Finding
    chart: Chart | None
    dialect: str = "duckdb"

    @property
    def cut(self) -> str:
        """That the answer itself stopped at the limit of rows, else nothing."""
        table, words = self.finding.table, self.finding.words
        return words.say("taken.cut", n=words.figures(f"{len(table.rows):,}")) if table.truncated else ""

    def first(self, shown: int) -> str:
        """That a page has only the first rows, else nothing."""
        words, count = self.finding.words, len(self.finding.table.rows)
        if shown >= count:
            return ""
        return words.say("taken.first", n=words.figures(f"{shown:,}"), of=words.figures(f"{count:,}"))


def parcel_of(answer: Answer, finding: Finding, catalog: Catalog, dialect: str = "duckdb") -> Parcel:
    """The parcel of an answer with rows."""
    return Parcel(
        question=answer.question,
        sentence=answer.sentence,
        interpretation=answer.interpretation,
        notes=answer.notes,
        facts=how_computed(answer, catalog, finding),
        sql=answer.sql,
        as_of=answer.as_of,
        hash=answer.query.hash if answer.query else "",
        finding=finding,
        chart=answer.chart,
        dialect=dialect,
    )


def clean(text: str) -> str:
    """Text without the control characters that documents cannot hold."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for something to compute."""
    return text.startswith(_FORMULA)


def file_name(question: str, kind: str, note: str = "") -> str:
    """A name for the file that every system takes: words of the question by hyphens, a note, the ending."""
    words = re.sub(r"[\W_]+", "-", question.lower()).strip("-")
    name = words[:60].strip("-") or "answer"
    reserved = re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", name)
    parts = [f"answer-{name}" if reserved else name, *([note] if note else []), kind]
    return ".".join(parts)
