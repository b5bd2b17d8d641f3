"""Data held against the types of the model: every key and value that does not fit, in plain words."""

from collections.abc import Iterator, Sequence
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from semantic.bounds import BOUND_HINT
from semantic.data_paths import real_path, value_at, without
from semantic.hints import near_hint
from semantic.issues import Issue
from semantic.kept_parts import KEPT, adapter_of
from semantic.locations import Locations, Step
from semantic.metrics import Metric
from semantic.model import SemanticModel
from semantic.model_types import Model, is_other_branch, keys_of, models_at, written_path

_ROUNDS = 6
_METRIC_TYPES = [found.model_fields["type"].default for found in get_args(get_args(Metric)[0])]
_CONDITION_HINT = 'Write it like country = "Germany" and plan in ["Free", "Premium"].'
_QUERY_HINT = "Write it like views by country during calendar(day, -7, 7), as `parlance query` reads it."
_WINDOW_HINT = "Write it like 7 days or 1 month."
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "model_type": "a set of keys",
    "dict_type": "a set of keys",
    "model_attributes_type": "a set of keys",
}
_HINTS = {
    "text": "Put the value in quotes.",
    "a list": "Write [one, another], or one item a line after a dash.",
}
# Words for what a type alone does not say.
_SPECIAL_HINTS: dict[Step, str] = {
    "where": _CONDITION_HINT,
    "window": _WINDOW_HINT,
    "offset_window": _WINDOW_HINT,
    "color": "Write it like #1f77b4.",
}


def shaped(data: dict[str, object], locations: Locations) -> tuple[SemanticModel | None, list[Issue]]:
    """The model, and what does not fit.

    With faults the model lacks the parts at fault, so that the rest can be checked too; None
    when too little is left.
    """
    issues: list[Issue] = []
    for turn in range(_ROUNDS):
        details = _kept_details(data)
        try:
            model = SemanticModel.model_validate(data, by_alias=True, by_name=False)
            if not details:
                return model, issues
        except ValidationError as error:
            of_model = error.errors(include_url=False)
            judged = {detail["loc"][0] for detail in details}
            details += [detail for detail in of_model if detail["loc"][0] not in judged]
        if turn == 0:
            issues = list(misfits(details, data, locations))
        without(data, [real_path(data, written_path(detail["loc"])) for detail in details])
        data.setdefault("name", "unnamed")
    return None, issues


def _kept_details(data: dict[str, object]) -> list[ErrorDetails]:
    """What does not fit of the parts that the model keeps as data."""
    details: list[ErrorDetails] = []
    for section in KEPT:
        listed = data.get(section)
        if not isinstance(listed, list) or not listed:
            continue
        try:
            adapter_of(section).validate_python(tuple(listed))
        except ValidationError as error:
            found = error.errors(include_url=False)
            details += [{**detail, "loc": (section, *detail["loc"])} for detail in found]
    return details


def misfits(
    details: list[ErrorDetails], data: object, locations: Locations, root: Model = SemanticModel
) -> Iterator[Issue]:
    """What a validator found of the data of a `root`, each with its place and in plain words."""
    reported = set()
    for detail in details:
        if _is_consequence(detail, data, root):
            continue
        code, message, hint = _explained(detail, root)
        place = locations.place(_place(detail, root))
        # Of the branches of a choice among texts and numbers one is enough.
        key = (place, code, "" if code.startswith("wrong") else message)
        if key not in reported:
            reported.add(key)
            yield Issue(code=code, severity="error", place=place, message=message, hint=hint)


def _is_consequence(detail: ErrorDetails, data: object, root: Model) -> bool:
    """Whether the fault only follows from another one: of an item, or of what was not meant."""
    if detail["type"] == "too_short":
        items = value_at(data, written_path(detail["loc"], root))
        return isinstance(items, list) and len(items) >= detail["ctx"]["min_length"]
    return is_other_branch(detail["loc"], data, root)


def _place(detail: ErrorDetails, root: Model) -> tuple[Step, ...]:
    """Where to look in the file; at the word that is not known, when it says of which type the rest is."""
    path = written_path(detail["loc"], root)
    named = detail["type"] == "union_tag_invalid"
    return (*path, str(detail["ctx"]["discriminator"]).strip("'")) if named else path


def _explained(detail: ErrorDetails, root: Model) -> tuple[str, str, str]:
    """Code, message and hint."""
    loc, kind = detail["loc"], detail["type"]
    if kind == "extra_forbidden":
        known = {key for model in models_at(loc[:-1], root) for key in keys_of(model)}
        return "unknown-key", f"Unknown key {loc[-1]!r}.", near_hint(str(loc[-1]), known)
    if kind == "missing":
        return "missing-key", f"The key {loc[-1]!r} is missing.", f"Add {loc[-1]}: and its value."
    if kind == "union_tag_not_found":
        tag = str(detail["ctx"]["discriminator"])
        of_model = f"Add type: with one of {', '.join(_types(loc))}."
        hint = of_model if root is SemanticModel else f"Add {tag}: or write the query on one line."
        return "missing-key", f"The key {tag} is missing.", _SPECIAL_HINTS.get(loc[-1], hint)
    if kind == "union_tag_invalid":
        return _wrong_word(str(detail["ctx"]["tag"]), str(detail["ctx"]["expected_tags"]))
    if kind == "literal_error":
        return _wrong_word(str(detail["input"]), str(detail["ctx"]["expected"]))
    if kind == "value_error":
        return _wrong_text(detail)
    return _wrong_type(detail, root)


def _wrong_text(detail: ErrorDetails) -> tuple[str, str, str]:
    """What a check of our own says of a value."""
    message = str(detail["ctx"]["error"])
    if message.startswith("Position"):
        return (
            ("bad-query", message, _QUERY_HINT) if detail["loc"][-1] == "query" else _bad_condition(message)
        )
    hint = BOUND_HINT if detail["loc"][-1] in ("warn", "fail") else "Change one to fit the other."
    return "wrong-value", f"{message}.", hint


def _bad_condition(message: str) -> tuple[str, str, str]:
    return "bad-condition", message, _CONDITION_HINT


def _types(loc: tuple[Step, ...]) -> Sequence[str]:
    """The types that may stand at a place: of checks, else of metrics."""
    if loc[0] != "checks":
        return _METRIC_TYPES
    from semantic.checks import CHECK_TYPES

    return CHECK_TYPES


def _wrong_type(detail: ErrorDetails, root: Model) -> tuple[str, str, str]:
    loc = detail["loc"]
    if loc[-1] == "str" and models_at(loc[:-1], root):
        hint = "Name a metric, or write a measure with agg and dataset."
        return "wrong-type", "It is neither a metric's name nor a measure.", hint
    expected = _EXPECTED.get(detail["type"]) or detail["msg"].removeprefix("Input should be ")
    message = f"Expected {expected}, found {_shown(detail['input'])}."
    if detail["input"] is None:
        return "wrong-type", message, "Give it a value, or leave the key out."
    keys = [step for step in loc if step in _SPECIAL_HINTS]
    hint = _SPECIAL_HINTS[keys[-1]] if keys else _HINTS.get(expected, f"Give {expected}.")
    return "wrong-type", message, hint


def _wrong_word(word: str, choices: str) -> tuple[str, str, str]:
    known = [part.strip().strip("'") for part in choices.replace(" or ", ", ").split(",")]
    return "wrong-value", f"{word!r} is not known here.", near_hint(word, known)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a set of keys" if isinstance(value, dict) else "a list"
    return repr(value)[:60]
