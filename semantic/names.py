"""The names a model declares, taken from data that may not be in order yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """The names a model declares; fields by dataset."""

    datasets: dict[str, frozenset[str]]
    dimensions: frozenset[str]
    metrics: frozenset[str]

    @classmethod
    def of_data(cls, data: dict[str, object]) -> Names:
        """The names in data as read, whether or not the parts that carry them are in order."""
        datasets = {
            str(item["name"]): frozenset(str(field["name"]) for field in _named(item.get("fields")))
            for item in _named(data.get("datasets"))
        }
        metrics = frozenset(str(item["name"]) for item in _named(data.get("metrics")))
        dimensions = frozenset(str(item["name"]) for item in _named(data.get("dimensions")))
        return cls(datasets, dimensions, metrics)


def _named(items: object) -> list[dict[str, object]]:
    found = items if isinstance(items, list | tuple) else []
    return [item for item in found if isinstance(item, dict) and "name" in item]
