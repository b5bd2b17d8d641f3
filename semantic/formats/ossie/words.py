"""What all parts of an Ossie model say alike: expressions, context for an AI, extensions."""

from __future__ import annotations

from typing import Any

from semantic.formats.parts.losses import Losses, Unmapped

# The dialects we read, the ones nearest to our own first.
DIALECTS = {"ANSI_SQL": "", "SNOWFLAKE": "snowflake", "DATABRICKS": "databricks", "BIGQUERY": "bigquery"}


def expression_of(item: dict[str, Any], path: str, losses: Losses) -> tuple[str, str]:
    """The expression to read and its dialect as sqlglot calls it. Raises Unmapped when there is none."""
    written = {one["dialect"]: one["expression"] for one in item["expression"]["dialects"]}
    best = next((name for name in DIALECTS if name in written), None)
    if best is None:
        raise Unmapped("dialect", f"expressions in {', '.join(written)} only")
    for name in written:
        if name != best:
            losses.add(
                "dialect", path, f"The expression in {name}; the one in {best} is used.", severity="info"
            )
    return written[best], DIALECTS[best]


def context_of(context: Any, path: str, losses: Losses, examples: bool = False) -> dict[str, Any]:
    """Synonyms, and for the model example questions; what else is said to an AI is told as a loss."""
    told = {"instructions": context} if isinstance(context, str) else context or {}
    taken = "examples" if examples else "synonyms"
    for key in told:
        if key != taken:
            losses.add("ai-context", path, f"ai_context: {key}.", severity="info")
    found = told.get(taken)
    return {taken: found} if found else {}


def foreign_extensions(item: dict[str, Any], path: str, losses: Losses) -> None:
    """Note what is said in the extensions of others."""
    for one in item.get("custom_extensions", []):
        losses.add("extension", path, f"The custom extension of {one['vendor_name']}.", severity="info")


def said(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty, as plain data are."""
    return {key: value for key, value in data.items() if value not in ("", [], {}, None)}
