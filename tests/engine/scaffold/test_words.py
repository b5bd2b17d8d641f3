"""Names cut into words, and one and many of them."""

import pytest

from engine.scaffold.inflection import plural, singular
from engine.scaffold.words import Vocabulary, distinct_texts, label, meanings, pieces

SCHEMA = Vocabulary(
    ["studentVle", "vle", "customers", "orders"],
    ["id_site", "order_date", "customerid", "orderamount", "dept"],
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("studentVle", ("student", "vle")),
        ("id_site", ("id", "site")),
        ("OrderID", ("order", "id")),
        ("userIDs", ("user", "ids")),
        ("ORDER_DATE", ("order", "date")),
        ("Order Date", ("order", "date")),
        ("LLMTrace", ("LLM", "trace")),
        ("TIMESTAMP", ("timestamp",)),
        ("address2", ("address", "2")),
        ("q1_sales", ("q1", "sales")),
        ("größeInCm", ("größe", "in", "cm")),
        ("###", ()),
    ],
)
def test_pieces(name: str, words: tuple[str, ...]) -> None:
    assert pieces(name) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("customerid", ("customer", "id")),
        ("orderamount", ("order", "amount")),
        ("customerorderdate", ("customer", "order", "date")),
        ("deptNm", ("department", "name")),
        ("discount", ("discount",)),
        ("update", ("update",)),
        ("surname", ("surname",)),
        ("valid", ("valid",)),
        ("###", ("###",)),
    ],
)
def test_names_written_together_are_cut_by_the_schemas_own_words(name: str, words: tuple[str, ...]) -> None:
    assert SCHEMA.words(name) == words


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("order", "orders"),
        ("country", "countries"),
        ("day", "days"),
        ("address", "addresses"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("course", "courses"),
        ("house", "houses"),
        ("status", "statuses"),
        ("person", "people"),
        ("analysis", "analyses"),
        ("series", "series"),
        ("data", "data"),
        ("res", "res"),
        ("rx", "rxs"),
        ("ID", "IDs"),
    ],
)
def test_one_and_many(one: str, many: str) -> None:
    assert plural(one) == many
    assert plural(many) == many
    if one != "ID" and one != "rx":
        assert singular(many) == one
    assert singular(one) == one


def test_labels_and_other_wordings() -> None:
    assert label(("customer", "id")) == "Customer ID"
    assert label(("LLM", "trace")) == "LLM trace"
    assert meanings(("doc", "name")) == (("doctor", "name"), ("document", "name"))
    assert meanings(("order",)) == ()
    assert distinct_texts("a", "", "B", "b", "C", beside="c") == ("a", "B")
