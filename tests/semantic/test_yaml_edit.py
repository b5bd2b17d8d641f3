"""Saving into a model's own files: only what changed is another, comments stay, the result is the model."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from semantic.issues import ModelError
from semantic.metrics import SimpleMetric, Target
from semantic.model import SemanticModel
from semantic.yaml_edit import edit, save
from semantic.yaml_io import dump, load, shipped_models
from tests.semantic.models import models

FILE = """\
# The shop.
semantic_model: {name: shop, label: Shop}  # short

datasets:
  # What was ordered.
  - name: orders   # one row an order
    description: >
      Everything that was
      ordered.
    fields:
      - {name: price, type: number}  # net
      # Where it went.
      - {name: city, synonyms: [town, place]}

metrics:
  - name: revenue
    # Agreed with finance.
    label: Revenue # net
    type: simple
    measure: {agg: sum, dataset: orders, expr: price}

  - {name: orders, type: simple, measure: {agg: count, dataset: orders}}
  # The end.
"""


def _file(tmp_path: Path, text: str = FILE) -> Path:
    path = tmp_path / "shop.yaml"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("steps", "value", "old", "new"),
    [
        (("label",), "Größe: 1", "label: Shop}", "label: 'Größe: 1'}"),
        (("description",), "All", "label: Shop}", "label: Shop, description: All}"),
        (("label",), None, ", label: Shop}", "}"),
        (("metrics", "revenue", "label"), "Sales", "label: Revenue # net", "label: Sales # net"),
        (("metrics", "revenue", "label"), None, "    label: Revenue # net\n", ""),
        (("metrics", "revenue", "unit"), "EUR", "expr: price}\n", "expr: price}\n    unit: EUR\n"),
        (("metrics", "revenue", "measure", "filter"), "a > 1", "expr: price}", "expr: price, filter: a > 1}"),
        (("metrics", "revenue", "measure", "agg"), "max", "agg: sum", "agg: max"),
        (("metrics", "orders", "label"), "NO", "agg: count, dataset: orders}}",
         "agg: count, dataset: orders}, label: 'NO'}"),
        (("metrics", "orders"), None,
         "  - {name: orders, type: simple, measure: {agg: count, dataset: orders}}\n", ""),
        (("datasets", "orders", "description"), "Orders",
         ">\n      Everything that was\n      ordered.", "Orders"),
        (("datasets", "orders", "fields", "city", "synonyms"), None, ", synonyms: [town, place]", ""),
        (("datasets", "orders", "fields", "city", "synonyms"), ["a, b"], "[town, place]", "['a, b']"),
        (("datasets", "orders", "fields", "land"), {"name": "land"},
         "place]}\n", "place]}\n      - {name: land}\n"),
        (("datasets", "orders", "fields", "city"), None,
         "      - {name: city, synonyms: [town, place]}\n", ""),
        (("dimensions",), [{"name": "d"}], "  # The end.\n", "dimensions:\n  - {name: d}\n  # The end.\n"),
    ],
)  # fmt: skip
def test_only_the_part_is_changed(
    tmp_path: Path, steps: tuple[str, ...], value: object, old: str, new: str
) -> None:
    path = _file(tmp_path)
    edit(path, [(steps, value)])
    assert old in FILE
    assert path.read_text("utf-8") == FILE.replace(old, new, 1)


def test_a_changed_model_keeps_the_comments(tmp_path: Path) -> None:
    path = _file(tmp_path)
    model = load(path)
    revenue, orders = model.metrics
    assert isinstance(revenue, SimpleMetric)
    revenue = revenue.model_copy(update={"targets": (Target(value=5, grain="month"),), "label": ""})
    more = revenue.model_copy(update={"name": "more", "owner": "finance"})
    changed = model.model_copy(update={"metrics": (revenue, orders, more), "now": "2026-06-30"})
    save(changed, path)
    text = path.read_text("utf-8")
    assert load(path) == changed
    for comment in ("# The shop.", "# short", "# one row an order", "# net", "# Where it went.",
                    "# Agreed with finance.", "# The end."):  # fmt: skip
        assert comment in text
    assert "label: Revenue" not in text


def test_a_model_of_several_files_stays_in_its_files(tmp_path: Path) -> None:
    for file in shipped_models().glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    before = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    model = load(tmp_path)
    views = model.metrics[0].model_copy(update={"owner": "media"})
    save(model.model_copy(update={"metrics": (views, *model.metrics[1:])}), tmp_path)
    after = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["engagement.yaml"]
    assert load(tmp_path).metrics[0].owner == "media"
    lines = [set(texts["engagement.yaml"].splitlines()) for texts in (before, after)]
    assert lines[1] - lines[0] == {"    owner: media"}
    assert lines[0] - lines[1] == set()


@settings(max_examples=25, deadline=None)
@given(models(), models())
def test_any_model_can_be_saved_over_any_other(before: SemanticModel, after: SemanticModel) -> None:
    with TemporaryDirectory() as folder:
        path = dump(before, Path(folder))
        save(after, path)
        assert repr(load(path)) == repr(after)
        save(after, path)
        assert repr(load(path)) == repr(after)


def test_line_ends_and_the_mark_of_utf8_stay(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    mark, lines = b"\xef\xbb\xbf", FILE.replace("\n", "\r\n")
    path.write_bytes(mark + lines.encode())
    edit(path, [(("metrics", "revenue", "label"), "Sales"), (("metrics", "revenue", "unit"), "EUR")])
    after = lines.replace("label: Revenue", "label: Sales")
    after = after.replace("expr: price}\r\n", "expr: price}\r\n    unit: EUR\r\n")
    assert path.read_bytes() == mark + after.encode()


@pytest.mark.parametrize(
    ("steps", "value", "fault"),
    [
        (("metrics", "revenue", "labl"), "x", ModelError),
        (("metrics", "revenue", "measure", "dataset"), "x", ModelError),
        (("datasets", "orders"), None, ModelError),
        (("metrics", "nothing"), None, KeyError),
        (("metrics", "revenue", "unit"), None, KeyError),
        (("metrics", "nothing", "label"), "x", KeyError),
        (("metrics", "revenue", "label", "x"), "x", KeyError),
    ],
)
def test_what_would_be_no_model_is_not_written(
    tmp_path: Path, steps: tuple[str, ...], value: object, fault: type[Exception]
) -> None:
    path = _file(tmp_path)
    with pytest.raises(fault):
        edit(path, [(("label",), "Other"), (steps, value)])
    assert path.read_text("utf-8") == FILE
