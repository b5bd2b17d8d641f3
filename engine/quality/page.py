"""docs/checks.md, written from what the rules say about themselves: `python -m engine.quality.page`."""

import sys
from collections.abc import Iterable, Mapping

from engine.quality.rules import rules as rules_over_data
from semantic.rule_notes import Documented, notes
from semantic.rules import rules as rules_over_models

_HEAD = """\
# What `parlance check` finds

`parlance check [DIR]` holds a model against the rules of the first table, `parlance check [DIR] --source
URL` also against the data. An error makes answers wrong or impossible, and `check` ends with exit code
1; a warning makes them other than people expect; an info is worth knowing. Every finding has the file
and line it is about, and a hint.

The rules over data send fixed statements to the source, each stopped after ten seconds; what could not
be checked is reported as `not-checked`. No value of a field marked personal is ever shown.

A rule is one file, found by itself: `semantic/rules/<rule>.py` or `engine/quality/rules/<rule>.py`. This
page is made of their docstrings: `python -m engine.quality.page > docs/checks.md`.
"""


def page() -> str:
    """The page as Markdown."""
    parts = (
        _HEAD,
        *_table("Rules over the model alone", rules_over_models()),
        *_table("Rules over model and data", rules_over_data()),
    )
    return "\n".join(parts)


def _table(title: str, rules: Mapping[str, Documented]) -> Iterable[str]:
    yield f"## {title}\n"
    yield "| rule | code (severity) | what it finds | why it matters | example |"
    yield "| --- | --- | --- | --- | --- |"
    for name, rule in rules.items():
        found = notes(rule)
        codes = "<br>".join(f"`{code}` ({severity})" for code, severity in found.codes.items())
        cells = (name.replace("_", " "), codes, found.what, found.why, found.example)
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page())
