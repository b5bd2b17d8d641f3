"""Recordings turned into words. Only the process that listens imports this: the recogniser is heavy."""

import math
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pocketsphinx import Decoder, get_model_path

from engine.speech.building import speech_model
from engine.speech.cleaning import cleaned
from engine.speech.heard import Guess, Heard
from engine.speech.recording import RATE, Recording, RecordingError, check, read_recording
from engine.speech.vocabulary import Vocabulary

_MOST = 12  # guesses
_LOOKED_AT = 60  # paths, of which many are the same words
_SHIFT = 1024  # scores come as probabilities of a 1024th of their logarithm


@dataclass(frozen=True, eq=False)
class Recogniser:
    """Listens for the words of one vocabulary. `unsayable` are those it cannot listen for."""

    decoder: Decoder
    unsayable: tuple[str, ...]

    def hear(self, content: bytes) -> Heard:
        """What was probably said in a WAV file; nothing of it is kept."""
        try:
            recording = read_recording(content)
            out = check(recording)
        except RecordingError as fault:
            return Heard(fault=str(fault))
        guesses = self._guesses(cleaned(recording))
        return Heard(guesses, stands_out=out) if guesses else Heard(fault="no_words")

    def _guesses(self, recording: Recording) -> tuple[Guess, ...]:
        samples = recording.samples.clip(-32_768, 32_767).astype("<i2").tobytes()
        self.decoder.start_utt()
        self.decoder.process_raw(samples, full_utt=True)
        self.decoder.end_utt()
        return _ranked(list(self._paths()))

    def _paths(self) -> Iterator[tuple[str, float]]:
        """Words with their score; the same words come by several paths."""
        if self.decoder.hyp() is None:
            return
        for place, one in enumerate(self.decoder.nbest()):
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
        decoder = Decoder(
            hmm=str(home / "en-us"), lm=str(trigrams), dict=str(dictionary), loglevel="FATAL", samprate=RATE
        )
    return Recogniser(decoder, model.unsayable)
