"""The corpus as values: what is asked, and what an honest analyst does with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tests.written import written_in

CORPUS = Path(__file__).parent.parent / "corpus"
SINGLE_TABLE = "single table"
_SEVERAL = re.compile(r"\bjoin\b|\bfrom\s+\w+(\s+\w+)?\s*,", re.IGNORECASE)
Outcome = Literal["answer", "clarify", "refuse", "about"]


@dataclass(frozen=True)
class Entry:
    """One question with its oracle: SQL for an answer, else only what must happen.

    `about` is the kind of a question about the product, whose reply must name `names`.
    """

    id: str
    set: str
    question: str
    expected: Outcome
    sql: str = ""
    ordered: bool = False
    shapes: tuple[str, ...] = ()
    operator: str = ""
    about: str = ""
    names: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """What the question needs: its shapes, and whether its oracle reads one table and no other."""
        single = self.sql.upper().count("SELECT") == 1 and not _SEVERAL.search(self.sql)
        return (*self.shapes, SINGLE_TABLE) if single else self.shapes


@cache
def entries(folder: str = "en") -> tuple[Entry, ...]:
    """All entries of a folder of the corpus, in file order."""
    return tuple(entry for path in sorted((CORPUS / folder).glob("*.yaml")) for entry in read(path))


def read(path: Path) -> Iterator[Entry]:
    """The entries of one file."""
    data = written_in(path)
    for raw in data["questions"] if isinstance(data, dict) else data:
        kinds: dict[str, Outcome] = {"refuse": "refuse", "sql": "answer", "ask": "clarify", "about": "about"}
        expected = next(outcome for key, outcome in kinds.items() if key in raw)
        yield Entry(
            raw["id"],
            path.stem,
            raw["question"],
            expected,
            raw.get("sql", ""),
            raw.get("ordered", False),
            tuple(raw.get("shapes", ())),
            raw.get("operator", ""),
            raw.get("about", ""),
            tuple(raw.get("names", ())),
        )


def not_yet(language: str) -> dict[str, str]:
    """The entries that the product does not manage yet, with what it does instead: refused, asked, wrong."""
    data = written_in(CORPUS / "not_yet.yaml").get(language, {})
    return {entry: verdict for verdict, listed in data.items() for entry in listed or ()}
