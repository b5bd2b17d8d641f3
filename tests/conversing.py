"""What a conversation comes to, for tests."""

from engine import Parlance
from engine.types.answer import Answer
from semantic.text_form import from_text, to_text


def told(parlance: Parlance, *questions: str) -> Answer:
    """The reply to the last of questions that follow each other."""
    answer = parlance.ask(questions[0])
    for question in questions[1:]:
        answer = parlance.ask(question, answer)
    return answer


def meant(parlance: Parlance, *questions: str) -> str:
    """What the last question was understood as; its status and code where it was not answered."""
    answer = told(parlance, *questions)
    if answer.status == "answer" and answer.query is not None:
        return to_text(answer.query.canonical())
    return f"{answer.status} {answer.code}"


def one_form(text: str) -> str:
    """A query as a test writes it, in its one form; a refusal as it stands."""
    return text if text.startswith(("refuse", "clarify")) else to_text(from_text(text).canonical())
