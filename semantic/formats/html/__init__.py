"""The data dictionary of a model as one HTML page that needs nothing else: no network, no other file."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template

from semantic.formats import Exported
from semantic.formats.dictionary.contents import Contents, Entry, Fact, Link, Table, contents
from semantic.formats.html.picture import picture
from semantic.model import SemanticModel


def write(model: SemanticModel, kept: str = "", version: str = "") -> Exported:
    """The page as one file."""
    return Exported({"dictionary.html": html(model)})


def html(model: SemanticModel) -> str:
    """The page. The model must be free of errors; KeyError for a broken reference."""
    found = contents(model)
    sections = {"Metrics": found.metrics, "Dimensions": found.dimensions, "Datasets": found.datasets}
    shown = {title: entries for title, entries in sections.items() if entries}
    return Template(_file("page.html")).substitute(
        title=escape(found.title),
        text=escape(found.text),
        facts=_facts(found.facts),
        contents="".join(_directory(title, entries) for title, entries in shown.items()),
        sections="".join(_section(title, entries) for title, entries in shown.items())
        + _joins(found, picture(model)),
        style=_file("page.css"),
        script=_file("page.js"),
    )


def _file(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _directory(title: str, entries: tuple[Entry, ...]) -> str:
    links = "".join(f"<li>{_link(Link(entry.title, entry.anchor))}</li>" for entry in entries)
    return f"<details open><summary>{title} <small>{len(entries)}</small></summary><ul>{links}</ul></details>"


def _section(title: str, entries: tuple[Entry, ...]) -> str:
    return f"<section><h2>{title}</h2>{''.join(map(_entry, entries))}</section>"


def _entry(entry: Entry) -> str:
    links = tuple((name, ", ".join(map(_link, several))) for name, several in entry.links)
    table = _table(entry.table) if entry.table else ""
    return (
        f'<article id="{escape(entry.anchor)}">'
        f"<h3>{escape(entry.title)} <code>{escape(entry.name)}</code></h3>"
        f"<p>{_coded(entry.text)}</p>{_facts(entry.facts, links)}{table}</article>"
    )


def _joins(found: Contents, drawn: str) -> str:
    if not found.relationships.rows:
        return ""
    return f"<section><h2>Relationships</h2><article>{drawn}{_table(found.relationships)}</article></section>"


def _facts(facts: tuple[Fact, ...], links: Iterable[Fact] = ()) -> str:
    told = [(name, _coded(text)) for name, text in facts]
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{text}</dd></div>" for name, text in (*told, *links))
    return f"<dl>{rows}</dl>" if rows else ""


def _link(link: Link) -> str:
    return f'<a href="#{escape(link.anchor)}">{escape(link.text)}</a>'


def _table(table: Table) -> str:
    """Columns in which nothing stands are left out; each cell knows its head, for narrow screens."""
    used = [index for index in range(len(table.heads)) if any(row[index] for row in table.rows)]
    heads = "".join(f"<th scope=col>{escape(table.heads[index])}</th>" for index in used)
    rows = "".join(f"<tr>{''.join(_cell(table.heads[i], row[i]) for i in used)}</tr>" for row in table.rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(head: str, text: str) -> str:
    inside = f"<span>{_coded(text)}</span>" if text else ""
    return f'<td data-head="{escape(head)}">{inside}</td>'


def _coded(text: str) -> str:
    """Text with what stands between back quotes as code."""
    parts = text.split("`")
    return "".join(
        f"<code>{escape(part)}</code>" if index % 2 else escape(part) for index, part in enumerate(parts)
    )
