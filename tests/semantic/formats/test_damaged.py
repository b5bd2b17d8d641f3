"""Damaged documents are read as far as they make sense or refused in plain words; nothing falls over."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from semantic.formats import load
from semantic.issues import ModelError

HERE = Path(__file__).parent
DOCUMENTS = {
    "ossie": [yaml.safe_load(path.read_text()) for path in sorted((HERE / "ossie/files").glob("*.yaml"))],
    "dbt": [
        {
            key: value
            for path in sorted((HERE / "dbt/project/models").glob("*.yml"))
            for key, value in yaml.safe_load(path.read_text()).items()
        },
        yaml.safe_load((HERE / "dbt/project_latest/models/models.yml").read_text()),
        json.loads((HERE / "dbt/project_manifest/semantic_manifest.json").read_text()),
    ],
}
ODD: list[Any] = [None, 5, -1.5, True, "", "x y", '"', [], {}, [1], {"a": 1}, ["x"], "select 1", "2 terms"]


def places(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*at, key)
        yield from places(value, (*at, key))


def damaged(document: Any, chance: random.Random) -> Any:
    """One to three parts taken out or replaced by something odd."""
    found = copy.deepcopy(document)
    for _ in range(chance.choice([1, 1, 2, 3])):
        ways = list(places(found))
        if not ways:
            return found
        *steps, last = chance.choice(ways)
        part = found
        for step in steps:
            part = part[step]
        if chance.random() < 0.3:
            del part[last]
        else:
            part[last] = copy.deepcopy(chance.choice(ODD))
    return found


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_damaged_document_is_read_or_refused(name: str, seed: int) -> None:
    form, chance = load(name), random.Random(seed)
    assert form is not None
    assert form.read is not None
    assert form.write is not None
    text = json.dumps(damaged(chance.choice(DOCUMENTS[name]), chance))
    try:
        found = form.read({"document.json": text})
    except ModelError:
        return
    assert form.read(form.write(found.model, "", "").files).model == found.model
    assert form.read(form.write(found.model, found.kept, "").files).model == found.model
