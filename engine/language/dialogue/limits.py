"""How many of a ranked answer are shown, said by a number alone: "make it 10", "only the first 3"."""

from engine.language.phrases import Phrase
from semantic.query import LogicalQuery

_FIRST = (("op", "first_time"), ("ordinal", 1), ("move", "first"))
Words = tuple[Phrase, ...]


def resized(phrases: Words, base: LogicalQuery) -> LogicalQuery | None:
    """The answer before with as many rows as is said; None where something else is said, or nothing ranks."""
    content = [one for one in phrases if one.kind != "ignored" and not _is_about_all(one)]
    content = _without_old(content, base)
    if base.records or not base.order or base.limit_percent is not None or base.offset:
        return None
    bare = [one for one in content if (one.kind, one.target) not in _FIRST]
    first = len(bare) == len(content) - 1
    count = 1 if first and not bare else _count(bare)
    if count is None or len(bare) < len(content) - 1 or (base.limit is None and not first):
        return None
    return base.model_copy(update={"limit": count})


def is_first_of_nothing(phrases: Words) -> bool:
    """Whether a word for the first rows is left, where nothing else says so: it is read in another way."""
    return any((one.kind, one.target) == ("move", "first") for one in phrases)


def _is_about_all(phrase: Phrase) -> bool:
    """A word of going on, and "only", which every number of rows says."""
    going_on = phrase.kind == "move" and phrase.target in ("go_on", "only", "instead", "and", "about")
    return going_on or (phrase.kind == "op" and str(phrase.target) in ("only", "only_after"))


def _without_old(content: list[Phrase], base: LogicalQuery) -> list[Phrase]:
    """ "10 instead of 5": the number that was is no other one."""
    behind = content[-2:]
    instead = len(behind) == 2 and (behind[0].kind, behind[0].target) == ("move", "instead_of")
    return (
        content[:-2] if instead and base.limit is not None and _count(behind[1:]) == base.limit else content
    )


def _count(content: list[Phrase]) -> int | None:
    number = content[0].target if len(content) == 1 and content[0].kind == "number" else None
    usable = number is not None and isinstance(number.value, int) and not number.percent and number.value > 0
    return number.value if usable and number is not None else None
