"""Choices that a user keeps: the next question of the kind is answered without asking back."""

from engine.language.definitions import shape_of
from engine.language.tokens import norms
from engine.session import Session
from engine.types.answer import Alternative, Answer

_PASSING = ("time", "value")


def words_to_keep(answer: Answer) -> tuple[str, ...]:
    """The words that a choice is kept for: those with a meaning, periods and values aside."""
    lasting = [word for word in answer.words if word.role not in _PASSING and word.status != "ignored"]
    return tuple(part for word in lasting for part in norms(word.text))


def kept_choice(question_back: Answer, session: Session) -> Alternative | None:
    """The one choice of a question back that the user keeps for such questions; None where there is none."""
    if question_back.status != "clarify":
        return None
    shape = session.definitions.shape_for(words_to_keep(question_back))
    same = [one for one in question_back.alternatives if shape is not None and shape_of(one.query) == shape]
    return same[0] if len(same) == 1 else None
