"""Every fault of a model's files is found with its code, its line and a way out, and all of them at once."""

from pathlib import Path

import pytest

from semantic.issues import Issue, ModelError
from semantic.yaml_io import load

SOUND = """\
semantic_model: {name: shop}
datasets:
  - name: orders
    time: placed_at
    fields:
      - {name: placed_at, type: timestamp, role: time}
      - {name: city, dimension: city}
  - {name: buyers, sql: select id from buyer}
relationships:
  - {name: order_buyer, from: orders, to: buyers, from_columns: [buyer_id], to_columns: [id]}
dimensions:
  - {name: city, label: City}
metrics:
  - name: revenue
    type: simple
    measure: {agg: sum, dataset: orders, expr: price * amount}
  - name: price
    type: ratio
    numerator: revenue
    denominator: {agg: count, dataset: orders, filter: amount > 0}
"""

# What to put in the place of which text of SOUND; code, line and a part of the hint that must come.
FAULTS = [
    ("city, dimension: city}", "city, dimension: city", "yaml-syntax", 8, "quotes"),
    ("name: orders\n", "name: orders\n   time: x\n", "yaml-syntax", 4, "indentation"),
    ("label: City", "label: \x07City", "yaml-syntax", 12, "unprintable"),
    (
        "    time: placed_at\n",
        "    time: placed_at\n    time: placed_at\n",
        "duplicate-key",
        5,
        "one of the two",
    ),
    ("metrics:", "metrcis:", "unknown-key", 13, "'metrics'"),
    ("{name: shop}", "{name: shop, lable: Shop}", "unknown-key", 1, "'label'"),
    ("label: City", "lable: City", "unknown-key", 12, "'label'"),
    ("agg: count", "agg: count, filtre: x", "unknown-key", 20, "'filter'"),
    ("city, dimension: city", "city, dimensoin: city", "unknown-key", 7, "'dimension'"),
    ("from: orders", "source: orders", "missing-key", 10, "from"),
    ("to: buyers, ", "", "missing-key", 10, "to:"),
    ("    type: simple\n", "", "missing-key", 14, "simple"),
    ("{name: shop}", "{label: Shop}", "missing-key", 1, "semantic_model"),
    (", expr: price * amount", "", "missing-key", 16, "expr:"),
    ("type: simple", "type: smple", "wrong-value", 15, "'simple'"),
    ("agg: sum", "agg: summ", "wrong-value", 16, "'sum'"),
    ("role: time", "role: clock", "wrong-value", 6, "measure"),
    ("label: City", "label: 12", "wrong-type", 12, "quotes"),
    ("label: City", "label: null", "wrong-type", 12, "leave the key out"),
    ("label: City", "synonyms: town", "wrong-type", 12, "[one, another]"),
    ("label: City", "synonyms: [town, 4090]", "wrong-type", 12, "quotes"),
    ("numerator: revenue", "numerator: [revenue]", "wrong-type", 19, "metric"),
    ("  - {name: city, label: City}", "  city: {label: City}", "wrong-type", 11, "dash"),
    ("  - {name: city, label: City}", "  - city", "wrong-type", 12, "set of keys"),
    ("{name: shop}", "shop", "wrong-type", 1, "name"),
    ("label: City", "? [a, b] : c", "wrong-type", 12, "quotes"),
    ("{agg: sum, dataset: orders", "{agg: sum, dataset: oders", "unknown-dataset", 16, "'orders'"),
    ("from: orders", "from: order", "unknown-dataset", 10, "'orders'"),
    ("to: buyers", "to: buyer", "unknown-dataset", 10, "'buyers'"),
    ("time: placed_at", "time: placed", "unknown-field", 4, "'placed_at'"),
    ("filter: amount > 0", "time: placed", "unknown-field", 20, "'placed_at'"),
    ("dimension: city", "dimension: town", "unknown-dimension", 7, "city"),
    ("numerator: revenue", "numerator: revenues", "unknown-metric", 19, "'revenue'"),
    ("numerator: revenue", "numerator: price", "metric-cycle", 17, "something else"),
    ("time: placed_at", "time: city", "wrong-time", 4, "timestamp"),
    ("to_columns: [id]", "to_columns: [id, shop]", "column-count", 10, "as many"),
    ("price * amount", "price *", "bad-expression", 16, "plain columns"),
    ("price * amount", "sum(price)", "bad-expression", 16, "plain columns"),
    ("price * amount", f"{1500 * '('}price{1500 * ')'}", "bad-expression", 16, "plain columns"),
    ("amount > 0", "amount >", "bad-expression", 20, "plain columns"),
    ("city, dimension: city", "city, expr: city city, dimension: city", "bad-expression", 7, "double quotes"),
    ("select id from buyer", "drop table buyer", "bad-expression", 8, "plain columns"),
    ("{name: shop}", '{name: shop, now: "30 June"}', "bad-clock", 1, "2026-06-30T09:00:00"),
    ("name: buyers", "name: orders", "duplicate-name", 8, "Rename"),
    ("name: price\n", "name: revenue\n", "duplicate-name", 17, "Rename"),
    ("{name: city, dimension", "{name: placed_at, dimension", "duplicate-name", 7, "Rename"),
    ("name: price\n", 'name: ""\n', "empty-name", 17, "name"),
    ("label: City", "label: &l City, description: *l", "yaml-alias", 12, "both places"),
    ("label: City", "values: " + 30 * "[" + 30 * "]", "too-deep", 12, "Flatten"),
]


