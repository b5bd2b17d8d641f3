"""The box that files are dropped on, in the visitor's language: Streamlit's own words are English.

What always stands there is said by the stylesheet, whose words screen readers read too. What comes and goes,
and names that only screen readers say, a script puts in place as soon as Streamlit draws them.
"""

import json
from collections.abc import Iterator

import streamlit as st

from app.own import limits
from app.texts import screen

_BOX = '[class*="st-key-own-drop"] '
_ZONE = f'{_BOX}[data-testid="stFileUploaderDropzone"] '
_SHOWN = "position: static; width: auto; height: auto; clip: auto; clip-path: none; font-size: 0.875rem; "
_SCRIPT = """<script>
(() => {
  const words = WORDS;
  const name = (one, said) => {
    if (one && one.getAttribute("aria-label") !== said) one.setAttribute("aria-label", said);
  };
  const write = (one, said) => {
    const texts = one && document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let left = said; texts && texts.nextNode(); left = "") {
      if (texts.currentNode.nodeValue !== left) texts.currentNode.nodeValue = left;
    }
  };
  const say = (box) => {
    for (const fault of box.querySelectorAll("[role=alert]")) write(fault, words.fault);
    write(box.querySelector('section > div:not([data-testid]):not(:has([data-testid]))'), words.here);
    name(box.querySelector("input[type=file]"), words.choose);
    name(box.querySelector("[data-testid=stBaseButton-secondary]"), words.choose);
    name(box.querySelector("[data-testid=stBaseButton-borderlessIcon]"), words.add);
    for (const chip of box.querySelectorAll("[data-testid=stFileChip]")) {
      const file = chip.querySelector("[data-testid=stFileChipName]");
      if (file) name(chip.querySelector("button"), words.remove.replace("{name}", file.textContent));
    }
  };
  for (const box of document.querySelectorAll('[class*="st-key-own-drop"]')) {
    say(box);
    box.parlanceWords?.disconnect();
    box.parlanceWords = new MutationObserver(() => say(box));
    const watched = { childList: true, subtree: true, characterData: true };
    box.parlanceWords.observe(box, { ...watched, attributeFilter: ["aria-label"] });
  }
})();
</script>"""


def show() -> None:
    """Said after the box is drawn."""
    st.html(f"<style>{''.join(_rules())}</style>")
    words = {
        "choose": screen.OWN_CHOOSE,
        "add": screen.OWN_ADD,
        "remove": screen.OWN_TAKE_AWAY,
        "here": screen.OWN_HERE,
        "fault": screen.OWN_NOT_SENT.format(most=limits.FILE_MB),
    }
    st.html(_SCRIPT.replace("WORDS", json.dumps(words).replace("<", "\\u003c")), unsafe_allow_javascript=True)


def _rules() -> Iterator[str]:
    """A rule for each of Streamlit's words: they are not there for anybody, ours are."""
    most = str(limits.FILE_MB)
    for place, said in (
        (
            f'{_ZONE}[data-testid="stBaseButton-secondary"] [data-testid="stMarkdownContainer"]',
            screen.OWN_CHOOSE,
        ),
        (f'{_ZONE}[data-testid="stFileUploaderDropzoneInstructions"] > *', screen.OWN_MOST.format(most=most)),
    ):
        yield f"{place} > * {{ display: none; }} {place}::after {{ content: {_text(said)}; }}"
    # Streamlit tells what is wrong to screen readers, and to who points at it: here everybody reads it.
    yield f'{_BOX}[role="alert"] {{ {_SHOWN}}} [data-testid="stTooltipErrorContent"] {{ display: none; }}'


def _text(words: str) -> str:
    """As a text of a stylesheet."""
    kept = "".join(char if char.isalnum() or char in " .,:" else f"\\{ord(char):x} " for char in words)
    return f'"{kept}"'
