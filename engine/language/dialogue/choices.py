"""Which of several choices the reply to a question back means."""

from collections.abc import Sequence
from itertools import takewhile

from engine.language.pack import Pack
from engine.language.tokens import Token, words_of


def chosen(tokens: Sequence[Token], texts: Sequence[str], pack: Pack) -> int | None:
    """The place of the one choice that the words name: by its text, its number, or words only it has."""
    words = [token.norm for token in tokens if token.is_content]
    listed = [_content(text) for text in texts]
    for end in (0, _alike(listed)):
        same = [at for at, text in enumerate(listed) if text[: len(text) - end] == words]
        if len(same) == 1:
            return same[0]
    said = pack.data.get("follow_up", {}).get("choice", {})
    bare = [word for word in words if word not in _idle(said)]
    place = _place(bare, said, len(texts))
    return place if place is not None else _only(bare, texts, pack)


def is_place(tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether a place in a list is all that is said: "the second one?" is no unit of time."""
    said = pack.data.get("follow_up", {}).get("choice", {})
    idle = _idle(said) | {word for text in _opening(pack) for word in words_of(text)}
    bare = [token.norm for token in tokens if token.is_content and token.norm not in idle]
    return len(bare) == 1 and bare[0] in said.get("ordinals", {})


def _opening(pack: Pack) -> Sequence[str]:
    opening: Sequence[str] = pack.data.get("follow_up", {}).get("start", {}).get("and", ())
    return opening


def _alike(texts: Sequence[Sequence[str]]) -> int:
    """How many words at the end all choices have: "completion rate" is one of several "by country"."""
    backwards = zip(*map(reversed, texts), strict=False)
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, backwards))


def _idle(said: dict[str, object]) -> set[str]:
    texts = said.get("words", ())
    return {word for text in texts for word in words_of(str(text))} if isinstance(texts, list) else set()


def _place(words: list[str], said: dict[str, object], count: int) -> int | None:
    """ "2", "the second one", "the last": a place in the list; None where there is no such place."""
    if len(words) != 1:
        return None
    ordinals, (word,) = said.get("ordinals", {}), words
    number = int(word) if word.isdecimal() else ordinals.get(word, 0) if isinstance(ordinals, dict) else 0
    for name, value in (("last", count), ("first", 1)):
        listed = said.get(name, ())
        number = value if isinstance(listed, list) and word in listed else number
    return number - 1 if 1 <= number <= count else None


def _only(words: list[str], texts: Sequence[str], pack: Pack) -> int | None:
    """The one choice that has all the words with a meaning, or other inflections of them."""
    spoken = {word for word in words if (word,) not in pack.ignored}
    wanted = {word for word in spoken if (word,) not in pack.operators} or spoken
    for form in (str, pack.stem):
        said = {form(word) for word in wanted}
        having = [at for at, text in enumerate(texts) if said <= {form(word) for word in _content(text)}]
        if wanted and len(having) == 1:
            return having[0]
    return None


def _content(text: str) -> list[str]:
    return [word for word in words_of(text) if any(char.isalnum() for char in word)]
