"""dbt's filters as conditions, with the rows that SQL keeps, and back as templates."""

import pytest
from pydantic import TypeAdapter

from semantic.catalog import Catalog
from semantic.filters import Condition, MetricIs, Not
from semantic.formats.dbt.entities import Entities
from semantic.formats.dbt.filters import FilterReader
from semantic.formats.dbt.legacy import semantic_model_read
from semantic.formats.dbt.names import Names
from semantic.formats.dbt.surface import empty
from semantic.formats.dbt.templates import template
from semantic.formats.parts.losses import Losses, Unmapped
from semantic.text_conditions import condition_of, condition_text
from tests.semantic.formats.dbt.projects import imported

ORDERS = {
    "name": "orders",
    "model": "ref('orders')",
    "entities": [
        {"name": "order_id", "type": "primary"},
        {"name": "customer", "type": "foreign", "expr": "customer_id"},
    ],
    "dimensions": [{"name": "status", "type": "categorical"}, {"name": "at", "type": "time"}],
}
CUSTOMERS = {
    "name": "customers",
    "model": "ref('customers')",
    "entities": [{"name": "customer", "type": "primary", "expr": "customer_id"}],
    "dimensions": [{"name": "country", "type": "categorical"}],
}
READER = FilterReader(
    Names({**empty(), "semantic_models": [semantic_model_read(one) for one in (ORDERS, CUSTOMERS)]}),
    "orders.at",
    "orders",
)


