"""Units, shares and currencies of numbers, and which of them may be added up."""

import pytest

from semantic.fields import Field
from tests.engine.scaffold.conftest import Scaffold


def measured(scaffolded: Scaffold, column: str) -> tuple[Field, bool]:
    """The field of the column, and whether the model offers a total of it."""
    model = scaffolded(
        f"CREATE TABLE things AS SELECT i AS thing_id, 'EUR' AS currency, 'a' || i AS note, "
        f"{column} FROM range(1, 50) t(i)"
    )
    field = model.datasets[0].fields[3]
    names = {metric.name for metric in model.metrics}
    assert f"average_{field.name}" in names
    return field, f"total_{field.name}" in names


@pytest.mark.parametrize(
    ("column", "label", "unit", "display_format"),
    [
        ("i / 100 AS discount_rate", "Discount rate", "%", "0.0%"),
        ("i / 100 AS commission_pct", "Commission percent", "%", "0.0%"),
        ("i AS discount_pct", "Discount percent", "percent", ""),
        ("i + 0.5 AS humidity_pct", "Humidity percent", "percent", ""),
        ('i * 1.5 AS "Margin %"', "Margin", "percent", ""),
        ("i / 100 AS exchange_rate", "Exchange rate", "", ""),  # of another kind
        ("i * 1.5 AS tax_rate", "Tax rate", "", ""),  # neither a fraction nor called percent
        ("i AS price_eur", "Price", "€", ""),
        ("i AS amount_in_usd", "Amount", "$", ""),
        ("i AS usd_amount", "Amount", "$", ""),
        ("i AS fee_chf", "Fee", "CHF", ""),
        ('i AS "Cost (£)"', "Cost", "£", ""),
        ("i AS fee_cents", "Fee", "cents", ""),
        ("i AS budget_keur", "Budget", "k€", ""),
        ("i AS net_amount", "Net amount", "€", ""),  # by the currency column
        ("i AS weight_kg", "Weight", "kg", ""),
        ("i AS temp_c", "Temperature", "°C", ""),
        ("i AS vitamin_c", "Vitamin c", "", ""),
        ("i AS floor_sq_ft", "Floor", "sq ft", ""),
        ("i AS overtime_hrs", "Overtime hours", "h", ""),
        ("i AS volume_m3", "Volume", "m³", ""),
    ],
)
def test_units(scaffolded: Scaffold, column: str, label: str, unit: str, display_format: str) -> None:
    field, _ = measured(scaffolded, column)
    shown = field.label.removeprefix("Thing ")
    assert (shown[:1].upper() + shown[1:], field.unit, field.display_format) == (label, unit, display_format)


def test_amounts_in_several_currencies_say_so(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE sales AS SELECT i AS sale_id, ['EUR', 'USD'][1 + i % 2] AS currency, "
        "i * 2 AS net_amount, i AS pieces FROM range(30) t(i)"
    )
    _, _, amount, pieces = model.datasets[0].fields
    assert amount.unit == ""
    assert "currency of currency" in amount.description
    assert "currency" not in pieces.description
    total = model.metric("total_net_amount")
    assert total is not None
    assert "several currencies" in total.description


@pytest.mark.parametrize(
    "name", ["amount", "quantity", "duration_min", "total_price", "energy_kwh", "salary_eur"]
)
def test_amounts_have_totals(scaffolded: Scaffold, name: str) -> None:
    assert measured(scaffolded, f"i * 10 AS {name}")[1]


@pytest.mark.parametrize(
    "name",
    ["unit_price", "age", "rating", "temperature", "stars", "gpa", "battery_v", "signal_dbm", "pressure_hpa",
     "avg_total", "max_amount", "humidity_pct", "severity", "hourly_rate", "elevation_ft"],
)  # fmt: skip
def test_levels_have_averages_only(scaffolded: Scaffold, name: str) -> None:
    assert not measured(scaffolded, f"i * 10 AS {name}")[1]


def test_an_average_is_not_said_twice(scaffolded: Scaffold) -> None:
    model = scaffolded("CREATE TABLE goods AS SELECT i AS id, i / 7 AS avg_rating FROM range(30) t(i)")
    metric = model.metric("average_avg_rating")
    assert metric is not None
    assert metric.label == "Average rating"
