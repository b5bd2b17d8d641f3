"""JSON files become flat tables, nested lists tables of their own; bad ones are told with the line."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.warehouse.keys import DeclaredKey
from engine.warehouse.sources import open_source
from tests.engine.warehouse.opening import fault, keys, rows, tables

pytestmark = pytest.mark.usefixtures("cache")


def write(path: Path, text: str, encoding: str = "utf-8") -> str:
    path.write_bytes(text.encode(encoding))
    return str(path)


FLAT = '{"name": "Zoë", "n": 1}\n{"n": 2.5, "late": true}\n'
ORDERS = [
    {
        "id": 1,
        "customer": {"name": "Ann", "place": {"city": "Rome"}},
        "items": [{"sku": "a", "qty": 2}, {"sku": "b", "qty": 1, "options": ["red", "big"]}],
        "tags": ["new", "gift"],
        "at": "2024-05-06T07:08:09Z",
    },
    {"id": 2, "customer": None, "items": None, "tags": [], "at": None},
]


@pytest.mark.parametrize("name", ["people.jsonl", "people.ndjson", "people.json"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_of_objects(tmp_path: Path, name: str, encoding: str) -> None:
    source = write(tmp_path / name, FLAT, encoding)
    assert tables(source) == {"people": {"name": "VARCHAR", "n": "DOUBLE", "late": "BOOLEAN"}}
    assert rows(source, "people") == (("Zoë", 1, None), (None, 2.5, True))


def test_values_of_an_array(tmp_path: Path) -> None:
    text = """[{"code": "007", "big": 12345678901234567890123, "no": null, "nan": NaN, "blank": "",
      "day": "2024-01-02", "line": "a \\"b\\",\\nc", "half": "\\ud800", "": 1,
      "Code": 2, "list": [[1, 2]]}, 3]"""
    source = write(tmp_path / "a.json", text)
    kinds = tables(source)["a"]
    assert (kinds["code"], kinds["big"], kinds["day"]) == ("VARCHAR", "VARCHAR", "DATE")
    assert list(kinds)[-3:] == ["value", "Code_2", "value_2"]
    first, second = rows(source, "a")
    assert first[:3] == (1, "007", "12345678901234567890123")
    assert first[3:6] == (None, None, "")
    assert first[7:9] == ('a "b",\nc', "?")
    assert second[-1] == 3
    assert rows(source, "a_list") == ((1, "[1, 2]"),)


def test_nested_objects_are_columns_and_lists_are_tables(tmp_path: Path) -> None:
    source = write(tmp_path / "orders.json", json.dumps(ORDERS))
    assert {table: list(columns) for table, columns in tables(source).items()} == {
        "orders": ["orders_row", "id", "customer_name", "customer_place_city", "at"],
        "orders_items": ["orders_items_row", "orders_row", "sku", "qty"],
        "orders_items_options": ["orders_items_row", "options"],
        "orders_tags": ["orders_row", "tags"],
    }
    assert rows(source, "orders") == (
        (1, 1, "Ann", "Rome", datetime(2024, 5, 6, 7, 8, 9)),
        (2, 2, None, None, None),
    )
    assert rows(source, "orders_items") == ((1, 1, "a", 2), (2, 1, "b", 1))
    assert rows(source, "orders_items_options") == ((2, "red"), (2, "big"))
    assert rows(source, "orders_tags") == ((1, "new"), (1, "gift"))
    assert keys(source) == {
        DeclaredKey("primary", "orders", ("orders_row",)),
        DeclaredKey("primary", "orders_items", ("orders_items_row",)),
        DeclaredKey("foreign", "orders_items", ("orders_row",), "orders", ("orders_row",)),
        DeclaredKey("foreign", "orders_tags", ("orders_row",), "orders", ("orders_row",)),
        DeclaredKey(
            "foreign", "orders_items_options", ("orders_items_row",), "orders_items", ("orders_items_row",)
        ),
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": [{"x": 1}], "b": [{"y": 2}], "version": 3}', {"a": ["x"], "b": ["y"]}),
        ('{"data": [{"x": 1}], "next": null}', {"file": ["x"]}),
        ('{"x": [1, 2], "y": ["a", "b"]}', {"file": ["x", "y"]}),
        ('{"x": 1, "y": {"z": 2}}', {"file": ["x", "y_z"]}),
        ('[{"x": 1, "y": [{}]}]', {"file": ["file_row", "x"]}),
        ("[1, 2]", {"file": ["value"]}),
        ('[{"_id": {"$oid": "5f"}}]', {"file": ["_id"]}),
    ],
)
def test_shapes_of_a_file(tmp_path: Path, text: str, found: dict[str, list[str]]) -> None:
    source = write(tmp_path / "file.json", text)
    assert {table: list(columns) for table, columns in tables(source).items()} == found


def test_json_beside_other_files(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "x\n1\n")
    write(tmp_path / "b.json", '{"m": [{"x": 1}], "n": [{"y": 1}]}')
    write(tmp_path / "settings.json", '{"theme": "dark"}')
    said: list[str] = []
    open_source(str(tmp_path), said.append)
    assert set(tables(str(tmp_path))) == {"a", "b_m", "b_n"}
    assert "Left out settings.json: it holds no array of objects" in said


def test_a_long_value_is_kept(tmp_path: Path) -> None:
    source = write(tmp_path / "a.json", json.dumps([{"x": "y" * (17 << 20)}, {"x": "z"}]))
    assert [len(str(row[0])) for row in rows(source, "a")] == [17 << 20, 1]


def test_a_name_is_no_pattern(tmp_path: Path) -> None:
    """DuckDB would read every file that fits such a name."""
    write(tmp_path / "a1.json", '[{"x": "other"}]')
    assert rows(write(tmp_path / "a[0-9]*.json", '[{"x": "own"}]'), "a_0_9") == (("own",),)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.json", "", "a.json is empty."),
        ("a.jsonl", "\n \n", "a.jsonl is empty."),
        ("a.json", "[]", "a.json has no rows."),
        ("a.json", "[{}, {}]", "a.json has objects without any value."),
        ("a.json", "3", "a.json holds a single value, no table."),
        ("a.json", "not json", "a.json is not JSON: line 1, column 1: expecting value."),
        ("a.json", '[{"x": 1},\n{"x" 2}]', "a.json is not JSON: line 2, column 6: expecting ':' delimiter."),
        (
            "a.json",
            '{"x": 1}\n{"x": 2}\n{"x"',
            "a.json is not JSON: line 3, column 5: expecting ':' delimiter.",
        ),
        ("a.jsonl", '{"x": 1}\n\n{"x": ', "a.jsonl is not JSON: line 3, column 7: expecting value."),
        ("a.json", "[" * 100_000, "a.json cannot be read: it is nested too deeply."),
        ("a.json", '[{"x": ' + "9" * 5000 + "}]", "a.json is not JSON: a number has more than 4300 digits."),
        (
            "a.json",
            json.dumps([{f"k{number}": 1 for number in range(1001)}]),
            "a.json has objects with more than 1000 different keys.",
        ),
        ("a.json", "[\0]", "a.json is not a text file."),
    ],
)
def test_what_is_no_json(tmp_path: Path, cache: Path, name: str, text: str, message: str) -> None:
    assert fault(write(tmp_path / name, text)) == message
    assert list(cache.iterdir()) == []


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4)),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abAB $_"), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VALUES, min_size=1, max_size=4))
def test_any_json_is_read_or_refused(tmp_path: Path, values: list[object]) -> None:
    path = tmp_path / "file.json"
    path.write_text(json.dumps(values))
    if values == [{}] * len(values):
        assert fault(str(path)) == "file.json has objects without any value."
    else:
        assert len(rows(str(path), "file")) == len(values)