def read(text: str) -> Condition:
    found = READER.read([text])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ Dimension('order_id__status') }} = 'done'", 'orders.status = "done"'),
        ("{{Dimension('status')}} = 'done'", 'orders.status = "done"'),
        ("'done' = {{ Dimension('order_id__status') }}", 'orders.status = "done"'),
        ("3 < {{ Dimension('order_id__status') }}", "orders.status > 3"),
        ("{{ Dimension('customer__country') }} in ('DE', 'FR')", 'customers.country in ["DE", "FR"]'),
        ("{{ Dimension('country', entity_path=['customer']) }} = -1.5", "customers.country = -1.5"),
        ("{{ Dimension('order_id__status') }}", "orders.status = true"),
        ("not {{ Dimension('order_id__status') }}", "orders.status = false"),
        ("{{ Dimension('order_id__status') }} is true", "orders.status = true"),
        ("{{ Dimension('order_id__status') }} is not null", "not (orders.status is null)"),
        ("{{ Dimension('status') }} <> 'a'", 'orders.status != "a" and not (orders.status is null)'),
        ("not ({{ Dimension('status') }} > 1)", "orders.status <= 1"),
        ("not ({{ Dimension('status') }} = 1 or {{ Dimension('status') }} > 2)",
         "(orders.status != 1 and not (orders.status is null)) and orders.status <= 2"),
        ("not {{ Dimension('status') }} between 1 and 2", "orders.status < 1 or orders.status > 2"),
        ("{{ Entity('customer') }} = 7", "customer = 7"),
        ("{{ Dimension('order_id__at').date_part('dow') }} = 1", "`orders.at:day_of_week` = 1"),
        ("{{ TimeDimension('metric_time', date_part_name='month') }} = 2", "`orders.at:month_of_year` = 2"),
        ("{{ TimeDimension('metric_time', 'day') }} > '2026-02-03'", 'orders.at > "2026-02-03"'),
        ("{{ TimeDimension('metric_time', 'MONTH') }} >= '2026-02-01'", 'orders.at >= "2026-02-01"'),
        ("{{ TimeDimension('metric_time', 'month') }} >= '2026-02-02'", 'orders.at >= "2026-03-01"'),
        ("{{ TimeDimension('metric_time', 'month') }} > '2026-12-01'", 'orders.at >= "2027-01-01"'),
        ("{{ TimeDimension('metric_time', 'week') }} <= '2026-06-29'", 'orders.at < "2026-07-06"'),
        ("{{ TimeDimension('metric_time', 'week') }} < '2026-06-29'", 'orders.at < "2026-06-29"'),
        ("{{ TimeDimension('order_id__at').grain('quarter') }} < '2026-02-01'", 'orders.at < "2026-04-01"'),
        ("{{ TimeDimension('metric_time', 'year') }} != DATE '2026-01-01'",
         'orders.at < "2026-01-01" or orders.at >= "2027-01-01"'),
    ],
)  # fmt: skip
def test_a_filter_is_a_condition(text: str, expected: str) -> None:
    assert condition_text(read(text)).replace("`", "") == expected.replace("`", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ Dimension('order_id__nothing') }} = 1", "no semantic model has"),
        ("{{ Dimension('nobody__status') }} = 1", "no semantic model has"),
        ("{{ Entity('nobody') }} = 1", "no semantic model has"),
        ("{{ Dimension('order_id__status') }} like 'a%'", "Like"),
        ("lower({{ Dimension('order_id__status') }}) = 'a'", "no comparison of a dimension"),
        ("{{ Dimension('order_id__status') }} = {{ Dimension('customer__country') }}", "no constant"),
        ("status = 'done'", "the bare column status"),
        ("{{ TimeDimension('metric_time', 'month') }} = '2026-02-02'", "begins no bucket"),
        ("{{ TimeDimension('metric_time', 'hour') }} = '2026-02-02'", "time by hour"),
        ("{{ TimeDimension('metric_time', 'day') }} = '2026-02-02 10:00'", "compared with"),
        ("{{ TimeDimension('metric_time', 'day') }} in ('2026-02-02')", "a list of buckets"),
        ("{{ Dimension('order_id__at').date_part('year') }} = 2026", "the date part year"),
        ("{{ Metric('orders', ['customer', 'order_id']) }} > 1", "several entities"),
        ("{{ Metric('orders', ['customer']) }} > 'a'", "compared with 'a'"),
        ("{{ ref('orders') }} = 1", "no Dimension"),
        ("{{ Dimension(x) }} = 1", "no constant"),
        ("{{ a b }} = 1", "not readable"),
        ("{{ Dimension('order_id__status') }} = (SELECT 1)", "no constant"),
        ("{{ Dimension('order_id__status') }} =", "not readable"),
    ],
)  # fmt: skip
def test_what_is_no_condition_is_refused_by_name(text: str, told: str) -> None:
    with pytest.raises(Unmapped, match=told):
        read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('orders.status = "it\'s"', "{{ Dimension('order_id__status') }} = 'it''s'"),
        (
            'orders.status != "a"',
            "{{ Dimension('order_id__status') }} <> 'a' OR {{ Dimension('order_id__status') }} IS NULL",
        ),
        ('customers.country in ["DE"]', "{{ Dimension('customer__country') }} IN ('DE')"),
        ("customer = 1", "{{ Entity('customer') }} = 1"),
        ("orders.ordered_at:day_of_week = 1", "{{ Dimension('order_id__ordered_at').date_part('dow') }} = 1"),
        (
            'orders.ordered_at < "2026-01-01"',
            "{{ TimeDimension('order_id__ordered_at', 'day') }} < '2026-01-01'",
        ),
    ],
)
def test_a_condition_is_written_as_a_filter(text: str, expected: str) -> None:
    model = imported().model
    condition = TypeAdapter(Condition).validate_python(condition_of(text))
    written = template(condition, ("orders",), Catalog(model), Entities(model, Losses("dbt")))
    assert written == expected


def test_a_metric_by_an_entity_is_written_as_a_filter() -> None:
    model = imported().model
    condition = MetricIs(metric="order_count", by="customer", op=">=", value=3)
    written = template(Not(item=condition), ("orders",), Catalog(model), Entities(model, Losses("dbt")))
    name = "{{ Metric('order_count', group_by=['customer']) }}"
    assert written == f"NOT ({name} >= 3) OR {name} IS NULL"
