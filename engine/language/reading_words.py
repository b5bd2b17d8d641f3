"""What became of each stretch of a question, as it is shown."""

from engine.language.grammar.compose import Reading
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.types.answer import Word, WordStatus

_ROLES = {
    "period": "time",
    "grain": "time",
    "part": "time",
    "moment": "time",
    "unit": "time",
    "timefield": "time",
    "all_time": "time",
    "measure": "dimension",
    "inside": "metric",
    "phrasing": "metric",
    "text": "value",
    "state": "value",
    "quantity": "number",
    "ordinal": "number",
    "op": "function",
    "unfiltered": "function",
    "move": "function",
    "agg": "function",
    "ignored": "function",
    "vague": "unknown",
}


def words_of_reading(
    reading: Reading,
    tokens: tuple[Token, ...],
    text: str,
    taught: frozenset[tuple[str, ...]] = frozenset(),
) -> tuple[Word, ...]:
    """What became of each stretch of the question."""
    return tuple(_word(phrase, tokens, text, taught) for phrase in reading.phrases if _shown(phrase, tokens))


def _shown(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    return any(token.is_content for token in tokens[phrase.start : phrase.end]) or phrase.kind == "unknown"


def _word(phrase: Phrase, tokens: tuple[Token, ...], text: str, taught: frozenset[tuple[str, ...]]) -> Word:
    start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
    statuses: dict[str, WordStatus] = {"unknown": "unknown", "ignored": "ignored", "vague": "guessed"}
    status = statuses.get(phrase.kind, "guessed" if phrase.guessed else "understood")
    if status == "understood" and tuple(token.norm for token in tokens[phrase.start : phrase.end]) in taught:
        status = "taught"
    role = _ROLES.get(phrase.kind, phrase.kind)
    return Word(text[start:end], start, end, role, _target(phrase), status)


def _target(phrase: Phrase) -> str:
    if phrase.kind == "inside":
        return ", ".join(_target(part) for part in phrase.target)
    if phrase.kind == "value":
        return f"{phrase.target[0].dimension}: " + ", ".join(str(ref.value) for ref in phrase.target)
    if phrase.kind == "period":
        return str(phrase.target.model_dump_json())
    if phrase.kind == "text":
        return ", ".join(phrase.target.texts)
    if phrase.kind == "number":
        return str(phrase.target.value)
    return ", ".join(phrase.target) if isinstance(phrase.target, tuple) else str(phrase.target)
