"""Expected trouble as a value: why there is no answer, and the way out."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Word:
    """A word of the language that a refusal is told in, by its path among the templates: `units.week`."""

    path: str


@dataclass(frozen=True)
class Said:
    """A term of a query, which each language calls otherwise, and what it is called in English."""

    term: object
    text: str


@dataclass(frozen=True)
class Refusal:
    """A reason with a stable code, one clear sentence, and a hint on what to do instead; in English.

    `key` names the template of both in any language, `values` what it is filled with.

    Codes: no_path, ambiguous_path, unknown_name, wrong_type, not_supported, no_data,
    unknown_words, nothing_asked, too_long, unsafe_sql, timeout, cancelled, source_error.
    """

    code: str
    message: str
    hint: str = ""
    names: tuple[str, ...] = field(default=())
    key: str = field(default="", compare=False)
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
