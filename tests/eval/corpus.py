"""The corpus as values: what is asked, and what an honest analyst does with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

CORPUS = Path(__file__).parent.parent / "corpus"
Outcome = Literal["answer", "clarify", "refuse"]


@dataclass(frozen=True)
class Entry:
    """One question with its oracle: SQL for an answer, else only what must happen."""

    id: str
    set: str
    question: str
    expected: Outcome
    sql: str = ""
    ordered: bool = False
    shapes: tuple[str, ...] = ()


def entries(folder: str = "en") -> list[Entry]:
    """All entries of a folder of the corpus, in file order."""
    return [entry for path in sorted((CORPUS / folder).glob("*.yaml")) for entry in read(path)]


def read(path: Path) -> Iterator[Entry]:
    """The entries of one file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for raw in data["questions"] if isinstance(data, dict) else data:
        expected: Outcome = "answer" if "sql" in raw else "clarify" if "ask" in raw else "refuse"
        yield Entry(
            raw["id"],
            path.stem,
            raw["question"],
            expected,
            raw.get("sql", ""),
            raw.get("ordered", False),
            tuple(raw.get("shapes", ())),
        )
