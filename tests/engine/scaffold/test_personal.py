"""Personal data are marked by their names and by their values, and not listed."""

import pytest

from semantic.fields import Field
from tests.engine.scaffold.conftest import Scaffold


def marked(scaffolded: Scaffold, column: str) -> Field:
    return (
        scaffolded(f"CREATE TABLE a AS SELECT i AS a_id, {column} FROM range(100) t(i)").datasets[0].fields[1]
    )


@pytest.mark.parametrize(
    "column",
    [
        "'a' || i || '@b.org' AS reach",
        "'+49 30 1234' || i AS reach",
        "'(555) 0' || (100 + i) || '-4444' AS reach",
        "'DE89 3704 0044 0532 01' || (10 + i % 90) AS bank",
        "'1' || (10 + i % 90) || '-45-67' || (10 + i % 90) AS code",
        "'10.0.' || i || '.7' AS source",
        "'4111 1111 1111 ' || (1000 + i) AS paid_with",
        "'a text of several words, the one with number ' || i AS line",
        "DATE '1980-01-01' AS date_of_birth",
        "i + 79000000000 AS mobile",
        "'x' || i AS passport_no",
        "'x' || i AS tax_id",
        "md5(i::VARCHAR) AS password_hash",
        "'note ' || i AS comment",
        "'Ms ' || i AS emergency_contact",
    ],
)
def test_what_is_personal(scaffolded: Scaffold, column: str) -> None:
    field = marked(scaffolded, column)
    assert field.personal
    assert field.type != "string" or not field.indexed


@pytest.mark.parametrize(
    "column",
    [
        "'city ' || i % 5 AS city",
        "i % 5 AS phone_count",
        "i % 7 AS cell",
        "i % 2 AS has_phone",
        "i % 9 AS message_id",
        "['timeout', 'refused'][1 + i % 2] AS message",
        "'https://example.org/a/long/way/to/go/until/the/end/of/it/all/' || i AS link",
        "['a kind of a few words', 'another kind of more words'][1 + i % 2] AS category",
        "i * 10 AS credit_score",
        "'a fine water bottle made of steel no ' || i AS product_name",
        "'1.2.3.' || i AS fw_version",
        "'AB12CDEF' || (1000 + i) AS sku",
        "DATE '2024-01-01' AS sold_on",
    ],
)
def test_what_is_not(scaffolded: Scaffold, column: str) -> None:
    assert not marked(scaffolded, column).personal
