"""Names that leave out letters or blanks, and what people say for times, money and women."""

import pytest

from engine.scaffold.compounds import compound
from engine.scaffold.short_forms import long_forms, sure_forms
from engine.scaffold.words import Vocabulary
from tests.engine.scaffold.conftest import Build, Scaffold


@pytest.mark.parametrize(
    ("short", "full"), [("rsn", "reason"), ("chnl", "channel"), ("bkg", "booking"), ("cmpgn", "campaign")]
)
def test_words_without_vowels_are_short_for_a_noun(short: str, full: str) -> None:
    assert long_forms(short) == (full,)


@pytest.mark.parametrize("word", ["by", "kwh", "xml", "end", "opt", "status", "usd", "rhythm"])
def test_words_that_are_short_for_nothing(word: str) -> None:
    assert long_forms(word) == ()


def test_a_form_with_several_meanings_is_sure_only_beside_its_topic() -> None:
    assert "flt" not in sure_forms({"flt", "size"})
    assert sure_forms({"flt", "arpt", "dep", "arr"})["dep"] == "departure"


def test_a_short_form_whose_word_the_schema_has_as_well_is_left() -> None:
    assert "don" not in sure_forms({"don", "donation", "gft"})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("duedate", ("due", "date")),
        ("homebranchid", ("home", "branch", "id")),
        ("season", ("season",)),
        ("zorblattquix", ("zorblattquix",)),
    ],
)
def test_names_written_together(name: str, words: tuple[str, ...]) -> None:
    assert compound(name) == words


def test_a_number_at_the_end_of_a_name() -> None:
    assert Vocabulary((), ("seat_no",)).words("seat_no") == ("seat", "number")


def test_what_happened_names_its_time(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, release_date DATE, due_date DATE);"
        "INSERT INTO orders SELECT i, DATE '2025-01-01' + i::INT, DATE '2025-02-01' + i::INT "
        "FROM range(9) t(i)"
    )
    fields = {field.name: field.synonyms for field in model.datasets[0].fields}
    assert "release" in fields["release_date"]
    assert "due" in fields["due_date"]


def test_the_takings_are_the_finest_money_of_sales(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE orders (order_id INTEGER PRIMARY KEY, total DECIMAL(8, 2));"
        "CREATE TABLE order_items (item_id INTEGER PRIMARY KEY, "
        "order_id INTEGER REFERENCES orders (order_id), "
        "line_total DECIMAL(8, 2));"
        "INSERT INTO orders SELECT i, i * 2 FROM range(20) t(i);"
        "INSERT INTO order_items SELECT i, i // 2, i FROM range(40) t(i)"
    )
    called = {metric.name for metric in model.metrics if "revenue" in metric.synonyms}
    assert called == {"total_line_total"}


def test_women_are_values_of_the_sex(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE members (id INTEGER PRIMARY KEY, sex VARCHAR);"
        "INSERT INTO members SELECT i, CASE i % 2 WHEN 0 THEN 'F' ELSE 'M' END FROM range(20) t(i)"
    )
    sex = next(field for field in model.datasets[0].fields if field.name == "sex")
    assert {(value.value, value.label) for value in sex.values} == {("F", "female"), ("M", "male")}


def test_one_orphan_of_ten_hides_no_link(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE parts AS SELECT i AS id, 'Part ' || i AS name FROM range(1, 10) t(i);"
        "CREATE TABLE orders AS SELECT i AS id, 1 + i % 10 AS part_id FROM range(100) t(i)"
    )
    assert [(one.source, one.to) for one in model.relationships] == [("orders", "parts")]


def test_a_table_may_be_called_with_its_schema(build: Build) -> None:
    warehouse = build("CREATE TABLE orders AS SELECT 1 AS id")
    assert warehouse.table_sql("main.orders") == warehouse.table_sql("orders") == '"orders"'
    assert warehouse.listed_name("main.orders") == "orders"
