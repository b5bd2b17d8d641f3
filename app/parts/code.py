"""SQL to read and to copy, without the highlighter of half the size of the page."""

import json
from html import escape

import streamlit as st

from engine.phrasing import Phrasing

_COPY = """<script>
(() => {
  const said = document.getElementById(ID), text = document.getElementById(FROM)?.innerText ?? "";
  const done = () => { said.textContent = DONE; };
  navigator.clipboard?.writeText(text).then(done, () => getSelection().selectAllChildren(
    document.getElementById(FROM)));
})();
</script>"""


def show(sql: str, key: str, words: Phrasing) -> None:
    """The text with a button beside it; where a page may not write to the clipboard it is marked instead."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-acts"):
        copied = st.button(
            words.word("proof.copy"), key=f"{key}-copy", type="tertiary", icon=":material/content_copy:"
        )
        st.html(f'<span id="{key}-said" class="pl-meta" role="status"></span>', width="content")
    name = escape(words.word("proof.sql_in"))
    shown = f'<code id="{key}">{escape(sql)}</code>'
    st.html(f'<pre class="pl-sql" tabindex="0" role="region" aria-label="{name}">{shown}</pre>')
    if copied:
        script = _COPY.replace("ID", json.dumps(f"{key}-said")).replace("FROM", json.dumps(key))
        script = script.replace("DONE", json.dumps(words.word("proof.copied")))
        st.html(script, unsafe_allow_javascript=True)
