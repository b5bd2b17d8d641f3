"""How ordinary verbs are bent: by rule, and from a table where no rule tells."""

from collections.abc import Iterable, Mapping, Sequence

_VOWELS = "aeiou"
_NEVER_DOUBLED = "wxyh"


def verb_forms(
    lemmas: Iterable[str], irregular: Mapping[str, Sequence[str]], doubled: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The forms of each verb: base, third person, past forms, and the one in "ing", in this order."""
    longer = frozenset(doubled)
    return {
        lemma: (lemma, _third(lemma), *_past(lemma, irregular, longer), f"{_stem(lemma, longer, True)}ing")
        for lemma in lemmas
    }


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if _ends_in_y(lemma) else f"{lemma}s"


def _past(lemma: str, irregular: Mapping[str, Sequence[str]], longer: frozenset[str]) -> tuple[str, ...]:
    if lemma in irregular:
        return tuple(irregular[lemma])
    if _ends_in_y(lemma):
        return (f"{lemma[:-1]}ied",)
    return (f"{lemma}d" if lemma.endswith("e") else f"{_stem(lemma, longer, False)}ed",)


def _stem(lemma: str, longer: frozenset[str], before_i: bool) -> str:
    """What the ending is put to: "plan" doubles its last letter, "make" loses its e before "ing"."""
    if before_i and lemma.endswith("ie"):
        return f"{lemma[:-2]}y"
    if before_i and lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1]
    return f"{lemma}{lemma[-1]}" if lemma in longer or _doubles(lemma) else lemma


def _doubles(lemma: str) -> bool:
    """One vowel, and one consonant behind it at the end of a verb of one syllable."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS + _NEVER_DOUBLED or lemma[-2] not in _VOWELS:
        return False
    others = lemma[:-2]
    vowels = [one for at, one in enumerate(others) if one in _VOWELS and others[at - 1 : at + 1] != "qu"]
    return not vowels or (vowels == ["u"] and others.startswith("qu"))


def _ends_in_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
