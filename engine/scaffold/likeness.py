"""How surely the name of a column means the key of a table, and in which part it means it."""

from dataclasses import dataclass

from engine.scaffold.identity import entity_of, is_key_named
from engine.scaffold.lexicon import listed
from engine.scaffold.words import Words, phrase


@dataclass(frozen=True)
class Likeness:
    """`strength` 4 is surest, 0 none. `role` is what the column calls its target, where it says more."""

    strength: int
    role: str = ""


NONE = Likeness(0)


def likeness(words: Words, natural: bool, key_words: Words, subject: Words) -> Likeness:
    """Of a column with these words to a key of another table, whose rows are called `subject`.

    `natural` says that the column holds words people know, so that it may point without being called a key.
    """
    entity, named = entity_of(words), is_key_named(words)
    if (named or natural) and entity == subject:
        return Likeness(4)
    if words == key_words and _is_specific(words, subject):
        return Likeness(3)
    if named and _ends_with(entity, subject):
        return Likeness(2, role_of(words, subject))
    if named and _begins_with(entity, subject):
        return Likeness(2, phrase(entity[len(subject) :]))
    if _is_specific(key_words, subject) and _ends_with(words, key_words):
        return Likeness(2, _role_before(words, key_words))  # fixed_in_version_key, by version_key
    if natural and key_words[-1] in listed("reference_words") and _ends_with(words, subject):
        return Likeness(1, role_of(words, subject))  # the pickup station, by its code
    if words[-1] == key_words[-1] and words[-1] in listed("reference_words"):
        if words[:-1] == subject:
            return Likeness(2)
        if _ends_with(words[:-1], subject):
            return Likeness(2, role_of(words[:-1], subject))
    return Likeness(1) if named and entity and entity == subject[-1:] else NONE


def self_likeness(words: Words, of_persons: bool, key_words: Words, subject: Words) -> Likeness:
    """Of a column to the key of its own table: parent_id, head_outlet_id, of persons also referred_by."""
    entity = words[:-1] if words[-1:] == key_words[-1:] else entity_of(words) if is_key_named(words) else ()
    if _ends_with(entity, subject):
        return Likeness(2, role_of(words, subject))
    if _is_specific(key_words, subject) and _ends_with(words, key_words):
        return Likeness(2, _role_before(words, key_words))
    named, done = bool(set(words) & listed("self_words")), words[-1] == "by"
    if not (named or (of_persons and done)):
        return NONE
    return Likeness(2 if named and done else 1, phrase(entity_of(words)))


def by_likeness(words: Words) -> Likeness:
    """Of a column to the key of a table of persons, for what only says that somebody did it: approved_by."""
    return Likeness(1, phrase(words)) if len(words) > 1 and words[-1] == "by" else NONE


def staff_likeness(words: Words) -> Likeness:
    """Of a column to the key of the table of the firm's own people, for the part of one in a row:
    lead_id, creative_director_id."""
    entity = entity_of(words)
    done = is_key_named(words) and bool(entity) and entity[-1] in listed("staff_roles")
    return Likeness(2, phrase(entity)) if done else NONE


def role_of(words: Words, subject: Words) -> str:
    """The part in which a column means its target: origin_airport_id the origin. "" where it says no more."""
    entity = entity_of(words)
    if len(entity) > 1 and entity[-1] in listed("reference_words"):
        entity = entity[:-1]
    if entity in ((), subject) or _ends_with(subject, entity):
        return ""  # the order of a book order line is the book order
    rest = entity[: -len(subject)] if _ends_with(entity, subject) else entity
    alone = bool(set(rest) - listed("linking_words"))
    return phrase(rest if alone else entity)


def _role_before(words: Words, key_words: Words) -> str:
    """What stands before the whole name of the key: the key of another version, in the part it plays."""
    rest = words[: -len(key_words)]
    return phrase(rest if set(rest) - listed("linking_words") else entity_of(words))


def _is_specific(words: Words, subject: Words) -> bool:
    """Whether two columns of this name mean the same thing; `id`, `name` or `last_name` do not."""
    reference = len(words) > 1 and words[-1] in listed("reference_words")
    return (is_key_named(words) or words == subject or reference) and bool(entity_of(words))


def _ends_with(words: Words, end: Words) -> bool:
    return len(words) > len(end) and words[-len(end) :] == end


def _begins_with(words: Words, beginning: Words) -> bool:
    return len(words) > len(beginning) and words[: len(beginning)] == beginning
