"""Every language has what English has: sections and keys in order, templates with the same slots, meanings.

`pytest tests/engine/language/test_packs.py -s` prints how many wordings each language has for each meaning.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from engine.language.pack import languages, load_pack
from engine.language.pack_data import merged

ENGLISH = load_pack("en").data
OTHERS = [name for name in languages() if name != "en"]
# Languages that can say all that English can; the others may lack some wordings yet.
COMPLETE = [name for name in OTHERS if load_pack(name).is_complete]
# Keys that a language may have more or fewer of: words and endings, not names of meanings.
WORDS = {
    "numbers.words",
    "numbers.scales",
    "ordinals",
    "half_hours",
    "follow_up.choice.ordinals",
    "places",
    "restate.scopes",
    *(f"quantities.{unit}" for unit in ("s", "ms", "fps", "min", "h", "km", "kg")),
}
# Sentences that a language may write otherwise for each unit.
BY_UNIT = {
    f"restate.{key}" for key in ("this", "last", "next", "last_n", "next_n", "ago", "to_date", "to_date_last")
}
# Meanings that need no wording of their own: said behind, or with a sign or form that other languages lack.
MAY_BE_EMPTY = re.compile(
    r"operators\.\w+_(after|before|inner)|ignored\.counter|initials\.\w+|ignored\.possessive|spellings|clock\.[ap]m|plurals"
)
TABLES = ("ignored", "operators", "aggregates", "truth", "units", "grains", "parts", "clock", "part_verbs",
          "months", "weekdays", "quantities", "singled_out")  # fmt: skip
LISTS = (
    "of",
    "how_much",
    "how_often",
    "time_nouns",
    "vague",
    "percentiles",
    "left_out",
    "all_time",
    "ordinals",
    "ordinal_endings",
)
PATTERNS = ("periods", "spans", "moments", "hours", "default_filters")


def shape(data: Any, at: str = "") -> Iterator[str]:
    """The names of everything in a pack, in order; lists and words are not gone into."""
    for key, inner in data.items() if isinstance(data, dict) else ():
        path = f"{at}.{key}".strip(".")
        yield path
        if path not in WORDS | BY_UNIT:
            yield from shape(inner, path)


@pytest.mark.parametrize("language", OTHERS)
def test_sections_and_keys_stand_as_in_english(language: str) -> None:
    assert list(shape(load_pack(language).data)) == list(shape(ENGLISH))


def templates(data: dict[str, Any]) -> dict[str, list[str]]:
    """The slots of every sentence that the engine writes; the order and number of each is free."""
    texts = {f"{part}.{key}": text for part in ("restate", "reasons") for key, text in data[part].items()}
    found = {key: slots(text) for key, text in texts.items() if isinstance(text, str)}
    return found | {key: slots_by_unit(texts[key]) for key in BY_UNIT}


def slots(text: str) -> list[str]:
    return sorted(set(re.findall(r"{(\w*)}", text)))


def slots_by_unit(text: str | dict[str, str]) -> list[str]:
    """Those that all have; a sentence for one unit need not name it."""
    if isinstance(text, str):
        return sorted({*slots(text), "unit"})
    found = {unit: sorted({*slots(one), "unit"}) for unit, one in text.items()}
    assert len(set(map(tuple, found.values()))) == 1, found
    assert "other" in text
    return next(iter(found.values()))


@pytest.mark.parametrize("language", OTHERS)
def test_templates_have_the_slots_of_the_english_ones(language: str) -> None:
    assert templates(load_pack(language).data) == templates(ENGLISH)


@pytest.mark.parametrize("language", OTHERS)
def test_lists_of_names_are_as_long_as_in_english(language: str) -> None:
    restate, english = load_pack(language).data["restate"], ENGLISH["restate"]
    free = ("contractions",)
    lists = {key: len(names) for key, names in english.items() if isinstance(names, list) and key not in free}
    assert {key: len(restate[key]) for key in lists} == lists
    assert all(len(names) == 2 for names in restate["units"].values())


def meanings(data: dict[str, Any]) -> Counter[str]:
    """How many wordings there are for each meaning."""
    found: Counter[str] = Counter()
    for section in TABLES:
        for key, words in data[section].items():
            found[f"{section}.{key}"] += len(words)
    for section in LISTS:
        found[section] += len(data[section])
    for number, (words, first, last) in enumerate(data["day_parts"], start=1):
        found[f"day_parts.{number}"] += len(words) * (first != last)
    for section in PATTERNS:
        for pattern, meaning, *_ in data[section]:
            hours_differ = re.sub(r"(hour_of_day) \d+-\d+", r"\1 at night", str(meaning))
            found[f"{section}.{hours_differ}"] += len(pattern.split("|"))
    return found


MEANINGS = list(meanings(ENGLISH))


@pytest.mark.parametrize("language", COMPLETE)
def test_a_complete_language_has_a_wording_for_every_meaning(language: str) -> None:
    counts = meanings(load_pack(language).data)
    assert [name for name in MEANINGS if not counts[name] and not MAY_BE_EMPTY.fullmatch(name)] == []


def test_the_matrix_of_meanings_by_languages() -> None:
    counts = {name: meanings(load_pack(name).data) for name in languages()}
    width = max(map(len, MEANINGS))
    print("\n" + " " * width, *(f"{name:>4}" for name in counts))
    for meaning in MEANINGS:
        print(f"{meaning:{width}}", *(f"{found[meaning] or '-':>4}" for found in counts.values()))
    assert all(sum(found.values()) for found in counts.values())


def test_a_thesaurus_in_several_files_is_one() -> None:
    common = {"same": [["a", "b"]], "broader": {"x": ["a"], "y": ["b"]}}
    trade = {"same": [["c", "d"], ["a", "b"]], "broader": {"x": ["c", "a"], "z": ["d"]}}
    assert merged([common, trade]) == {
        "same": [["a", "b"], ["c", "d"]],
        "broader": {"x": ["a", "c"], "y": ["b"], "z": ["d"]},
    }


def test_a_section_that_cannot_be_joined_is_told() -> None:
    with pytest.raises(ValueError, match="often"):
        merged([{"often": ["often"]}, {"often": {"often": ["x"]}}])
