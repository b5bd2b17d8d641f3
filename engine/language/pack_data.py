"""What is made of the words of a language's files: folded, compared, and indexed by phrase."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from engine.language.tokens import fold, norms

WordIndex = dict[tuple[str, ...], tuple[str, ...]]

# The sections of a thesaurus, which a language may lack.
_LISTS = (
    "adverbs among amount_nouns anything as_well at_hand auxiliaries bare_amounts beneath both causing "
    "clause_articles closed_pairs codes commonest comparatives counted_by degree_words degrees denying "
    "derived difference_nouns differing doings done_in doubled earning eldest empty_nouns endings "
    "extremes fact_openers fact_verbs feminine for_nothing foremost from_year going_by grade_nouns "
    "happened having income into irregular just_names kinds lapse_events lapse_planned lapse_states "
    "lapses lasting leaders leading led lemmas less_is_except levels lifecycles making manner_openers "
    "manners mass meanings modals money money_received neither never nor noun_lemmas number_words often "
    "one_by_one one_of_them open_particles our_doings ourselves outcomes outgoing over overdue "
    "overdue_by overdue_until owning paid_nouns paid_openers participle_ends particles paying peers "
    "perfects persons proceeds purpose_links purposes received_times receiving same sizes somebody "
    "state_verbs states subjects superlatives things_done told_many told_much turned_out turns "
    "unhappened unit_openers values verbs which_ones who who_is within witnessing"
)
NO_THESAURUS: dict[str, Any] = {name: [] for name in _LISTS.split()} | {
    "agent_ends": [],
    "broader": {},
    "directions": {},
    "unit_notes": {},
    "currencies": {},
    "currency_fields": [],
    "money_numbers": [],
    "measured": {},
    "businesses": [],
    "business_openers": [],
    "business_told_apart": [],
    "business_places": [],
    "number_nouns": [],
    "paces": {},
    "personal": [],
    "lapse_units": {},
    "lapse_scales": {},
    "lapse_numbers": {},
    "lapse_sides": {},
    "phrasings": {},
    "right_now": {},
}
_WRITTEN = ("language", "name", "stemmer", "numbers", "restate", "reasons", "left_out")  # not only compared


def fold_all(data: Any) -> Any:
    """The data with every text in the form in which words are compared."""
    if isinstance(data, dict):
        return {fold(key): fold_all(value) for key, value in data.items()}
    if isinstance(data, list):
        return [fold_all(value) for value in data]
    return fold(data) if isinstance(data, str) else data


def comparable(data: dict[str, Any]) -> dict[str, Any]:
    """A pack with its words folded, and what it writes as it stands."""
    folded = {key: value if key in _WRITTEN else fold_all(value) for key, value in data.items()}
    numbers = data["numbers"]
    words = {key: fold_all(numbers[key]) for key in ("words", "scales", "percent")}
    return {**folded, "numbers": {**numbers, **words}}


def accented(data: Any) -> Iterator[str]:
    """Every word with an accent or another letter of its own, as it is written."""
    if isinstance(data, dict | list):
        for inner in (*data, *data.values()) if isinstance(data, dict) else data:
            yield from accented(inner)
    elif isinstance(data, str):
        yield from (word for word in re.findall(r"[^\W\d_]+", data.lower()) if not word.isascii())


def spelled(data: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """How single words are written that mean different things by their accents: "e" and "é"."""
    found: dict[str, dict[str, list[str]]] = {}
    for section in ("ignored", "operators", "aggregates"):
        for name, words in data[section].items():
            for word in words:
                found.setdefault(fold(word), {}).setdefault(name, []).append(word)
    return {word: names for word, names in found.items() if len(set().union(*names.values())) > 1}


def indexed(groups: dict[Any, list[str]]) -> WordIndex:
    """From the words of each phrase to the names of the groups that list it."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, phrases in groups.items():
        for phrase in phrases:
            names = found.setdefault(norms(phrase), [])
            if str(name) not in names:
                names.append(str(name))
    return {words: tuple(names) for words, names in found.items()}


def words_in(said: Any) -> Iterator[str]:
    """Every word in a section, however deep."""
    if isinstance(said, str):
        yield from (word for word in norms(said) if word.isalpha())
    elif isinstance(said, dict | list):
        parts = said.values() if isinstance(said, dict) else said
        yield from (word for part in parts for word in words_in(part))


def loaded(language: str) -> str:
    """The pack and the thesaurus of a language as JSON, which is read faster than YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    pack, *thesaurus = (yaml.load(text, Loader=loader) for text in sources(language))
    return json.dumps([pack, merged(thesaurus)])


def merged(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The sections of several files as one: lists go on, tables are joined. ValueError for other twins."""
    found: dict[str, Any] = {}
    for section, said in (pair for part in parts for pair in part.items()):
        before = found.get(section, type(said)())
        if isinstance(said, dict) and isinstance(before, dict):
            found[section] = merged([before, said])
        elif isinstance(said, list) and isinstance(before, list):
            found[section] = [*before, *(one for one in said if one not in before)]
        else:
            raise ValueError(f"{section} stands twice in a thesaurus")
    return found


def sources(language: str) -> tuple[str, ...]:
    """The text of a pack, then those of its thesaurus, if any: a file, and a folder of files by trade."""
    folder = files("engine.packs")
    places = [folder.joinpath(f"{language}.yaml")]
    common, trades = (folder.joinpath("thesaurus", name) for name in (f"{language}.yaml", language))
    places += [common] if common.is_file() else []
    places += sorted(trades.iterdir(), key=lambda file: file.name) if trades.is_dir() else []
    return tuple(place.read_text(encoding="utf-8") for place in places)
