"""Expected trouble as a value: why there is no answer, and the way out."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """A reason with a stable code, one clear sentence, and a hint on what to do instead.

    Codes: no_path, ambiguous_path, unknown_name, wrong_type, not_supported, no_data,
    unknown_words, nothing_asked, too_long, unsafe_sql, timeout, cancelled, source_error.
    """

    code: str
    message: str
    hint: str = ""
    names: tuple[str, ...] = field(default=())
