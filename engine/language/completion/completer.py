"""Completions at the cursor: terms, values, operators, and whole questions that are answered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from engine.language.completion.operators import PERIODS, Operators
from engine.language.completion.place import Place, places
from engine.language.completion.terms import Found, Terms
from engine.language.completion.values import StoredValues
from engine.language.reader import MAX_TOKENS, Reader
from engine.language.tokens import fold
from engine.types.completion import Completion, CompletionKind

Answerable = Callable[[str], str | None]  # the restatement of a question that is answered

_QUESTIONS, _TRIED = 2, 2  # whole questions offered, and looked at
_LONG = 8  # words of a text to which a period is added last: less is left to say
_MANY = 80  # meanings of its words: more take longer to read, and only one question is looked at
_VALUES = 4
_LEAST = 3  # places that terms leave for the rest


@dataclass(frozen=True)
class Completer:
    """Completes questions in one language. `answerable` plans a question and runs nothing."""

    reader: Reader
    answerable: Answerable

    def complete(self, text: str, cursor: int, limit: int) -> tuple[Completion, ...]:
        """At most `limit` ways to go on, in the same order each time."""
        before, after = text[:cursor], text[cursor:]
        if not before.strip() and not after.strip():
            return tuple(islice(self._examples(before, after, self.reader.catalog.model.examples), limit))
        if len(self.reader.tokens(before)) > MAX_TOKENS:
            return ()
        begun = places(self.reader, before)
        parts = list(islice(self._parts(begun, before, after, limit), limit))
        is_known = any(not place.holds_unknown for place in begun)
        whole = (
            list(islice(self._questions(before, parts, _tried(begun)), min(_QUESTIONS, limit)))
            if is_known and not after.strip()
            else []
        )
        return (*parts[: limit - len(whole)], *whole)

    def _parts(self, begun: list[Place], before: str, after: str, limit: int) -> Iterator[Completion]:
        """What the words may go on with, the longest wording begun before shorter ones, each text once."""
        told: set[str] = set()
        for kind, place, found in self._found(begun, limit):
            made = _completion(kind, place, found, before, after)
            if fold(made.whole) not in told and fold(made.whole) != fold(before + after):
                told.add(fold(made.whole))
                yield made

    def _found(self, begun: list[Place], limit: int) -> Iterator[tuple[CompletionKind, Place, Found]]:
        terms = Terms(self.reader)
        for place in begun:
            for found in terms.find(place, max(1, limit - _LEAST)):
                yield "term", place, found
            for found in StoredValues(self.reader, terms).find(place, _VALUES):
                yield "value", place, found
            for found in Operators(self.reader).find(place):
                yield "operator", place, found

    def _examples(self, before: str, after: str, texts: tuple[str, ...]) -> Iterator[Completion]:
        for text in texts:
            restated = self.answerable(text)
            if restated is not None:
                yield Completion(text, 0, text + after, "question", restated)

    def _questions(self, before: str, parts: list[Completion], tried: int) -> Iterator[Completion]:
        """Whole questions that begin with what is typed, as far as they are answered."""
        typed = fold(before).lstrip()
        examples = (text for text in self.reader.catalog.model.examples if fold(text).startswith(typed))
        for text in islice(dict.fromkeys((*examples, *self._longer(before, parts))), tried):
            restated = self.answerable(text)
            if restated is not None:
                yield Completion(text, 0, text, "question", restated)

    def _longer(self, before: str, parts: list[Completion]) -> Iterator[str]:
        """The completions with a period behind them."""
        period = self.reader.restater.periods.scope(PERIODS[0])
        things = [part.whole for part in parts if part.kind in ("term", "value")][:_QUESTIONS]
        for text in things or [before.rstrip()]:
            yield from (text, f"{text} {period}") if len(text.split()) > _LONG else (f"{text} {period}", text)


def _tried(begun: list[Place]) -> int:
    """How many whole questions are looked at; in a large model each takes longer."""
    return 1 if any(place.ways > _MANY for place in begun) else _TRIED


def _completion(kind: CompletionKind, place: Place, found: Found, before: str, after: str) -> Completion:
    glue = " " if place.start == len(before) and before and not before[-1].isspace() else ""
    text = glue + found.text
    return Completion(text, place.start, before[: place.start] + text + after, kind, found.about)
