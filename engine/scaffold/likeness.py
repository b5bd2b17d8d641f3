"""How surely the name of a column means the key of a table."""

from dataclasses import dataclass

from engine.scaffold.english import listed
from engine.scaffold.identity import entity_of, is_key_named
from engine.scaffold.words import Words, phrase


@dataclass(frozen=True)
class Likeness:
    """`strength` 3 is surest, 0 none. `role` is what the column calls its target, where it says more."""

    strength: int
    role: str = ""


NONE = Likeness(0)


def likeness(words: Words, natural: bool, key_words: Words, subject: Words) -> Likeness:
    """Of a column with these words to a key of another table, whose rows are called `subject`.

    `natural` says that the column holds words people know, so that it may point without being called a key.
    """
    entity, named = entity_of(words), is_key_named(words)
    if (words == key_words and _is_specific(words, subject)) or ((named or natural) and entity == subject):
        return Likeness(3)
    if named and _ends_with(entity, subject):
        return Likeness(2, phrase(entity))
    if words[-1] == key_words[-1] == "code" and words[:-1] == subject:
        return Likeness(2)
    if words[-1] == key_words[-1] == "code" and _ends_with(words[:-1], subject):
        return Likeness(2, phrase(words[:-1]))
    return Likeness(1) if named and entity and entity == subject[-1:] else NONE


def self_likeness(words: Words) -> Likeness:
    """Of a column to the key of its own table: parent_id, manager_id."""
    about_self = bool(set(words) & listed("self_words"))
    return Likeness(1, phrase(entity_of(words))) if about_self else NONE


def _is_specific(words: Words, subject: Words) -> bool:
    """Whether two columns of this name mean the same thing; `id`, `name` or `last_name` do not."""
    named = is_key_named(words) or words == subject or (len(words) > 1 and words[-1] == "code")
    return named and bool(entity_of(words))


def _ends_with(words: Words, end: Words) -> bool:
    return len(words) > len(end) and words[-len(end) :] == end
