"""How an answer was computed: facts, words and SQL, drawn only when somebody looks."""

import re
from html import escape

import streamlit as st

from app import onward
from app.parts import code
from app.parts.chips import meaning
from app.texts import screen, speaking
from engine import Parlance
from engine.dialects.text import dialects, engine_name, script
from engine.errors import DialectError
from engine.phrasing import Phrasing, phrasing
from engine.types.answer import Answer
from semantic.catalog import Catalog

OWN = "duckdb"


def show(answer: Answer, parlance: Parlance, key: str) -> None:
    """All that is known of the answer's making."""
    words = phrasing(answer.language)
    made = onward.once(answer, "proof", parlance.onward(answer).proof)
    with speaking(answer.language):
        facts = [*made, *_words(answer, parlance.catalog)]
    lines = (f"<dt>{escape(label)}</dt><dd>{_coded(text)}</dd>" for label, text in facts)
    st.html(f'<dl class="pl-facts">{"".join(lines)}</dl>')
    known = sorted(dialects(), key=lambda name: name != OWN)
    dialect = st.segmented_control(
        words.word("proof.sql_in"),
        known,
        default=OWN,
        required=True,
        format_func=engine_name,
        key=f"{key}-dialect",
    )
    try:
        code.show(sql_in(answer, str(dialect or OWN)), f"{key}-sql", words)
    except DialectError as fault:
        st.html(f'<p class="pl-notice">{escape(unsaid(fault, words))}</p>')


def sql_in(answer: Answer, dialect: str) -> str:
    """The statement as it ran, or as another engine takes it. Raises DialectError."""
    if dialect == OWN or answer.plan is None:
        return answer.sql
    return script(answer.plan.tree, dialect)


def unsaid(fault: DialectError, words: Phrasing) -> str:
    """What another engine cannot say with the same numbers, and what to do."""
    return words.say("proof.unsaid", part=fault.part, engine=engine_name(fault.dialect))


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
