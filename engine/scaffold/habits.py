"""What short forms mean where a schema shortens most of its words: cred_lim beside deliv_yn and prd_desc."""

from collections.abc import Collection, Iterable, Mapping

from engine.scaffold.compounds import is_word
from engine.scaffold.lexicon import choices, listed, pairs

_SHORTEST, _LONGEST = 2, 6
_FEWEST_FORMS = 8
_ENOUGH = 0.3  # of the words of the schema
_ENDS = 2  # letters of the end of a form such as sln, the lines of sales


def habitual_forms(words: Collection[str]) -> dict[str, str]:
    """What short forms of old systems stand for, where short forms are a habit; else nothing."""
    plain = {word for word in words if word.isalpha() and len(word) >= _SHORTEST}
    short = {word for word in plain if len(word) <= _LONGEST and _is_form(word) and not is_word(word)}
    if len(short) < _FEWEST_FORMS or len(short) < _ENOUGH * len(plain):
        return {}
    return {word: pairs("terse")[word] for word in short if word in pairs("terse")}


def _is_form(word: str) -> bool:
    return any(
        word in table for table in (pairs("terse"), pairs("abbreviations"), choices("maybe_short_for"))
    )


def initial_forms(
    tables: Mapping[str, tuple[str, ...]], columns: Mapping[str, Iterable[tuple[str, ...]]]
) -> dict[str, tuple[str, str]]:
    """Tables called by the first letter of another one and what they are of it: sln, whose rows have a key of
    sal, are lines of it, and cty, a table of codes and texts that cus points at, its types.

    By such a form the name of the other table and the written-out end. A form that fits two tables is none.
    """
    named = {words[-1].lower(): table for table, words in tables.items()}
    pointed = {table: {one for words in columns[table] for one in _pointed(words)} for table in columns}
    found: dict[str, list[tuple[str, str]]] = {}
    for form, table in named.items():
        end = pairs("terse_ends").get(form[1:], "") if len(form) == _ENDS + 1 else ""
        for other, its in named.items() if end and not is_word(form) else ():
            part = form[1:] in listed("part_ends") and not _is_form(form) and other in pointed.get(table, ())
            kind = form[1:] in listed("kind_ends") and form in pointed.get(its, ())
            fits = part or (kind and _has_texts(columns.get(table, ())))
            if other != form and other[0] == form[0] and fits:
                found.setdefault(form, []).append((other, end))
    return {form: fits[0] for form, fits in found.items() if len(fits) == 1}


def _pointed(words: tuple[str, ...]) -> Iterable[str]:
    """What a column that is a key by its name may point at: fk_sal, sal_id."""
    keys = listed("key_words")
    return (
        [word.lower() for word in words if word.lower() not in keys]
        if keys & {*map(str.lower, words)}
        else ()
    )


def _has_texts(columns: Iterable[tuple[str, ...]]) -> bool:
    """Whether a table says what codes mean, and has nothing that is called by a name."""
    ends = {words[-1].lower() for words in columns}
    return bool(ends & listed("code_texts") - {"name"}) and "name" not in ends
