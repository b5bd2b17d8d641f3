"""The data dictionary of a model as one Markdown page."""

import re
from collections.abc import Iterable

from semantic.formats import Exported
from semantic.formats.dictionary.contents import Contents, Entry, Link, Table, contents
from semantic.model import SemanticModel

_SPECIAL = re.compile(r"([\\*_{}\[\]<>#|~])")


def write(model: SemanticModel, kept: str = "", version: str = "") -> Exported:
    """The page as one file."""
    return Exported({"dictionary.md": markdown(model)})


def markdown(model: SemanticModel) -> str:
    """The page. The model must be free of errors; KeyError for a broken reference."""
    found = contents(model)
    parts = (
        *_head(found),
        *_section("Metrics", found.metrics),
        *_section("Dimensions", found.dimensions),
        *_section("Datasets", found.datasets),
        *(["## Relationships", _table(found.relationships)] if found.relationships.rows else []),
    )
    return "\n\n".join(parts) + "\n"


def _head(found: Contents) -> list[str]:
    head = [f"# {_escaped(found.title)}", _escaped(found.text), _facts(found.facts)]
    return [part for part in head if part]


def _section(title: str, entries: tuple[Entry, ...]) -> Iterable[str]:
    if entries:
        yield f"## {title}"
    for entry in entries:
        yield f'<a id="{entry.anchor}"></a>\n\n### {_escaped(entry.title)}'
        if entry.text:
            yield _escaped(entry.text)
        links = tuple((name, ", ".join(map(_link, several))) for name, several in entry.links)
        yield "\n".join(filter(None, (f"- **Name:** `{entry.name}`", _facts(entry.facts), _told(links))))
        if entry.table:
            yield _table(entry.table)


def _facts(facts: tuple[tuple[str, str], ...]) -> str:
    return _told((name, _escaped(text)) for name, text in facts)


def _told(facts: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- **{name}:** {text}" for name, text in facts)


def _link(link: Link) -> str:
    return f"[{_escaped(link.text)}](#{link.anchor})"


def _table(table: Table) -> str:
    """Columns in which nothing stands are left out."""
    used = [index for index in range(len(table.heads)) if any(row[index] for row in table.rows)]
    rows = [[table.heads[index] for index in used], ["---"] * len(used)]
    rows += [[_escaped(row[index]) for index in used] for row in table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _escaped(text: str) -> str:
    """Text that means nothing to Markdown, on one line; what stands between back quotes stays code."""
    parts = " ".join(text.split()).split("`")
    told = (_code(part) if index % 2 else _SPECIAL.sub(r"\\\1", part) for index, part in enumerate(parts))
    return "".join(told)


def _code(text: str) -> str:
    """A pipe would end the cell of a table, even in code."""
    return f"`{text}`".replace("|", r"\|") if text else ""
