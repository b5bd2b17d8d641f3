"""The language model and the dictionary of a vocabulary, made once and kept under its digest."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.cache import cached_text
from engine.language.pack import load_pack
from engine.speech.ngrams import Trigrams
from engine.speech.phrasebook import Phrasebook, phrasebook
from engine.speech.pronouncing import Pronouncer, Sounds, read_dictionary
from engine.speech.sentences import Writer
from engine.speech.vocabulary import Vocabulary

MADE = 1  # counted up where what is made of the same vocabulary changes
_PARTS = "\n\f\n"
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]+\b")


@dataclass(frozen=True)
class SpeechModel:
    """What a recogniser needs, as text; and the words of the vocabulary that nobody can say."""

    trigrams: str
    dictionary: str
    unsayable: tuple[str, ...]


def speech_model(vocabulary: Vocabulary, dictionary: Path) -> SpeechModel:
    """The model of a vocabulary, made if need be. `dictionary` is the one of the recogniser."""
    book = phrasebook(vocabulary.language)
    key = f"speech {MADE} {vocabulary.digest} {book.text}"
    text = cached_text(key, lambda: _PARTS.join(_made(vocabulary, book, dictionary)))
    trigrams, words, unsayable = text.split(_PARTS)
    return SpeechModel(trigrams, words, tuple(unsayable.split()))


def _made(vocabulary: Vocabulary, book: Phrasebook, dictionary: Path) -> tuple[str, str, str]:
    pack = load_pack(vocabulary.language)
    writer = Writer(vocabulary, book, pack)
    sentences = list(writer.sentences())
    with dictionary.open(encoding="utf-8") as lines:
        pronouncer = Pronouncer(book, pack, read_dictionary(lines))
    spelled = _capitals(vocabulary, book)
    words = {word for sentence in sentences for word in sentence}
    sounds = {word: _sounds(word, writer.spoken, pronouncer, word in spelled) for word in sorted(words)}
    unsayable = sorted(word for word, ways in sounds.items() if not ways)
    sayable = (sentence for sentence in sentences if all(sounds[word] for word in sentence))
    return Trigrams(sayable).arpa(), "".join(_entries(sounds)), " ".join(unsayable)


def _sounds(word: str, spoken: dict[str, str], pronouncer: Pronouncer, spelled: bool) -> list[Sounds]:
    told = spoken.get(word)
    return pronouncer.word(word, spelled) if told is None else pronouncer.words(pronouncer.book.words(told))


def _entries(sounds: dict[str, list[Sounds]]) -> Iterator[str]:
    for word, ways in sounds.items():
        for place, way in enumerate(ways, 1):
            yield f"{word} {way}\n" if place == 1 else f"{word}({place}) {way}\n"


def _capitals(vocabulary: Vocabulary, book: Phrasebook) -> set[str]:
    """Words that are written in capitals: short forms, which may be spelled."""
    things: Iterable[tuple[object, ...]] = (*vocabulary.metrics, *vocabulary.dimensions, *vocabulary.values)
    texts = (str(getattr(said, "text", "")) for wordings in things for said in wordings)
    return {word for text in texts for found in _CAPITALS.findall(text) for word in book.words(found)}