def _issues(path: Path) -> tuple[Issue, ...]:
    try:
        load(path)
    except ModelError as error:
        return error.issues
    return ()


@pytest.mark.parametrize(("old", "new", "code", "line", "hint"), FAULTS)
def test_fault(tmp_path: Path, old: str, new: str, code: str, line: int, hint: str) -> None:
    assert old in SOUND
    path = tmp_path / "shop.yaml"
    path.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    found = {(issue.code, issue.place.line): issue for issue in _issues(path)}
    assert (code, line) in found, found
    issue = found[code, line]
    assert issue.place.file == str(path)
    assert issue.severity == "error"
    assert hint in issue.hint, issue.hint


def test_the_sound_model_loads(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(SOUND)
    assert _issues(path) == ()


def test_an_anchor_that_nothing_refers_to_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(SOUND.replace("[buyer_id]", "&columns [buyer_id]"))
    assert _issues(path) == ()


def test_every_fault_of_every_file_is_reported_together(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        SOUND.replace("agg: sum", "agg: summ").replace("time: placed_at", "time: x")
    )
    (tmp_path / "b.yaml").write_text("dimensions:\n  - {name: x, lable: y}\nmetric: []\n")
    found = [(Path(issue.place.file).name, issue.place.line, issue.code) for issue in _issues(tmp_path)]
    assert found == [
        ("a.yaml", 4, "unknown-field"),
        ("a.yaml", 16, "wrong-value"),
        ("b.yaml", 2, "unknown-key"),
        ("b.yaml", 3, "unknown-key"),
    ]


def test_a_file_at_fault_does_not_make_its_names_unknown_to_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("semantic_model: {name: m}\ndatasets:\n  - {name: t, time: x\n")
    (tmp_path / "b.yaml").write_text(
        "metrics:\n  - {name: n, type: simple, measure: {agg: count, dataset: t}}\n"
    )
    assert [issue.code for issue in _issues(tmp_path)] == ["yaml-syntax"]


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_bytes(SOUND.replace("City", "Größe").encode("latin-1"))
    assert [(issue.code, issue.place.line) for issue in _issues(path)] == [("not-utf8", 12)]


def test_a_single_value_set_in_two_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("semantic_model: {name: m, examples: [one]}\n")
    (tmp_path / "b.yaml").write_text("\nsemantic_model: {name: n, examples: [two]}\n")
    (issue,) = _issues(tmp_path)
    assert (issue.code, issue.place.line) == ("set-twice", 2)
    assert "a.yaml:1" in issue.message
    (tmp_path / "b.yaml").write_text("\nsemantic_model: {name: m, examples: [two]}\n")
    assert load(tmp_path).examples == ("one", "two")


@pytest.mark.parametrize("name", ["", "absent.yaml", "absent"])
def test_nothing_to_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (issue,) = _issues(tmp_path / name)
    assert issue.code == "no-files"
    assert str(tmp_path / name) in str(issue)


def test_an_empty_file_is_a_model_without_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# nothing yet\n")
    assert [issue.code for issue in _issues(tmp_path)] == ["missing-key"]


@pytest.mark.parametrize("word", ["NO", "on", "yes", "2026-06-30", "010", "1:30", "1e5", "0x1F", "1_000"])
def test_plain_words_stay_text(tmp_path: Path, word: str) -> None:
    path = tmp_path / "m.yaml"
    values = ", ".join(f"{{value: {value}}}" for value in (word, 4090, 0.5, "true"))
    path.write_text(
        f"semantic_model: {{name: m}}\ndimensions:\n  - {{name: d, label: {word}, values: [{values}]}}\n"
    )
    dimension = load(path).dimensions[0]
    assert dimension.label == word
    assert [value.value for value in dimension.values] == [word, 4090, 0.5, True]
