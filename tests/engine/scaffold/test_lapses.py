"""Times of a row that follow each other: the number of days or hours between them."""

from collections.abc import Callable

from semantic.model import SemanticModel


def test_a_time_that_follows_another_gives_a_length(scaffolded: Callable[[str], SemanticModel]) -> None:
    fields = (
        scaffolded(
            "CREATE TABLE stays AS SELECT i AS stay_id, DATE '2025-01-01' + i::INT AS arrival_date, "
            "DATE '2025-01-03' + (2 * i)::INT AS departure_date, "
            "DATE '1980-01-01' + i::INT AS birth_date FROM range(5) t(i)"
        )
        .datasets[0]
        .fields
    )
    made = [field for field in fields if field.unit == "days"]
    assert [field.label for field in made] == ["Days from arrival date to departure date"]
    assert made[0].sql == "date_diff('day', arrival_date, departure_date)"


def test_times_in_no_order_give_none(scaffolded: Callable[[str], SemanticModel]) -> None:
    fields = (
        scaffolded(
            "CREATE TABLE notes AS SELECT i AS note_id, DATE '2025-01-10' AS first_date, "
            "DATE '2025-01-06' + i::INT AS other_date FROM range(9) t(i)"
        )
        .datasets[0]
        .fields
    )
    assert not [field for field in fields if field.unit == "days"]
