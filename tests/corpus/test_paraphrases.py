"""The paraphrases are sound: of answered entries, six of each meaning, no question that is already asked."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from tests.written import written_in

CORPUS = Path(__file__).parent
KINDS = {"naive", "syntactic", "lexical", "morphological", "semantic", "elliptic"}


def read(path: Path) -> list[dict[str, Any]]:
    """The entries of one file."""
    loaded = written_in(path)
    assert isinstance(loaded, list)
    return loaded


PARAPHRASES = read(CORPUS / "paraphrases" / "en.yaml")
ENTRIES = [entry for path in sorted((CORPUS / "en").glob("*.yaml")) for entry in read(path)]


def plain(question: str) -> str:
    """A question in lower case and without punctuation."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", question.lower()).split())


def test_every_paraphrase_is_complete() -> None:
    assert all(set(one) == {"of", "kind", "question"} for one in PARAPHRASES)
    assert all(plain(one["question"]) for one in PARAPHRASES)


def test_meanings_are_answered_entries() -> None:
    answered = {entry["id"] for entry in ENTRIES if "sql" in entry}
    assert {one["of"] for one in PARAPHRASES} - answered == set()


def test_every_meaning_has_each_kind_once() -> None:
    counts = Counter((one["of"], one["kind"]) for one in PARAPHRASES)
    assert counts == {(name, kind): 1 for name, _ in counts for kind in KINDS}


def test_no_question_is_asked_twice() -> None:
    counts = Counter(plain(one["question"]) for one in [*ENTRIES, *PARAPHRASES])
    words = {plain(one["question"]) for one in PARAPHRASES}
    assert [text for text in sorted(words) if counts[text] > 1] == []
