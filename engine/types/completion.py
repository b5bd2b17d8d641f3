"""What is offered while a question is typed, and what is understood of it so far."""

from dataclasses import dataclass
from typing import Literal

from engine.types.answer import Word

CompletionKind = Literal["term", "value", "operator", "question"]


@dataclass(frozen=True)
class Completion:
    """One way to go on: `text` takes the place of the characters from `start` to the cursor.

    `whole` is the whole text after it. `about` is the definition of a term, what a value is a value of,
    or the restatement of a question; a completion of kind question is one that is answered.
    """

    text: str
    start: int
    whole: str
    kind: CompletionKind
    about: str = ""


@dataclass(frozen=True)
class SoFar:
    """What became of the words typed so far, and their restatement; where there is none, what is missing.

    `choices` are the questions that would be asked back.
    """

    words: tuple[Word, ...]
    restatement: str = ""
    missing: str = ""
    choices: tuple[str, ...] = ()
