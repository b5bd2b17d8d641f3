"""The question at hand while its reply is made."""

from dataclasses import dataclass, field
from typing import Any

from engine.language.grammar.compose import Reading
from engine.language.reader import Understanding
from engine.language.reading_words import words_of_reading
from engine.session import Session, Stopwatch
from engine.types.answer import Answer, Status, Word


@dataclass(frozen=True)
class Asked:
    """A question, the session it was asked in, and how far it was understood."""

    question: str
    session: Session
    watch: Stopwatch = field(default_factory=Stopwatch)
    understanding: Understanding | None = None
    all_readings: bool = False  # whether those that lost are told too
    only_read: bool = False  # it is still being typed: nothing is run

    def words(self, reading: Reading | None) -> tuple[Word, ...]:
        """What became of each word in a reading of the question."""
        if reading is None or self.understanding is None:
            return ()
        reader = self.session.reader
        return words_of_reading(reading, self.understanding.tokens, self.question, reader.taught)

    def reason(self, code: str, **values: object) -> str:
        """A reason in the words of the user's language."""
        reasons: dict[str, str] = self.session.reader.pack.data["reasons"]
        return reasons.get(code, reasons["nothing_asked"]).format(**values)

    def teaching(self, word: str) -> str:
        """How an unknown word is taught; "" where the language has no words for it."""
        reasons = self.session.reader.pack.data["reasons"]
        return str(reasons.get("teach", "")).format(text=word)

    def reply(self, status: Status, sentence: str, **parts: Any) -> Answer:
        """An answer with the clock, the age of the data and the timings filled in."""
        newest = self.session.profile.newest
        language = self.session.reader.pack.language
        known = {"as_of": newest.isoformat() if newest else "", "language": language, **parts}
        return Answer(
            status, self.question, self.session.clock.now.isoformat(), sentence, ms=self.watch.ms, **known
        )
