"""A question that is being typed, as the question box shows it: marked words, its meaning, ways to go on."""

from collections.abc import Iterator, Sequence
from typing import Any

from engine import Parlance
from engine.types.answer import Answer, Word
from engine.types.completion import Completion, SoFar
from semantic.catalog import Catalog

WAYS = 6
CHOICE = "choice"  # of a question back
BEGUN = "begun"  # a word that is still being written is not unknown yet


def wording(door: Parlance, text: str, cursor: int, before: Answer | None) -> dict[str, Any]:
    """All of it as JSON. The words are the whole text in pieces; nothing is run for any of it."""
    so_far = door.reading(text, before)
    found = door.complete(text, cursor, WAYS)
    begun = _begun(so_far, found, text, cursor)
    return {
        "words": list(_pieces(text, so_far.words, begun, door.catalog)),
        "restatement": so_far.restatement,
        "missing": "" if begun is not None and _is_only_unknown(begun, so_far.words) else so_far.missing,
        "ways": list(_ways(text, so_far, found))[:WAYS],
    }


def _ways(text: str, so_far: SoFar, found: Sequence[Completion]) -> Iterator[dict[str, str]]:
    """What would be asked back is answered first; then what may follow. Each text once, and none as it is."""
    told = {text.strip().casefold()}
    offered = [(choice, choice, CHOICE, "") for choice in so_far.choices]
    offered += [(one.text.strip(), one.whole, one.kind, one.about) for one in found]
    for said, whole, kind, about in offered:
        if whole.strip().casefold() not in told:
            told.add(whole.strip().casefold())
            tells = about.casefold() != said.casefold()
            yield {"text": said, "whole": whole, "kind": kind, "about": about if tells else ""}


def _begun(so_far: SoFar, ways: Sequence[Completion], text: str, cursor: int) -> Word | None:
    """The last word, where it is not known as it stands, but what is offered begins with it."""
    last = max(so_far.words, key=lambda word: word.end, default=None)
    if last is None or last.status != "unknown" or not last.end == len(text) == cursor:
        return None
    is_offered = any(one.kind != "question" and one.start < last.end for one in ways)
    return last if is_offered else None


def _is_only_unknown(begun: Word, words: Sequence[Word]) -> bool:
    return all(word is begun or word.status != "unknown" for word in words)


def _pieces(
    text: str, words: Sequence[Word], begun: Word | None, catalog: Catalog
) -> Iterator[dict[str, str]]:
    """The text in order: each word with what became of it, what is between them as it stands."""
    at = 0
    for word in sorted(words, key=lambda word: word.start):
        if word.start > at:
            yield {"text": text[at : word.start]}
        status = BEGUN if word is begun else "understood" if word.status == "taught" else word.status
        yield {"text": text[word.start : word.end], "status": status, "note": _note(word, catalog)}
        at = word.end
    if at < len(text):
        yield {"text": text[at:]}


def _note(word: Word, catalog: Catalog) -> str:
    """What a guessed word is taken for."""
    if word.status != "guessed":
        return ""
    if word.role == "metric" and word.target in catalog.metrics:
        return f"→ {catalog.metrics[word.target].label or word.target}?"
    if word.role == "dimension" and word.target in catalog.dimensions:
        return f"→ {catalog.dimensions[word.target].label}?"
    return f"→ {word.target}?" if word.role == "value" else "?"
