"""An Ossie model in the words of 0.1.1, which has no data types and a closed list of vendors."""

from __future__ import annotations

from typing import Any

from semantic.formats.parts.losses import Losses
from semantic.locations import join_path

_VENDORS = ("COMMON", "SNOWFLAKE", "SALESFORCE", "DBT", "DATABRICKS", "GOODDATA")
_HINT = "Write 0.2.0.dev0 to keep it."


def older(data: Any, losses: Losses, steps: tuple[str, ...] = ()) -> Any:
    """The data without what 0.1.1 does not know; each thing left out is a loss."""
    if isinstance(data, list):
        return [older(item, losses, steps) for item in data]
    if not isinstance(data, dict):
        return data
    steps = (*steps, data["name"]) if "name" in data else steps
    here = join_path(*steps)
    found = {key: older(value, losses, steps) for key, value in data.items() if key != "datatype"}
    if "datatype" in data:
        losses.add("datatype", here, f"0.1.1 has no data type ({data['datatype']}).", _HINT, "info")
    if "custom_extensions" in data:
        found["custom_extensions"] = [
            one for one in data["custom_extensions"] if _known(one["vendor_name"], here, losses)
        ]
    return found


def _known(vendor: str, path: str, losses: Losses) -> bool:
    if vendor in _VENDORS or vendor == "PARLANCE":
        return True
    losses.add("vendor", path, f"0.1.1 does not know the vendor {vendor}; its extension is left out.", _HINT)
    return False
