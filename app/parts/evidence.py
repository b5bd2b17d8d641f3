"""How an answer was computed: facts, words and SQL, drawn only when somebody looks."""

import re
from html import escape

import streamlit as st

from app.parts.chips import meaning
from app.texts import screen, speaking
from engine.answers.proof import how_computed
from engine.types.answer import Answer
from semantic.catalog import Catalog


def show(answer: Answer, catalog: Catalog) -> None:
    """All that is known of the answer's making."""
    with speaking(answer.language):
        facts = [*how_computed(answer, catalog), *_words(answer, catalog)]
    lines = (f"<dt>{escape(label)}</dt><dd>{_coded(text)}</dd>" for label, text in facts)
    st.html(f'<dl class="pl-facts">{"".join(lines)}</dl>')
    st.code(answer.sql, language="sql", wrap_lines=True)


def _coded(text: str) -> str:
    """The text as HTML; what stands in back quotes is code of the model."""
    return re.sub("`([^`]*)`", r"<code>\1</code>", escape(text))


def _words(answer: Answer, catalog: Catalog) -> list[tuple[str, str]]:
    said = []
    for word in answer.words:
        status, stands_for = screen.STATUSES[word.status], meaning(word, answer, catalog)
        template = screen.STANDS_FOR if word.role != "function" else screen.STANDS_ALONE
        said.append(template.format(word=word.text, status=status, meaning=stands_for))
    text = ", ".join(said)
    return [(screen.WORDS, text)] if text else []
