"""Refusals by the name of their template, so that each language tells them in its own words."""

from collections.abc import Callable

from engine.phrasing import Phrasing, english
from engine.types.refusal import Refusal, Said, Word


def refused(code: str, key: str, names: tuple[str, ...] = (), /, **values: object) -> Refusal:
    """The refusal with this template; a tuple among the values is a choice: a or b."""
    message, hint = _told(english(), key, values, lambda said: said.text)
    return Refusal(code, message, hint, names, key, values)


def told(refusal: Refusal, words: Phrasing, called: Callable[[Said], str]) -> tuple[str, str]:
    """Message and hint in a language; `called` says what it calls the terms of a query."""
    if not refusal.key or words.is_english:
        return refusal.message, refusal.hint
    return _told(words, refusal.key, refusal.values, called)


def _told(words: Phrasing, key: str, values: object, called: Callable[[Said], str]) -> tuple[str, str]:
    message, hint = words.template(f"refusals.{key}")
    slots = {name: _text(value, words, called) for name, value in dict(values).items()}  # type: ignore[call-overload]
    return words.fill(message, **slots), words.fill(hint, **slots)


def _text(value: object, words: Phrasing, called: Callable[[Said], str]) -> str:
    if isinstance(value, Word):
        return words.word(value.path)
    if isinstance(value, Said):
        return called(value)
    if isinstance(value, tuple):
        return words.word("words.or").join(_text(one, words, called) for one in value)
    if isinstance(value, list):
        return words.word("words.comma").join(
            " ".join(_text(part, words, called) for part in one) for one in value
        )
    return str(value)
