"""The one order of keys in an Ossie document, and the document as text."""

from __future__ import annotations

from typing import Any

import yaml

from semantic.formats.parts.dumper import Dumper

ORDER = (
    "version",
    "semantic_model",
    "name",
    "vendor_name",
    "data",
    "source",
    "from",
    "to",
    "from_columns",
    "to_columns",
    "primary_key",
    "unique_keys",
    "dialect",
    "expression",
    "dialects",
    "dimension",
    "is_time",
    "label",
    "description",
    "datatype",
    "ai_context",
    "instructions",
    "synonyms",
    "examples",
    "datasets",
    "fields",
    "relationships",
    "metrics",
    "custom_extensions",
)
_PLACE = {key: number for number, key in enumerate(ORDER)}


def canonical(data: Any) -> Any:
    """The same data with its keys in the one order; keys that Ossie does not define come last, by name."""
    if isinstance(data, list):
        return [canonical(item) for item in data]
    if not isinstance(data, dict):
        return data
    keys = sorted(data, key=lambda key: (_PLACE.get(key, len(_PLACE)), str(key)))
    return {key: canonical(data[key]) for key in keys}


def text_of(document: dict[str, Any]) -> str:
    """The document as YAML, keys in the one order; equal documents have equal texts."""
    text: str = yaml.dump(
        canonical(document),
        Dumper=Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=110,
        default_flow_style=None,
    )
    return text
