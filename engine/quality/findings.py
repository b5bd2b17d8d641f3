"""Issues as the rules over data write them."""

import re

from engine.types.refusal import Refusal
from engine.types.result import Cell
from semantic.issues import Issue, Place

_LONGEST = 40
SOURCE_HINT = "Correct the model, or name the source it was made for."


def error(code: str, path: str, message: str, hint: str = SOURCE_HINT) -> Issue:
    """A fault that makes answers fail or be wrong; what the engine said becomes a sentence."""
    said = f"{message.rstrip('.')}."
    return Issue(code=code, severity="error", place=Place(path=path), message=said, hint=hint)


def warning(code: str, path: str, message: str, hint: str) -> Issue:
    """Something that makes answers other than people expect."""
    return Issue(code=code, severity="warning", place=Place(path=path), message=message, hint=hint)


def note(code: str, path: str, message: str, hint: str) -> Issue:
    """Something worth knowing."""
    return Issue(code=code, severity="info", place=Place(path=path), message=message, hint=hint)


def unchecked(path: str, what: str, refusal: Refusal) -> Issue:
    """A check that was stopped, or one that the engine could not do on these data."""
    if refusal.code in ("timeout", "cancelled"):
        return note(
            "not-checked", path, f"{what} was not checked: it took too long.", "Check it on fewer rows."
        )
    said = re.sub(r"'.*'", "'...'", refusal.message, flags=re.DOTALL).rstrip(".")  # it may quote a value
    return warning("not-checked", path, f"{what} was not checked: {said}.", "Correct it.")


def shown(value: Cell) -> str:
    """A value in a message, cut where it is long."""
    text = str(value)
    return (
        repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...") if isinstance(value, str) else text
    )


def share(part: int, whole: int) -> str:
    """A percentage that is only 0 or 100 when it is exactly that."""
    percent = 100 * part / whole
    if part and percent < 0.1:
        return "less than 0.1 %"
    if part < whole and percent > 99.9:
        return "more than 99.9 %"
    return f"{percent:.1f}".removesuffix(".0") + " %"
