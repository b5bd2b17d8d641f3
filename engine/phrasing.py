"""The sentences of a language: templates with slots, and how the language writes numbers and times.

They are data beside the pack (`engine/packs/sentences`). What a language lacks is said in English.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from engine.cache import cached_text

_SIGN = re.compile(r"(?<=\d)[.,](?=\d)")


class _Slots(dict[str, Any]):
    """A slot written with a capital is the text as it begins a sentence."""

    def __missing__(self, key: str) -> str:
        text = str(self[key[:1].lower() + key[1:]]) if key[:1].isupper() else ""
        if not text and not key[:1].isupper():
            raise KeyError(key)
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, eq=False)
class Phrasing:
    """The templates of one language, by paths such as `ranked.best`."""

    language: str
    data: Mapping[str, Any]
    contractions: tuple[tuple[str, str], ...] = field(default=())

    @cached_property
    def is_complete(self) -> bool:
        """Whether the language has every template that English has."""
        return set(paths(english().data)) <= set(paths(self.data))

    @property
    def is_english(self) -> bool:
        """Whether nouns are said in the English way: with plurals that are made, and was or were."""
        return self.language == "en"

    def template(self, path: str, *keys: str) -> Any:
        """What stands at a path, a template or several; `keys` go on where a key may hold a dot."""
        found: Any = self._at(self.data, (*path.split("."), *keys))
        return self._at(english().data, (*path.split("."), *keys)) if found is None else found

    @staticmethod
    def _at(data: Any, keys: Sequence[str]) -> Any:
        for key in keys:
            data = data.get(key) if isinstance(data, Mapping) else None
        return data

    def fill(self, template: str, **slots: object) -> str:
        """A template with its slots filled, and the words joined that the language joins."""
        text = template.format_map(_Slots(slots))
        for pattern, joined in self.contractions:
            text = re.sub(pattern, joined, text)
        return text

    def say(self, path: str, **slots: object) -> str:
        """The template at a path, filled."""
        return self.fill(str(self.template(path)), **slots)

    def op(self, path: str, op: str, **slots: object) -> str:
        """The template for a comparison, filled."""
        return self.fill(str(self.template(path, op)), **slots)

    def form(self, path: str, form: int, **slots: object) -> str:
        """One of the forms of a template; a form that it lacks is the one before."""
        forms = self.template(path)
        known = [forms] if isinstance(forms, str) else forms
        return self.fill(str(known[min(form, len(known) - 1)]), **slots)

    def counted(self, path: str, count: int, **slots: object) -> str:
        """The form for one or for several, with the number."""
        several = count not in self.template("nouns.one")
        return self.form(path, int(several), n=self.figures(f"{count:,}"), **slots)

    def word(self, path: str) -> str:
        """A text without slots."""
        return str(self.template(path))

    def figures(self, text: str) -> str:
        """Figures written the English way, with the signs of the language."""
        signs = self.template("figures")
        return _SIGN.sub(lambda sign: str(signs["thousands" if sign.group() == "," else "decimal"]), text)

    def joined(self, texts: Sequence[str], glue: str = "and") -> str:
        """A, B and C."""
        last = self.word(f"words.{glue}")
        return last.join([self.word("words.comma").join(texts[:-1]), texts[-1]]) if texts[1:] else texts[0]

    def lowered(self, label: str) -> str:
        """A label as it stands inside a sentence: lower case, unless it begins with an abbreviation."""
        if self.template("nouns.capitals") or not (label[1:2].islower() or len(label) == 1):
            return label
        return label[:1].lower() + label[1:]


def paths(data: Any, at: str = "") -> Iterator[str]:
    """The paths of all templates."""
    for key, inner in data.items() if isinstance(data, Mapping) else ():
        yield f"{at}{key}"
        yield from paths(inner, f"{at}{key}.")


@lru_cache(maxsize=16)
def phrasing(language: str) -> Phrasing:
    """The sentences of a language (ISO code); of one that has none, the English ones."""
    file = files("engine.packs").joinpath("sentences", f"{language}.yaml")
    if not file.is_file():
        return Phrasing(language, {})
    source = file.read_text(encoding="utf-8")
    data = json.loads(cached_text(f"sentences {language} {source!r}", lambda: _read(source)))
    joins = tuple((str(pattern), str(joined)) for pattern, joined in data.pop("contractions", ()))
    return Phrasing(language, data, joins)


def english() -> Phrasing:
    """The English sentences, which have every template."""
    return phrasing("en")


def _read(source: str) -> str:
    import yaml

    return json.dumps(yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
