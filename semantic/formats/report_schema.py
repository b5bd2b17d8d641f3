"""The JSON Schema of reports, for editors. It is the same for every model."""

import json

from semantic.formats import Exported
from semantic.formats.jsonschema import report_schema
from semantic.model import SemanticModel


def write(model: SemanticModel, kept: str = "", version: str = "") -> Exported:
    """The schema as one file."""
    text = json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n"
    return Exported({"parlance.report.schema.json": text})
