"""What can I ask: every number and every way to split it, as the model defines them."""

from collections.abc import Iterable
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app import services, state
from app.texts import screen
from engine import Parlance
from semantic.askable import askable_metrics
from semantic.catalog import Catalog, CatalogDimension
from semantic.fields import bucket_labels
from semantic.metrics import Metric
from semantic.query import LogicalQuery, MetricRef

_MOST_NAMES = 8


def show(ask_page: StreamlitPage) -> None:
    """The page; asking from it leads to the Ask page."""
    parlance = services.door()
    catalog = parlance.catalog
    dimensions = [one for one in catalog.dimensions.values() if _splits(one, catalog)]
    open_metrics = askable_metrics(catalog)
    st.title(screen.CATALOG_PAGE, anchor=False)
    _intro(parlance, len(open_metrics), len(dimensions))
    wanted = st.text_input(
        screen.SEARCH, key="search", placeholder=screen.SEARCH, label_visibility="collapsed"
    )
    metrics = [one for one in open_metrics if _matches(wanted, one.label, one.description, one.synonyms)]
    found = [one for one in dimensions if _matches(wanted, one.label, one.description, one.synonyms)]
    if not metrics and not found:
        st.text(screen.NOTHING_FOUND.format(text=wanted))
    _section(screen.METRICS, bool(metrics))
    for metric in metrics:
        _metric(metric, catalog, ask_page)
    _section(screen.DIMENSIONS, bool(found))
    st.html("".join(_dimension(one, catalog) for one in found))


def _intro(parlance: Parlance, metrics: int, dimensions: int) -> None:
    model = parlance.model.label or parlance.model.name
    text = screen.CATALOG_INTRO.format(metrics=metrics, dimensions=dimensions, model=model)
    st.html(f'<p class="pl-meta">{escape(text)}</p>')


def _section(title: str, shown: bool) -> None:
    if shown:
        st.header(title, anchor=False)


def _matches(wanted: str, *texts: str | Iterable[str]) -> bool:
    words = wanted.lower().split()
    flat = " ".join(text if isinstance(text, str) else " ".join(text) for text in texts).lower()
    return all(word in flat for word in words)


def _metric(metric: Metric, catalog: Catalog, ask_page: StreamlitPage) -> None:
    term = MetricRef(name=metric.name)
    label = metric.label or metric.name.replace("_", " ")
    splits = [
        one.label
        for one in catalog.reachable(term)
        if one.field.role == "dimension" and not one.field.personal
    ]
    with st.container(horizontal=True, wrap=False, key=f"metric-{metric.name}", gap="small"):
        st.html(_entry(label, metric.description, metric.synonyms, screen.SPLIT_BY, splits))
        if st.button(screen.ASK_IT, key=f"ask-{metric.name}"):
            state.query(label, LogicalQuery(metrics=(term,)))
            st.switch_page(ask_page)


def _dimension(dimension: CatalogDimension, catalog: Catalog) -> str:
    classes = bucket_labels(dimension.field.buckets) if dimension.field.buckets else ()
    values = [*classes, *(str(value.label or value.value) for value in dimension.values)]
    entry = _entry(dimension.label, dimension.description, dimension.synonyms, screen.VALUES, values)
    splits = screen.SPLITS.format(names=_names(_splits(dimension, catalog)))
    return entry.replace("</div>", f'<p class="pl-meta">{escape(splits)}</p></div>')


def _splits(dimension: CatalogDimension, catalog: Catalog) -> list[str]:
    """Labels of the metrics that a dimension splits; none for keys, times and amounts."""
    if dimension.field.role != "dimension":
        return []
    return [
        one.label or one.name
        for one in askable_metrics(catalog)
        if catalog.reaches(MetricRef(name=one.name), dimension.name)
    ]


def _entry(label: str, text: str, synonyms: Iterable[str], template: str, names: list[str]) -> str:
    also = screen.ALSO.format(names=_names(list(synonyms))) if tuple(synonyms) else ""
    more = template.format(names=_names(names)) if names else ""
    below = "".join(f'<p class="pl-meta">{escape(line)}</p>' for line in (also, more) if line)
    return f'<div class="pl-entry"><h3>{escape(label)}</h3><p>{escape(text)}</p>{below}</div>'


def _names(names: list[str]) -> str:
    shown, rest = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    return screen.AND_MORE.format(names=shown, n=rest) if rest > 0 else shown
