"""What is kept between runs: results of a run that was interrupted, and the totals of the last whole run."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sample_data.locate import data_home
from tests.eval.corpus import Entry
from tests.eval.outcomes import Outcome
from tests.eval.suites import Suite

ROOT = Path(__file__).parents[2]
CODE = ("semantic", "engine", "sample_data", "tests/eval")


def code_hash() -> str:
    """Changes with any file that a result may depend on."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in CODE for path in (ROOT / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Partial:
    """Results by the hash of code and entry, one JSON line each; those of other code are dropped."""

    def __init__(self, code: str, home: Path | None = None) -> None:
        self.path = (home or data_home()) / "eval-partial.jsonl"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._code = code
        kept = {key: data for key, data in self._lines() if key.startswith(code[:16])}
        self._found = kept
        text = "".join(json.dumps([key, data]) + "\n" for key, data in kept.items())
        self.path.write_text(text, encoding="utf-8")

    def __len__(self) -> int:
        return len(self._found)

    def get(self, suite: Suite, entry: Entry) -> Outcome | None:
        """The outcome of an entry in an earlier, interrupted run."""
        data = self._found.get(self._key(suite, entry))
        return Outcome(**{**data, "shapes": tuple(data["shapes"])}) if data is not None else None

    def add(self, suite: Suite, entry: Entry, found: Outcome) -> None:
        """Keep an outcome at once."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([self._key(suite, entry), asdict(found)]) + "\n")

    def done(self) -> None:
        """Forget everything: the run is whole."""
        self.path.unlink(missing_ok=True)

    def _key(self, suite: Suite, entry: Entry) -> str:
        about = f"{self._code} {suite.name} {suite.content} {entry!r}"
        return f"{self._code[:16]}-{hashlib.sha256(about.encode()).hexdigest()}"

    def _lines(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """What can be read; the last line of an interrupted run may be cut."""
        text = self.path.read_text(encoding="utf-8", errors="replace") if self.path.exists() else ""
        for line in text.splitlines():
            try:
                key, data = json.loads(line)
            except ValueError:
                continue
            yield key, data


def last_run(selection: str, home: Path | None = None) -> dict[str, Any] | None:
    """Totals by set of the last whole run over the same selection of questions."""
    found = _runs(home).get(selection)
    return found if isinstance(found, dict) else None


def keep_run(selection: str, sets: dict[str, Any], home: Path | None = None) -> None:
    """Make this the last run of its selection."""
    path = (home or data_home()) / "eval.json"
    text = json.dumps({**_runs(home), selection: sets}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _runs(home: Path | None) -> dict[str, Any]:
    path = (home or data_home()) / "eval.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
