"""What the screens say around answers, a language a folder; answers are told in that of their question.

To add words: write them in a file of en/, and by the same name in that file of de/, es/, fr/ and pt/, with
the same slots.
To say them: `from app.texts import screen`, then `screen.NAME` where it is drawn, never when a module is
imported: it is in the language of the visitor who is served. What a card says in the language of its answer
stands `with speaking(answer.language):`. Dates and figures: `phrasing(language())` of the engine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

LANGUAGES = ("en", "de", "es", "fr", "pt")
"""English first: the names that it has, all have."""

_spoken: ContextVar[str] = ContextVar("spoken", default="")


def table(language: str) -> ModuleType:
    """The words of a language; of one that has none, the English ones."""
    return import_module(f"app.texts.{language if language in LANGUAGES else LANGUAGES[0]}")


def language() -> str:
    """The language that is spoken here: the one set by `speaking`, else the visitor's."""
    if _spoken.get():
        return _spoken.get()
    from app.texts import visitor

    return visitor.language()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it, `screen` has the words of this language."""
    token = _spoken.set(language if language in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _spoken.reset(token)


class _Screen:
    """The words in the language that is spoken where they are asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(table(language()), name)


if TYPE_CHECKING:  # so a name that English has not is a fault of types
    from app.texts import en as screen
else:
    screen = _Screen()
