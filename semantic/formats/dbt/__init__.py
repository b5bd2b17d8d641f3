"""dbt's semantic layer: legacy YAML, latest YAML and the semantic manifest, both ways; its data tests, read.

Reading: entities become keys and relationships, measures and metrics become metrics, whatever else is
said is told as a loss and kept. Writing: what dbt has no words for goes under `config: meta: parlance`, so
that reading gives an equal model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from semantic.formats import Exported, Imported
from semantic.formats.dbt import latest_writing, legacy, manifest
from semantic.formats.dbt.data_tests import tests_read
from semantic.formats.dbt.documents import project_of
from semantic.formats.dbt.notes import put_in, taken_out
from semantic.formats.dbt.reading import project_read
from semantic.formats.dbt.surface import Part
from semantic.formats.dbt.writing import project_written
from semantic.formats.parts.dumper import Dumper
from semantic.formats.parts.gathered_checks import GatheredChecks
from semantic.formats.parts.losses import Losses
from semantic.formats.parts.merge import merged
from semantic.formats.parts.patch import delta, patched
from semantic.formats.parts.plain import modelled, plain, unreadable
from semantic.issues import ModelError
from semantic.model import SemanticModel

VERSIONS = ("legacy", "latest", "manifest")
SUFFIXES = (".yml", ".yaml")
SKIPPED = ("target", "dbt_packages", "dbt_modules", "logs", "venv")


def read(files: Mapping[str, str]) -> Imported:
    """The semantic layer and the data tests in the files together. Raises ModelError when there are none."""
    losses = Losses("dbt")
    project, spelling = project_of(files, bare=True)
    tested = tests_read(files, _datasets(project), losses)
    if not project["semantic_models"]:
        if not tested.checks and not losses.all():
            project_of(files)
        return Imported(modelled(tested.data(project["name"] or "dbt")), losses.all())
    data = _with_tests(_read(project, losses), tested)
    kept = json.dumps({"spelling": spelling, "project": project}, sort_keys=True, ensure_ascii=False)
    return Imported(modelled(data), losses.all(), kept)


def write(model: SemanticModel, kept: str = "", version: str = "") -> Exported:
    """One file in the spelling asked for, else in that of the project the model came from, else legacy."""
    if not model.datasets:
        raise ModelError((unreadable("datasets", "A model without datasets is no dbt project."),))
    losses = Losses("dbt")
    project, spelling = project_written(model, losses), version
    if kept:
        original = json.loads(kept)
        spelling = spelling or original["spelling"]
        project = _into(original["project"], project)
    spelled = _SPELLINGS[spelling or "legacy"]
    bare, _ = project_of(dict([spelled(project)]))
    patch = delta(plain(model), project_read(bare, Losses("dbt")))
    return Exported(dict([spelled(put_in(project, patch, losses))]), losses.all())


def _datasets(project: Part) -> dict[str, str]:
    """The dataset over each table; where there are several, the first."""
    found: dict[str, str] = {}
    for item in project["semantic_models"]:
        found.setdefault((item.get("node_relation") or {}).get("alias", item["name"]), item["name"])
    return found


def _with_tests(data: dict[str, Any], tested: GatheredChecks) -> dict[str, Any]:
    """The model with what tests add to it, but not what our own notes in the project already say."""
    found = tested.data("")
    for section in ("datasets", "metrics", "checks"):
        known = {item["name"] for item in data.get(section, ())}
        more = [item for item in found.get(section, ()) if item["name"] not in known]
        if more:
            data[section] = [*data.get(section, ()), *more]
    return data


def _read(project: Part, losses: Losses) -> dict[str, Any]:
    bare, patch = taken_out(project)
    return patched(project_read(bare, losses), patch)


def _into(original: Part, written: Part) -> Part:
    """The project as it was kept, with what has changed in the model since."""
    before = modelled(_read(original, Losses("dbt")))
    found: Part = merged(taken_out(original)[0], project_written(before, Losses("dbt")), written)
    return found


def _yaml(document: Part) -> str:
    text: str = yaml.dump(document, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110)
    return text


_SPELLINGS: dict[str, Callable[[Part], tuple[str, str]]] = {
    "legacy": lambda project: ("semantic_models.yml", _yaml(legacy.written(project))),
    "latest": lambda project: ("models.yml", _yaml(latest_writing.written(project))),
    "manifest": lambda project: (
        "semantic_manifest.json",
        json.dumps(manifest.written(project), indent=2, ensure_ascii=False) + "\n",
    ),
}
