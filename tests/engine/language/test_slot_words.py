"""No word that can begin a slot of a pattern is passed over: tried with every word of every language."""

from collections.abc import Iterator, Sequence

import pytest

from engine.language.linking import moment_finder
from engine.language.pack import Pack, languages, load_pack
from engine.language.patterns import Filler, pattern_index
from engine.language.slot_words import may_fill, slot_words
from engine.language.times import filler
from engine.language.tokens import Token, tokenize

BEHIND = ("", " 5", " month", " 00", " and five", " ago", " million")
SECTIONS = ("periods", "spans", "vague_spans", "moments", "hours")


@pytest.mark.parametrize("language", languages())
def test_every_word_that_begins_a_slot_may_fill_it(language: str) -> None:
    pack = load_pack(language)
    filled = [(word, slot) for word in sorted(pack.own_words) for slot in slots_at(word, pack)]
    assert len({word for word, _ in filled}) > 30
    missed = [(word, slot) for word, slot in filled if not may_fill(tokens_of(word, pack)[0], pack)]
    assert missed == []


@pytest.mark.parametrize("language", languages())
def test_most_words_begin_none(language: str) -> None:
    pack = load_pack(language)
    assert len(slot_words(pack)) < len(pack.own_words) / 2


def slots_at(word: str, pack: Pack) -> Iterator[str]:
    """The slots of which a word, alone or before others, can begin what fills them."""
    fillers: tuple[Filler, ...] = (filler(pack), moment_finder.filler(pack))
    slots = {slot for section in SECTIONS for slot in pattern_index(pack, section).by_slot} - {"period"}
    for text in [f"{word}{behind}" for behind in BEHIND]:
        tokens = tokens_of(text, pack)
        if len(tokens) and tokens[0].norm == word:
            yield from (
                slot for slot in sorted(slots) for fill in fillers if any(True for _ in fill(slot, tokens, 0))
            )


def tokens_of(text: str, pack: Pack) -> Sequence[Token]:
    return tokenize(text, pack.notation)
