"""Questions that might be asked of a model, by the frames of its language; the same ones every time."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from engine.language.pack import Pack
from engine.speech.phrasebook import Phrasebook
from engine.speech.vocabulary import Said, Vocabulary, Wordings

SENTENCES = 30_000
_ELEMENT = re.compile(r"<(\w+)>|\(([^)]*)\)|\[([^\]]*)\]|([^\s<>()\[\]]+)")
_SLOT = re.compile(r"<(\w+)>")
_ON_TOPIC = 0.8  # how often the metric that is said is the one that the rest fits
_LABELS = 0.5  # how often a thing is called by its label
_GLUE = "_"  # between the words of a wording that is spoken as the model says


@dataclass
class Writer:
    """Makes sentences of words. What the model says how to speak is one word, its parts glued."""

    vocabulary: Vocabulary
    book: Phrasebook
    pack: Pack
    chance: random.Random = field(default_factory=lambda: random.Random(0))
    spoken: dict[str, str] = field(default_factory=dict)  # glued words, with how the model says them
    _topic: int = 0
    _able: tuple[list[Wordings], list[Wordings]] = field(default_factory=lambda: ([], []))

    def sentences(self, count: int = SENTENCES) -> Iterator[list[str]]:
        """So many questions, and the model's own examples and terms, so that no word of it lacks."""
        for things in (self.vocabulary.metrics, self.vocabulary.dimensions, self.vocabulary.values):
            yield from (self._words(one) for wordings in things for one in wordings)
        for example in self.vocabulary.examples:
            yield self.book.words(example)
        for _ in range(count):
            self._choose_topic()
            words = self._rule("question")
            if words:
                yield words

    def _choose_topic(self) -> None:
        """What the next sentence is about: a metric, and what it can be split by."""
        known = self.vocabulary
        self._topic = self.chance.randrange(len(known.metrics)) if known.metrics else -1
        reach = set(known.reach[self._topic]) if known.reach else set()
        able = [one for place, one in enumerate(known.dimensions) if place in reach]
        values = [one for place, one in zip(known.value_of, known.values, strict=False) if place in reach]
        self._able = (able or list(known.dimensions), values or list(known.values))

    def _rule(self, name: str) -> list[str]:
        frames: list[list[Any]] = self.book.data["rules"][name]
        (chosen,) = self.chance.choices([frame for _, frame in frames], [weight for weight, _ in frames])
        return self._frame(str(chosen))

    def _frame(self, frame: str) -> list[str]:
        """The frame filled in; [] where the model has nothing that fits."""
        words: list[str] = []
        for slot, choice, optional, word in _ELEMENT.findall(frame):
            if optional and self.chance.random() < 0.5:
                continue
            if slot:
                words += self._slot(slot)
            elif choice:
                words += self.chance.choice(choice.split("|")).split()
            elif optional:
                words += self._frame(self.chance.choice(optional.split("|")))  # words, or a slot
            elif word.isalnum():
                words.append(word)
        return words

    def _slot(self, slot: str) -> list[str]:
        if slot in self.book.data["rules"]:
            return self._rule(slot)
        things = self._things().get(slot)
        if things is not None:
            return self._thing(things, slot == "dimensions")
        return self._done() if slot == "done" else self._of_pack(slot)

    def _things(self) -> dict[str, Sequence[Wordings]]:
        dimensions, values = self._able
        metrics = self.vocabulary.metrics
        if self.chance.random() < _ON_TOPIC:
            metrics = metrics[self._topic : self._topic + 1]
        nouns = self.vocabulary.nouns
        return {
            "metric": metrics,
            "dimension": dimensions,
            "dimensions": dimensions,
            "value": values,
            "noun": nouns,
        }

    def _thing(self, things: Sequence[Wordings], plural: bool) -> list[str]:
        if not things:
            return []
        wordings = self.chance.choice(things)
        said = wordings[0] if self.chance.random() < _LABELS else self.chance.choice(wordings)
        words = self._words(said)
        return [*words[:-1], self._plural(words[-1])] if plural and words else words

    def _words(self, said: Said) -> list[str]:
        words = self.book.words(said.text)
        if not said.say or not words:
            return words
        glued = _GLUE.join(words)
        self.spoken[glued] = said.say
        return [glued]

    def _plural(self, word: str) -> str:
        if word in self.spoken or self.pack.singular(word) != word:
            return word
        return next(iter(self.pack.plurals(word)), word)

    @cached_property
    def _all_done(self) -> list[list[str]]:
        """What was done to things, as it is asked: "alerts fired", "alerts were fired"."""
        done = self.book.data["done"]
        wordings = [self.book.words(one.text) for metric in self.vocabulary.metrics for one in metric]
        fits = [words for words in wordings if len(words) > 1 and words[-1].endswith(tuple(done["endings"]))]
        return [[*words[:-1], done["glue"], words[-1]] for words in fits]

    def _done(self) -> list[str]:
        return self.chance.choice(self._all_done) if self._all_done else []

    def _of_pack(self, slot: str) -> list[str]:
        """A word of the pack, or one of its periods; [] for what nobody would say."""
        data = self.pack.data
        if slot == "known_period":
            return self._known_period(self.chance.choice(data["periods"])[0])
        words: list[str] = {
            "month": [names[0] for names in data["months"].values()],
            "weekday": [names[0] for names in data["weekdays"].values()],
            "year": [str(year) for year in self.vocabulary.years],
            "day": list(self.book.data["days"]),
            "unit": [names[0] for names in data["units"].values()],
            "units": [names[1] for names in data["units"].values()],
            "ordinal": list(data["ordinals"]),
        }.get(slot, [])
        return [self.chance.choice(words)] if words else []

    def _known_period(self, pattern: str) -> list[str]:
        """One wording of a period that questions are read by, where all of it is words."""
        slots = {"n": "count", "rolling": "units"}
        plain = _SLOT.sub(lambda found: f"<{slots.get(found[1], found[1])}>", pattern)
        able = set(self.book.data["rules"]) | {"month", "weekday", "year", "day", "units", "ordinal"}
        return self._frame(plain) if set(_SLOT.findall(plain)) <= able and plain.isascii() else []
