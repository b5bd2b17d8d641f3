"""The shape of a project in the common form: a fault is told with its place, and nothing else is read."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from semantic.formats.dbt.surface import Part
from semantic.formats.parts.plain import unreadable
from semantic.issues import ModelError

_Text = str | int | float | bool
_WINDOW = r"^\s*\d+\s+\w+\s*$"


class _Part(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


class _Config(_Part):
    meta: dict[str, Any] | None = None
    enabled: bool | None = None


class _Named(_Part):
    name: str = Field(min_length=1)
    label: str | None = None
    description: str | None = None
    config: _Config | None = None
    meta: dict[str, Any] | None = None


class _Reference(_Part):
    name: str
    alias: str | None = None
    filter: list[str] = []
    offset_window: str | None = Field(default=None, pattern=_WINDOW)
    offset_to_grain: str | None = None
    join_to_timespine: bool | None = None
    fill_nulls_with: int | float | None = None


class _Percentile(_Part):
    percentile: int | float | None = None


class _NonAdditive(_Part):
    name: str
    window_choice: str | None = None
    window_groupings: list[str] | None = None


class _Aggregation(_Part):
    agg: str
    agg_time_dimension: str | None = None
    agg_params: _Percentile | None = None
    non_additive_dimension: _NonAdditive | None = None


class _Measure(_Named, _Aggregation):
    expr: _Text | None = None


class _Inline(_Aggregation):
    semantic_model: str


class _Entity(_Named):
    type: str
    expr: _Text | None = None


class _TypeParams(_Part):
    time_granularity: str | None = None
    validity_params: dict[str, Any] | None = None


class _Dimension(_Entity):
    type_params: _TypeParams | None = None


class _Defaults(_Part):
    agg_time_dimension: str | None = None


class _Relation(_Part):
    alias: str = Field(min_length=1)
    schema_name: str | None = None
    database: str | None = None


class _SemanticModel(_Named):
    node_relation: _Relation
    defaults: _Defaults | None = None
    primary_entity: str | None = None
    entities: list[_Entity] = []
    dimensions: list[_Dimension] = []
    measures: list[_Measure] = []


class _Property(_Part):
    base_property: str
    conversion_property: str


class _Conversion(_Part):
    entity: str
    base_measure: _Reference | None = None
    base_metric: _Reference | None = None
    conversion_measure: _Reference | None = None
    conversion_metric: _Reference | None = None
    window: str | None = Field(default=None, pattern=_WINDOW)
    calculation: str | None = None
    constant_properties: list[_Property] | None = None


class _Cumulative(_Part):
    window: str | None = Field(default=None, pattern=_WINDOW)
    grain_to_date: str | None = None
    period_agg: str | None = None
    metric: _Reference | None = None


class _Params(_Part):
    expr: _Text | None = None
    measure: _Reference | None = None
    numerator: _Reference | None = None
    denominator: _Reference | None = None
    metrics: list[_Reference] = []
    window: str | None = Field(default=None, pattern=_WINDOW)
    grain_to_date: str | None = None
    join_to_timespine: bool | None = None
    fill_nulls_with: int | float | None = None
    is_private: bool | None = None
    metric_aggregation_params: _Inline | None = None
    conversion_type_params: _Conversion | None = None
    cumulative_type_params: _Cumulative | None = None


class _Metric(_Named):
    type: str
    type_params: _Params
    filter: list[str] = []


class _Granularity(_Part):
    name: str


class _Spine(_Part):
    custom_granularities: list[_Granularity] | None = None


class _SavedQuery(_Part):
    name: str


class _Project(_Part):
    name: str
    semantic_models: list[_SemanticModel]
    metrics: list[_Metric]
    saved_queries: list[_SavedQuery]
    time_spines: list[_Spine]


def check_shape(project: Part, file: str) -> None:
    """Raises ModelError with every place that is not as dbt writes it."""
    try:
        _Project.model_validate(project)
    except ValidationError as fault:
        issues = [unreadable("/".join(map(str, one["loc"])), one["msg"], file) for one in fault.errors()]
        raise ModelError(tuple(issues)) from fault
