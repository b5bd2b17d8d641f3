"""The question with what became of each word: shape and text say it, colour only repeats it."""

from html import escape

from app.texts import screen, speaking
from engine.answers.periods import name_of
from engine.phrasing import phrasing
from engine.types.answer import Answer, Word
from semantic.catalog import Catalog


def chips(question: str, answer: Answer, catalog: Catalog) -> str:
    """The question as HTML; a word's tooltip says what it stands for."""
    parts, at = [], 0
    with speaking(answer.language):
        for word in sorted(answer.words, key=lambda word: word.start):
            parts.append(escape(question[at : word.start]))
            parts.append(_chip(word, question[word.start : word.end], answer, catalog))
            at = word.end
    parts.append(escape(question[at:]))
    return f'<p class="pl-question">{"".join(parts)}</p>'


def _chip(word: Word, text: str, answer: Answer, catalog: Catalog) -> str:
    tip = f"{screen.STATUSES[word.status]}: {meaning(word, answer, catalog)}"
    note = ""
    if word.status == "guessed":
        note = f" <small>→ {escape(_target(word, answer, catalog))}?</small>"
    if word.status == "unknown":
        note = f" <small>{escape(screen.STATUSES['unknown'])}</small>"
    kind = f"pl-word pl-{word.status}"
    return f'<span class="{kind}" title="{escape(tip)}">{escape(text)}{note}</span>'


def meaning(word: Word, answer: Answer, catalog: Catalog) -> str:
    """What a word stands for: "metric Watch time", "value country: Malta"."""
    if word.status == "unknown":
        return word.text
    return f"{screen.ROLES.get(word.role, word.role)} {_target(word, answer, catalog)}".strip()


def _target(word: Word, answer: Answer, catalog: Catalog) -> str:
    if word.role == "metric" and word.target in catalog.metrics:
        return catalog.metrics[word.target].label or word.target
    if word.role == "dimension" and word.target in catalog.dimensions:
        return catalog.dimensions[word.target].label
    if word.role != "time":
        return word.target
    periods = [one for one in answer.words if one.role == "time" and one.target.startswith("{")]
    known = answer.plan is not None and len(periods) == 1 and word.target.startswith("{")
    return name_of(answer.plan.bounds, words=phrasing(answer.language)) if known and answer.plan else ""
