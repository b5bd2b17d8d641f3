"""Every question in another language, asked of the product and judged by the oracle of its English entry.

A language takes part as soon as it has a pack. `languages_not_yet/*.yaml` holds, by language, what the
product cannot do yet: the English id with the reason. An entry that comes right must leave its list.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.language.pack import languages
from tests.eval.corpus import CORPUS, Entry
from tests.eval.judge import judge
from tests.eval.wordings import in_language
from tests.written import written_in

FOLDER = CORPUS / "languages"
LANGUAGES = [name for name in sorted(file.stem for file in FOLDER.glob("*.yaml")) if name in languages()]


def not_yet(language: str) -> dict[str, str]:
    """What the product cannot do yet in a language: ids of entries with the reason."""
    path = CORPUS / "languages_not_yet" / f"{language}.yaml"
    found = written_in(path) if path.exists() else None
    return {f"{language}-{name}": reason for name, reason in (found or {}).items()}


ENTRIES = [entry for language in LANGUAGES for entry in in_language(language)]
NOT_YET = {name: reason for language in LANGUAGES for name, reason in not_yet(language).items()}


@pytest.fixture(scope="module")
def oracle(sample_db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The copy of the sample data on which hand-written SQL runs."""
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        yield connection


@pytest.mark.sliced(5)
@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.id for entry in ENTRIES])
def test_entry(entry: Entry, parlance: Parlance, oracle: duckdb.DuckDBPyConnection) -> None:
    judgement = judge(entry, parlance, oracle)
    if entry.id in NOT_YET:
        assert not judgement.good, "comes right now: take it off the list"
        assert judgement.verdict not in ("wrong", "answered"), judgement.detail
    else:
        assert judgement.good, f"{judgement.verdict}: {judgement.detail}"


def test_only_entries_are_listed_as_not_yet() -> None:
    assert set(NOT_YET) - {entry.id for entry in ENTRIES} == set()
    assert all(NOT_YET.values())
