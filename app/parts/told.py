"""An answer's rows with the words that stand around them on a card."""

from dataclasses import replace

from engine.answers.finding import Finding
from engine.phrasing import phrasing
from engine.types.answer import Answer


def around(answer: Answer, finding: Finding) -> Finding:
    """The finding in the language of the answer, also where its sentences and charts are English still."""
    if finding.words.language == answer.language:
        return finding
    return replace(finding, words=phrasing(answer.language))
