"""The tables of constructs in docs/formats.md; `python -m tests.semantic.formats.constructs` writes them."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "docs/formats.md"
BEGIN, END = "<!-- constructs: begin -->\n", "<!-- constructs: end -->\n"
FAMILIES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "constructs.yaml").read_text()
)
ROWS = [(family, row) for family, rows in FAMILIES.items() for row in rows]


def tables() -> str:
    """A table for each family, and how many of all there are."""
    supported = sum("as" in row for _, row in ROWS)
    head = (
        f"{len(ROWS)} constructs: {supported} are supported, {len(ROWS) - supported} are refused by name.\n"
    )
    return head + "".join(_table(family, rows) for family, rows in FAMILIES.items())


def _table(family: str, rows: list[dict[str, Any]]) -> str:
    lines = [f"\n### {family}\n", "| construct | here | shown by, or refused with |", "| --- | --- | --- |"]
    return "\n".join([*lines, *map(_line, rows)]) + "\n"


def _line(row: dict[str, Any]) -> str:
    name = row["name"].replace("|", "\\|")
    if "as" in row:
        return f"| {name} | {row['as']} | `{row['test'].rpartition('/')[2]}` |"
    return f"| {name} | refused: {row['why']} | `{row['refused']}` |"


def written() -> str:
    """The document with its tables as they should be."""
    before, _, rest = DOCUMENT.read_text().partition(BEGIN)
    return f"{before}{BEGIN}{tables()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    DOCUMENT.write_text(written())
