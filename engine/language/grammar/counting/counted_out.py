"""What stands right behind "how many", whatever describes it: it is counted, and nothing is split by it."""

from collections.abc import Iterator

from engine.language.grammar.pieces import Draft
from engine.language.tokens import norms


def is_counted_out(start: int, draft: Draft) -> bool:
    """Whether the words right before a place ask for how many there are."""
    spans = (norms(draft.text_of(start - size, start)) for size in (1, 2) if size <= start)
    return any("number_of" in draft.pack.operators.get(span, ()) for span in spans)


def counted_splits(draft: Draft) -> Iterator[str]:
    """ "How many Koto frames have been ordered": no orders by frame."""
    for group in draft.groups:
        if group.kind != "dimension" or group.said:
            continue
        described = (start for start, end, _ in draft.filters if end == group.start)
        if is_counted_out(next(described, group.start), draft):
            yield draft.text_of(group.start, group.start + 1)
