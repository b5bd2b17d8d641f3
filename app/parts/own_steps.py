"""The reading of a visitor's files, step by step, and what came of it."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from app.own.faults import Remark
from app.own.imports import MODELLING, READING, TRYING, WAITING, Import
from app.own.sets import About
from app.texts import language, screen
from engine.phrasing import phrasing

_MOST_LINKS = 6


def steps(job: Import) -> None:
    """What is done, and what is being done."""
    done = [_file_line(name, tables) for name, tables in job.read.items()]
    faulty = [_remark(name, remark) for name, remark in job.faults]
    now = {
        WAITING: screen.OWN_WAITING,
        READING: screen.OWN_READING.format(name=job.current),
        MODELLING: screen.OWN_MODELLING,
        TRYING: screen.OWN_TRYING,
    }.get(job.stage, "")
    if job.stage >= TRYING:
        done.append(screen.OWN_MODELLED)
    lines = [
        *(_line("done", text) for text in done),
        *(_line("fault", text) for text in faulty),
        _line("now", now) if now else "",
    ]
    _list(lines, 'aria-busy="true"')


def outcome(job: Import, has_data: bool) -> None:
    """What a reading that is over came to; what was wrong stands first."""
    lines = [_line("fault", _remark(name, remark)) for name, remark in job.faults]
    if job.problem is not None and not (job.faults and job.problem.code == "nothing_read"):
        lines.append(_line("fault", _said(screen.OWN_PROBLEMS, job.problem)))
    if job.problem is not None and has_data:
        lines.append(_line("plain", screen.OWN_NOTHING_LOST))
    lines += [_line("note", _note(name, remark)) for name, remark in job.notes]
    if job.has_changed:
        seconds = phrasing(language()).figures(f"{job.seconds:.0f}")
        lines.append(_line("done", screen.OWN_READY.format(seconds=seconds)))
    if lines:
        _list(lines)


def _list(lines: list[str], more: str = "") -> None:
    """Told to who does not see it, as it changes."""
    st.html(f'<div role="status" {more}><ul class="pl-steps">{"".join(lines)}</ul></div>')


def summary(about: About) -> str:
    """Files with their tables, how tables lead to each other, and how much can be asked."""
    files = (f"<li>{escape(_file_line(one.name, one.tables))}</li>" for one in about.files)
    facts = [(screen.OWN_FILES, f"<ul>{''.join(files)}</ul>")]
    if about.links:
        facts.append((screen.OWN_LINKS, _links(about.links)))
    asked = screen.OWN_ASKABLE.format(metrics=about.metrics, dimensions=about.dimensions)
    facts.append((screen.OWN_CAN_ASK, escape(asked)))
    lines = (f"<dt>{escape(label)}</dt><dd>{html}</dd>" for label, html in facts)
    return f'<dl class="pl-facts">{"".join(lines)}</dl>'


def _links(links: Iterable[tuple[str, str]]) -> str:
    pairs = [f"{escape(one)} → {escape(other)}" for one, other in links]
    more = [f"+{len(pairs) - _MOST_LINKS}"] if len(pairs) > _MOST_LINKS else []
    return "<br>".join([*pairs[:_MOST_LINKS], *more])


def _file_line(name: str, tables: dict[str, int]) -> str:
    words = phrasing(language())
    told = ", ".join(f"{table} ({words.figures(f'{rows:,}')})" for table, rows in tables.items())
    return screen.OWN_FILE.format(name=name, tables=told)


def _line(kind: str, text: str) -> str:
    return f'<li class="pl-step-{kind}">{escape(text)}</li>'


def _remark(name: str, remark: Remark) -> str:
    return _said(screen.OWN_FAULTS, remark, name)


def _note(name: str, remark: Remark) -> str:
    return _said(screen.OWN_NOTES, remark, name)


def _said(texts: dict[str, str], remark: Remark, name: str = "") -> str:
    """The sentence of a code; kinds of files by their names."""
    kinds = {part: screen.OWN_KIND_NAMES.get(text, text) for part, text in remark.parts.items()
             if part in ("said", "found")}  # fmt: skip
    return texts[remark.code].format(**{**remark.parts, **kinds, "name": name})
