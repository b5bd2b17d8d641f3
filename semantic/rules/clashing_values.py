"""A word for a value that also means something else.

Codes: value-is-name (info), shared-values (info)
Why: "errors" may ask for the metric or for the rows whose status is errors; it will be asked back unless the
question decides.
Example: the dimension status lists the value revenue, and there is a metric revenue.
"""

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.model import SemanticModel
from semantic.words import Meaning, meanings

_YES_NO = ("true", "false", "yes", "no")


def check(model: SemanticModel) -> Iterator[Issue]:
    """One note for each dimension with such values, and for each set of dimensions that share values."""
    named: dict[str, list[str]] = {}
    shared: dict[tuple[str, ...], list[str]] = {}
    for word, found in sorted(meanings(Catalog(model)).items()):
        values = [meaning for meaning in found if meaning.kind == "value"]
        things = [meaning for meaning in found if meaning.kind != "value"]
        paths = tuple(dict.fromkeys(value.path for value in values))
        if things and values and things[0].path not in paths:
            named.setdefault(paths[0], []).append(f"{word!r} is also {_called(things[0])}")
        if len(paths) > 1 and len(word) > 1 and word not in _YES_NO:
            shared.setdefault(paths, []).append(word)
    for path, words in named.items():
        yield _issue("value-is-name", path, f"Of the values of {_last(path)}, {few(words, 4)}.")
    for paths, words in shared.items():
        dimensions = " and ".join(map(_last, paths))
        message = f"{few(map(repr, words))} may be a value of {dimensions}."
        yield _issue("shared-values", paths[0], message)


def _called(meaning: Meaning) -> str:
    return f"the {meaning.kind} {meaning.name}" if meaning.named else f"a word for {meaning.name}"


def _last(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _issue(code: str, path: str, message: str) -> Issue:
    hint = "It will be asked back unless the question decides; a label for the value tells them apart."
    return Issue(code=code, severity="info", place=Place(path=path), message=message, hint=hint)
