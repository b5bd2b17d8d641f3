"""The answer where a language has no sentences of its own yet: the question as understood, and numbers."""

import re

from engine.answers.finding import Finding
from engine.answers.formats import NO_DATA, UNKNOWN
from engine.language.pack import Pack

_SHOWN = 3
_SIGN = re.compile(r"(?<=\d)[.,](?=\d)")


def plain_sentence(finding: Finding, restated: str, pack: Pack) -> str:
    """ "Aufrufe nach Land letzte Woche: USA 203, Deutschland 120, …": the first rows as they come."""
    columns = (*finding.groups, *finding.values)
    rows = [
        " ".join(_text(finding.text(column, finding.cell(row, column)), pack) for column in columns)
        for row in finding.table.rows[:_SHOWN]
    ]
    more = ["…"] if len(finding.table.rows) > _SHOWN else []
    return f"{restated}: {', '.join([*rows, *more]) or pack.data['answers']['nothing']}"


def _text(said: str, pack: Pack) -> str:
    """A cell with the language's signs in its numbers."""
    if said in (NO_DATA, UNKNOWN):
        return str(pack.data["answers"][said.replace(" ", "_")])
    numbers = pack.data["numbers"]
    signs = {",": numbers["thousands"][:1], ".": numbers["decimal"]}
    return _SIGN.sub(lambda sign: signs[sign.group()], said)
