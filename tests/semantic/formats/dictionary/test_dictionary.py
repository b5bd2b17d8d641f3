"""The data dictionary: everything that can be asked is in it, nothing private, and no text becomes markup."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from semantic.formats import load as load_format
from semantic.formats.dictionary.contents import Contents, contents
from semantic.formats.html import html
from semantic.formats.html.picture import picture
from semantic.formats.markdown import markdown
from semantic.metrics import SimpleMetric
from semantic.model import Dataset, Relationship, SemanticModel
from semantic.yaml_io import load, shipped_models
from tests.semantic.models import models
from tests.semantic.test_model_faults import SOUND

MODEL = load(shipped_models())
HOSTILE = "<script>alert(1)</script> | [a](b) *c* _d_ `e` <!-- \" ' & \n# f"


@pytest.fixture
def shop(tmp_path: Path) -> SemanticModel:
    """A model with every type of metric."""
    (tmp_path / "shop.yaml").write_text(SOUND)
    return load(tmp_path / "shop.yaml")


class _Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [str(found["id"])] if "id" in found else []
        self.links += [str(found[key]) for key in ("href", "src", "action") if key in found]
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _formulas(found: Contents) -> dict[str, str]:
    return {entry.name: dict(entry.facts)["Formula"] for entry in found.metrics}


def test_every_type_of_metric_is_put_into_words(shop: SemanticModel) -> None:
    assert _formulas(contents(shop)) == {
        "revenue": "Sum of `price` over orders, taken at the last placed_at of each period for each city",
        "growth": "`(now - before) / NULLIF(before, 0)`, where now is revenue where "
        '`target.places.land = "Norway"`; before is revenue 1 month earlier',
        "so_far": "Revenue over the 7 days up to each day",
        "bought": "Share of orders followed by orders with `gift` of the same `user_id` and the same `city`",
        "way": "Share of different `user_id` that went first → second",
        "usual": "Average of revenue over each City",
    }


def test_everything_that_can_be_asked_is_in_it() -> None:
    found = contents(MODEL)
    shown = [metric for metric in MODEL.metrics if not metric.private]
    assert [entry.name for entry in found.metrics] == [metric.name for metric in shown]
    assert {dimension.name for dimension in MODEL.dimensions} <= {entry.name for entry in found.dimensions}
    assert [entry.name for entry in found.datasets] == [dataset.name for dataset in MODEL.datasets]
    assert len(found.relationships.rows) == len(MODEL.relationships)
    views = found.metrics[0]
    assert "Country" in {link.text for _, links in views.links for link in links}
    assert dict(views.facts)["Good direction"] == "more is better"
    for text in (markdown(MODEL), html(MODEL)):
        assert all(metric.label in text for metric in shown)
        assert "Brasil" in text


def test_nothing_private_is_in_it(shop: SemanticModel) -> None:
    hidden = [
        metric.model_copy(update={"private": metric.name == "way", "label": f"The {metric.name}"})
        for metric in shop.metrics
    ]
    datasets = [
        dataset.model_copy(update={"private": dataset.name in ("words", "tags")}) for dataset in shop.datasets
    ]
    fields = [field.model_copy(update={"private": field.name == "gift"}) for field in datasets[0].fields]
    datasets[0] = datasets[0].model_copy(update={"fields": tuple(fields)})
    model = shop.model_copy(update={"metrics": tuple(hidden), "datasets": tuple(datasets)})
    found = contents(model)
    assert "way" not in {entry.name for entry in found.metrics}
    assert {"words.word", "orders.gift"}.isdisjoint(entry.name for entry in found.dimensions)
    assert [entry.name for entry in found.datasets] == ["orders", "places"]
    assert found.datasets[0].table is not None
    assert "gift" not in {row[0] for row in found.datasets[0].table.rows}
    assert found.relationships.rows == (("orders", "places", "many to one, valid at the time",
                                         "`place = id`", "target"),)  # fmt: skip


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    page = _Page(html(MODEL))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert not re.search(r"url\(|@import|https?:|fetch\(", html(MODEL))


def test_links_of_the_markdown_lead_somewhere() -> None:
    text = markdown(MODEL)
    ids = re.findall(r'<a id="([^"]+)">', text)
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert links
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)


def test_texts_of_a_model_are_no_markup() -> None:
    dataset, metric = MODEL.datasets[0], MODEL.metrics[0]
    assert isinstance(metric, SimpleMetric)
    said = {"label": HOSTILE, "description": HOSTILE, "synonyms": (HOSTILE,)}
    model = MODEL.model_copy(
        update={
            "label": HOSTILE,
            "metrics": (metric.model_copy(update=said),),
            "datasets": (dataset.model_copy(update=said), *MODEL.datasets[1:]),
        }
    )
    before, page = _Page(html(MODEL)), _Page(html(model))
    assert page.tags.count("script") == before.tags.count("script") == 1
    assert page.open == []
    assert "alert(1)" in " ".join(page.texts)
    told = markdown(model)
    assert "<script" not in told.replace(r"\<script", "")
    assert not re.search(r"(?<!\\)\[a\]", told)
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert all(line.endswith(" |") for line in rows)


@pytest.mark.parametrize(("name", "file"), [("markdown", "dictionary.md"), ("html", "dictionary.html")])
def test_are_found_as_formats(name: str, file: str) -> None:
    found = load_format(name)
    assert found is not None
    assert found.write is not None
    assert found.read is None
    assert list(found.write(MODEL, "", "").files) == [file]


def test_the_parts_of_a_dictionary_are_no_format() -> None:
    assert load_format("dictionary") is None


def test_every_join_is_drawn_and_nothing_private(shop: SemanticModel) -> None:
    drawn = picture(MODEL)
    assert drawn.count("<path") == len(MODEL.relationships)
    assert drawn.count("<rect") == len({end for one in MODEL.relationships for end in (one.source, one.to)})
    hidden = tuple(one.model_copy(update={"private": one.name == "tags"}) for one in shop.datasets)
    assert "tags" not in picture(shop.model_copy(update={"datasets": hidden}))
    assert "order_place (target)" in picture(shop)


def test_circles_are_drawn_and_crowds_are_not() -> None:
    several = tuple(Dataset(name=f"d{number}") for number in range(70))
    joins = [
        Relationship.model_validate(
            {"name": f"j{number}", "from": f"d{number}", "to": f"d{to}", "from_columns": [], "to_columns": []}
        )
        for number, to in ((0, 1), (1, 2), (2, 0), (2, 2))
    ]
    assert picture(SemanticModel(name="m", datasets=several, relationships=tuple(joins))).count("<rect") == 3
    chain = [joins[0].model_copy(update={"to": dataset.name}) for dataset in several]
    assert picture(SemanticModel(name="m", datasets=several, relationships=tuple(chain))) == ""
    assert picture(SemanticModel(name="m")) == ""


@settings(max_examples=60, deadline=None)
@given(models())
def test_any_model_has_a_dictionary(model: SemanticModel) -> None:
    page = _Page(html(model))
    assert page.open == []
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    shown = [metric for metric in model.metrics if not metric.private]
    assert len(contents(model).metrics) == len(shown)
    assert markdown(model).count("\n### ") >= len(shown)
