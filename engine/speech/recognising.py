"""Recordings turned into words. Only the process that listens imports this: the recogniser is heavy."""

import math
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pocketsphinx import Decoder, get_model_path

from engine.speech.acoustics import Sounds, known_sounds
from engine.speech.building import speech_model
from engine.speech.cleaning import cleaned
from engine.speech.compensating import compensated
from engine.speech.heard import Guess, Heard
from engine.speech.recording import RATE, RecordingError, check, read_recording
from engine.speech.vocabulary import Vocabulary

_MOST = 12  # guesses
_LOOKED_AT = 60  # paths, of which many are the same words
_PLAIN: Mapping[str, int] = {}
_OPEN: Mapping[str, int] = {"topn": 16}  # so many sounds are weighed for a moment: noise blurs which is near
_SHIFT = 1024  # scores come as probabilities of a 1024th of their logarithm


@dataclass(frozen=True, eq=False)
class Recogniser:
    """Listens for the words of one vocabulary. `unsayable` are those it cannot listen for.

    `second` listens to the recording with its noise reckoned out by the `sounds` that there are.
    """

    decoder: Decoder
    second: Decoder
    sounds: Sounds
    unsayable: tuple[str, ...]

    def hear(self, content: bytes) -> Heard:
        """What was probably said in a WAV file; nothing of it is kept."""
        try:
            recording = read_recording(content)
            out = check(recording)
        except RecordingError as fault:
            return Heard(fault=str(fault))
        samples = cleaned(recording).samples.clip(-32_768, 32_767).astype("<i2").tobytes()
        self.decoder.start_stream()  # else the noise of the recordings before is taken out of this one
        _heard_through(self.decoder, lambda: self.decoder.process_raw(samples, no_search=True, full_utt=True))
        guesses = _guesses(self.decoder, lambda: self.decoder.process_raw(samples, full_utt=True))
        if not guesses:
            return Heard(fault="no_words")
        clear = compensated(recording, self.sounds)
        self.second.start_stream()
        again = _guesses(self.second, lambda: self.second.process_cep(clear, full_utt=True))
        return Heard(guesses, again, stands_out=out)


def _guesses(decoder: Decoder, listen: Callable[[], object]) -> tuple[Guess, ...]:
    _heard_through(decoder, listen)
    return _ranked(list(_paths(decoder)))


def _heard_through(decoder: Decoder, listen: Callable[[], object]) -> None:
    """Hear a recording to its end. Without a search only its noise is measured, to be taken out next time."""
    decoder.start_utt()
    listen()
    decoder.end_utt()


def _paths(decoder: Decoder) -> Iterator[tuple[str, float]]:
    """Words with their score; the same words come by several paths."""
    if decoder.hyp() is None:
        return
    for place, one in enumerate(decoder.nbest()):
        if one is None or place == _LOOKED_AT:
            return
        if one.hypstr and one.score > 0:
            yield one.hypstr.replace("_", " "), math.log(one.score) * _SHIFT


def _ranked(paths: list[tuple[str, float]]) -> tuple[Guess, ...]:
    found: dict[str, float] = {}
    for text, score in paths:
        found[text] = max(score, found.get(text, score))
    best = max(found.values(), default=0.0)
    ranked = sorted(found.items(), key=lambda one: -one[1])[:_MOST]
    return tuple(Guess(text, score - best) for text, score in ranked)


@lru_cache(maxsize=2)
def recogniser(vocabulary: Vocabulary) -> Recogniser:
    """The recogniser of a vocabulary, its language model built if need be."""
    home = Path(get_model_path()) / "en-us"
    model = speech_model(vocabulary, home / "cmudict-en-us.dict")
    with tempfile.TemporaryDirectory() as folder:  # it reads files, all of them at once
        trigrams, dictionary = Path(folder) / "trigrams.arpa", Path(folder) / "words.dict"
        trigrams.write_text(model.trigrams, encoding="utf-8")
        dictionary.write_text(model.dictionary, encoding="utf-8")
        return Recogniser(
            _decoder(home, trigrams, dictionary, _OPEN),
            _decoder(home, trigrams, dictionary),
            known_sounds(home / "en-us"),
            model.unsayable,
        )


def _decoder(home: Path, trigrams: Path, dictionary: Path, others: Mapping[str, int] = _PLAIN) -> Decoder:
    """A recogniser whose hearing owes nothing to what it heard before: each recording is its own measure."""
    return Decoder(
        hmm=str(home / "en-us"), lm=str(trigrams), dict=str(dictionary), loglevel="FATAL", samprate=RATE,
        cmn="batch", **others,
    )  # fmt: skip
