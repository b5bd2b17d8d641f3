"""What came of a recording: guesses at the words, or why it was not listened to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guess:
    """Words that may have been said. `score` is a logarithm of how likely, 0 for the likeliest."""

    text: str
    score: float


@dataclass(frozen=True)
class Heard:
    """Guesses, the likeliest first; or a word for what is wrong with the recording.

    `again` are the guesses of a second listening, to the recording with its noise taken out in another way:
    where it hears something else, the noise was heard and not the voice. `stands_out` says by how many
    decibels the voice stood out of what was heard beside it.
    """

    guesses: tuple[Guess, ...] = ()
    again: tuple[Guess, ...] = ()
    fault: str = ""
    stands_out: float = 0.0
