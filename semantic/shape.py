"""Data held against the types of the model: every key and value that does not fit, in plain words."""

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from semantic.data_paths import real_path, value_at, without
from semantic.fields import Field, Value
from semantic.hints import near_hint
from semantic.issues import Issue
from semantic.locations import Locations, Step
from semantic.metrics import Measure, RatioMetric, SimpleMetric
from semantic.model import Dataset, DefaultFilter, Dimension, Relationship, SemanticModel

_ROUNDS = 6
_TYPES: dict[Step, type[BaseModel]] = {
    "datasets": Dataset,
    "fields": Field,
    "values": Value,
    "default_filters": DefaultFilter,
    "relationships": Relationship,
    "dimensions": Dimension,
    "simple": SimpleMetric,
    "ratio": RatioMetric,
    "measure": Measure,
    "numerator": Measure,
    "denominator": Measure,
}
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "model_type": "a set of keys",
    "model_attributes_type": "a set of keys",
}
_HINTS = {
    "text": "Put the value in quotes.",
    "a list": "Write [one, another], or one item a line after a dash.",
}


def shaped(data: dict[str, object], locations: Locations) -> tuple[SemanticModel | None, list[Issue]]:
    """The model, and what does not fit.

    With faults the model lacks the parts at fault, so that the rest can be checked too; None
    when too little is left.
    """
    issues: list[Issue] = []
    for turn in range(_ROUNDS):
        try:
            return SemanticModel.model_validate(data, by_alias=True, by_name=False), issues
        except ValidationError as error:
            details = error.errors(include_url=False)
        if turn == 0:
            issues = list(_issues(details, data, locations))
        without(data, [real_path(data, detail["loc"]) for detail in details])
        data.setdefault("name", "unnamed")
    return None, issues


def _issues(details: list[ErrorDetails], data: object, locations: Locations) -> Iterator[Issue]:
    reported = set()
    for detail in details:
        if _other_branch(detail["loc"], data):
            continue
        code, message, hint = _explained(detail)
        place = locations.place(detail["loc"])
        if (place, code, message) not in reported:
            reported.add((place, code, message))
            yield Issue(code=code, severity="error", place=place, message=message, hint=hint)


def _other_branch(loc: tuple[Step, ...], data: object) -> bool:
    """Whether the fault is about a side of a ratio being no name, when it is written as a measure."""
    return loc[-1] == "str" and isinstance(value_at(data, loc), dict)


def _explained(detail: ErrorDetails) -> tuple[str, str, str]:
    """Code, message and hint."""
    loc, kind = detail["loc"], detail["type"]
    if kind == "extra_forbidden":
        return "unknown-key", f"Unknown key {loc[-1]!r}.", near_hint(str(loc[-1]), _keys(loc[:-1]))
    if kind == "missing":
        return "missing-key", f"The key {loc[-1]!r} is missing.", f"Add {loc[-1]}: and its value."
    if kind == "union_tag_not_found":
        return "missing-key", "The key 'type' is missing.", "Add type: simple or type: ratio."
    if kind == "union_tag_invalid":
        return _wrong_word(str(detail["ctx"]["tag"]), str(detail["ctx"]["expected_tags"]))
    if kind == "literal_error":
        return _wrong_word(str(detail["input"]), str(detail["ctx"]["expected"]))
    if loc[-1] in ("str", "Measure"):
        hint = "Name a simple metric, or write a measure with agg and dataset."
        return "wrong-type", "A side of a ratio is a metric's name or a measure.", hint
    expected = _EXPECTED.get(kind, detail["msg"])
    message = f"Expected {expected}, found {_shown(detail['input'])}."
    if detail["input"] is None:
        return "wrong-type", message, "Give it a value, or leave the key out."
    return "wrong-type", message, _HINTS.get(expected, f"Give {expected}.")


def _wrong_word(word: str, choices: str) -> tuple[str, str, str]:
    known = [part.strip().strip("'") for part in choices.replace(" or ", ", ").split(",")]
    return "wrong-value", f"{word!r} is not known here.", near_hint(word, known)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a set of keys" if isinstance(value, dict) else "a list"
    return repr(value)[:60]


def _keys(loc: tuple[Step, ...]) -> list[str]:
    """The keys that may stand at a path."""
    found = next((_TYPES[step] for step in reversed(loc) if step in _TYPES), SemanticModel)
    return [info.alias or name for name, info in found.model_fields.items()]
