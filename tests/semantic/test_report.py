"""Reports: what may be written, what is a fault and where, what tiles ask, and that saving keeps comments."""

from pathlib import Path

import pytest

from semantic.issues import ModelError
from semantic.query import DimensionTerm
from semantic.report import Position, Report, Tile
from semantic.report_check import checked_reports, report_issues
from semantic.report_io import load_reports, read_reports, reports_beside, shipped_reports
from semantic.report_questions import Parameters, chosen, drilled, question_of, shared_by, trend_of
from semantic.report_saving import report_text, save_report
from semantic.text_form import from_text, to_text
from semantic.yaml_io import load

MODEL = """\
semantic_model: {name: shop}
datasets:
  - name: orders
    time: placed_at
    fields:
      - {name: placed_at, type: timestamp, role: time}
      - {name: city}
      - {name: size, type: integer}
  - name: stock
    fields:
      - {name: shelf}
metrics:
  - {name: revenue, type: simple, measure: {agg: sum, dataset: orders, expr: price}}
  - {name: placed, type: simple, measure: {agg: count, dataset: orders}}
  - {name: cost, private: true, type: simple, measure: {agg: sum, dataset: orders, expr: cost}}
  - {name: stored, type: simple, measure: {agg: sum, dataset: stock, expr: pieces}}
"""
SOUND = """\
# The shop, at a glance.
name: shop_today
label: The shop
model: shop
period: last 7 days
where: orders.city != "Rome"
refresh: 60
tiles:
  - name: taken
    title: Money taken  # before tax
    query: revenue
    show: number
    decimals: 2
    trend: day
    target: 100
    position: {row: 1, column: 1, width: 4, height: 2}
    drill: [orders.city, day]
  - name: cities
    query: revenue by orders.city where orders.size > 5 during calendar(day, -1, 1)
    show: bar
    position: {row: 1, column: 5, width: 8, height: 2}
  - name: shelves
    query:
      metrics: [{kind: metric, name: stored}]
      group_by: [{kind: dimension, name: stock.shelf}]
    inherits: []
    position: {row: 3, column: 1, width: 12}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model with one sound report beside it."""
    (tmp_path / "shop.yaml").write_text(MODEL, "utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "today.yaml").write_text(SOUND, "utf-8")
    return tmp_path


def report_of(folder: Path) -> Report:
    """The one report."""
    [found] = load_reports(folder / "reports")
    return found


def faults(folder: Path, text: str) -> list[tuple[str, int]]:
    """Code and line of all that is wrong with a text as a report."""
    (folder / "reports" / "today.yaml").write_text(text, "utf-8")
    _, issues = checked_reports(folder / "reports", load(folder))
    return [(issue.code, issue.place.line) for issue in issues]


def test_a_sound_report_has_no_faults(folder: Path) -> None:
    assert faults(folder, SOUND) == []


def test_what_is_written_is_what_is_read(folder: Path) -> None:
    report = report_of(folder)
    taken, cities, shelves = report.tiles
    assert (report.title, report.refresh) == ("The shop", 60)
    assert (taken.label, cities.label, taken.target, taken.decimals) == ("Money taken", "cities", 100, 2)
    assert taken.position == Position(row=1, column=1, width=4, height=2)
    assert shelves.position.height == 1
    assert shelves.query == from_text("stored by stock.shelf")
    assert report.tile("cities") is cities
    with pytest.raises(KeyError):
        report.tile("none")


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("label: The shop", "lable: The shop", "unknown-key", 3),
        ("name: shop_today\n", "", "missing-key", 2),
        ("period: last 7 days", "period: whenever", "wrong-value", 5),
        ("refresh: 60", "refresh: often", "wrong-type", 7),
        ("refresh: 60", "refresh: 1", "wrong-type", 7),
        ('!= "Rome"', "<> Rome", "bad-condition", 6),
        ("query: revenue\n", "query: revenue buy city\n", "bad-query", 11),
        ("query: revenue\n", "query: [revenue]\n", "wrong-type", 11),
        ("    query: revenue\n", "", "missing-key", 9),
        ("show: number", "show: gauge", "wrong-value", 12),
        ("decimals: 2", "decimals: 12", "wrong-type", 13),
        ("trend: day", "trend: fortnight", "wrong-value", 14),
        ("width: 8", "width: 9", "wrong-value", 21),
        ("column: 1, width: 4, height: 2}", "column: 1, width: 4, hight: 2}", "unknown-key", 16),
        ("drill: [orders.city, day]", "drill: [orders.city limit 5]", "wrong-value", 17),
        ("name: cities", "name: taken", "duplicate-name", 18),
        ("kind: metric, name: stored", "kind: metrik, name: stored", "wrong-value", 24),
        ("kind: metric, name: stored", "name: stored", "missing-key", 24),
        ("label: The shop", "name: again", "duplicate-key", 3),
        # Against the model.
        ("model: shop", "model: other", "report-model", 4),
        ("query: revenue\n", "query: revenues\n", "unknown-metric", 11),
        ("by orders.city where", "by orders.town where", "unknown-dimension", 19),
        ("orders.size > 5", 'orders.size > "five"', "wrong-value", 19),
        ("drill: [orders.city, day]", "drill: [orders.town]", "unknown-dimension", 17),
        ("drill: [orders.city, day]", "drill: [stock.shelf]", "tile-unreachable", 17),
        ("query: revenue\n", "query: cost\n", "tile-private", 11),
        ("revenue by orders.city where", "revenue, stored by orders.city where", "tile-unreachable", 19),
        ("    inherits: []\n", "    inherits: [where]\n", "tile-unreachable", 23),
        ("    inherits: []\n", "    inherits: [period]\n", "tile-timeless", 23),
        ("query: revenue\n", "query: revenue, placed\n", "tile-show", 12),
        ("query: revenue\n", "query: revenue by orders.city\n", "tile-show", 12),
        ("query: revenue\n", "query: revenue, placed\n", "tile-show", 15),
        ("show: bar", "show: line", "tile-show", 20),
        ("show: bar", "show: heat_map", "tile-show", 20),
        ("show: bar", "show: bar\n    trend: day", "tile-show", 21),
        ("column: 5, width: 8", "column: 4, width: 8", "tile-overlap", 21),
    ],
)
def test_a_fault_is_told_with_its_line(folder: Path, old: str, new: str, code: str, line: int) -> None:
    assert old in SOUND
    assert (code, line) in faults(folder, SOUND.replace(old, new, 1))


def test_a_name_that_is_nearly_right_is_offered(folder: Path) -> None:
    (folder / "reports" / "today.yaml").write_text(
        SOUND.replace("query: revenue\n", "query: revenu\n"), "utf-8"
    )
    _, [issue] = checked_reports(folder / "reports", load(folder))
    assert issue.hint == "Did you mean 'revenue'?"
    assert issue.place.path == "tiles/taken/query"


@pytest.mark.parametrize("text", ["", "- name: x\n", "a: [\n", "name: x\ntiles: []\n"])
def test_what_is_no_report_is_told(folder: Path, text: str) -> None:
    assert faults(folder, text)


def test_two_reports_of_one_name_are_told(folder: Path) -> None:
    (folder / "reports" / "tomorrow.yaml").write_text(SOUND, "utf-8")
    _, [issue] = read_reports(folder / "reports")
    assert (issue.code, issue.place.line) == ("duplicate-name", 2)
    assert issue.place.file.endswith("tomorrow.yaml")
    with pytest.raises(ModelError, match="is called 'shop_today' too"):
        load_reports(folder / "reports")


def test_one_that_is_wrong_does_not_hide_the_others(folder: Path) -> None:
    (folder / "reports" / "wrong.yaml").write_text("name: x\n", "utf-8")
    found, issues = read_reports(folder / "reports")
    assert [one.report.name for one in found] == ["shop_today"]
    assert [issue.code for issue in issues] == ["missing-key"]


def test_reports_lie_beside_their_model(folder: Path, tmp_path: Path) -> None:
    assert reports_beside(folder) == folder / "reports"
    assert reports_beside(folder / "reports") is None
    assert reports_beside(folder / "shop.yaml") is None
    (folder / "reports" / "today.yaml").unlink()
    assert reports_beside(folder) is None


def test_a_tile_takes_over_what_the_report_shares(folder: Path) -> None:
    report = report_of(folder)
    asked = [to_text(question_of(tile, shared_by(report))) for tile in report.tiles]
    assert asked == [
        'revenue where orders.city != "Rome" during calendar(day, -7, 7)',
        'revenue by orders.city where orders.city != "Rome" and orders.size > 5 during calendar(day, -1, 1)',
        "stored by stock.shelf",
    ]


def test_what_the_reader_chooses_stands_instead(folder: Path) -> None:
    month = from_text("x during calendar(month, -1, 1)").time
    assert month is not None
    shared = Parameters(period=month.period, without_default_filters=("paid",))
    asked = [to_text(question_of(tile, shared)) for tile in report_of(folder).tiles]
    assert asked == [
        "revenue during calendar(month, -1, 1) without paid",
        "revenue by orders.city where orders.size > 5 during calendar(day, -1, 1) without paid",
        "stored by stock.shelf",
    ]


def test_a_trend_is_the_number_over_the_shared_period(folder: Path) -> None:
    report = report_of(folder)
    trend = trend_of(report.tile("taken"), shared_by(report))
    assert trend is not None
    assert to_text(trend) == 'revenue by day where orders.city != "Rome" during calendar(day, -7, 7) fill'
    assert trend_of(report.tile("cities"), shared_by(report)) is None


def test_one_goes_down_from_a_row() -> None:
    asked = from_text(
        "revenue by orders.city compare previous with growth(revenue) order revenue desc limit 5"
    )
    rome = chosen(DimensionTerm(name="orders.city"), "Rome")
    assert to_text(drilled(asked, "orders.placed_at:day", rome)) == (
        'revenue by orders.placed_at:day where orders.city = "Rome"'
    )
    assert to_text(drilled(asked, "day", chosen(DimensionTerm(name="orders.city"), None))) == (
        "revenue by day where orders.city is null"
    )


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((1, 1, 6, 2), (1, 7, 6, 2), False),
        ((1, 1, 6, 2), (3, 1, 6, 2), False),
        ((1, 1, 6, 2), (2, 6, 6, 2), True),
        ((1, 1, 12, 1), (1, 5, 1, 1), True),
    ],
)
def test_overlap(one: tuple[int, ...], other: tuple[int, ...], overlap: bool) -> None:
    keys = ("row", "column", "width", "height")
    first, second = (Position(**dict(zip(keys, each, strict=True))) for each in (one, other))
    assert first.overlaps(second) is second.overlaps(first) is overlap


def test_saving_keeps_comments_and_all_else(folder: Path) -> None:
    path, report = folder / "reports" / "today.yaml", report_of(folder)
    tile = report.tiles[0].model_copy(update={"decimals": 0, "query": from_text("placed")})
    changed = report.model_copy(update={"refresh": 120, "tiles": (tile, *report.tiles[1:])})
    save_report(changed, path)
    assert report_of(folder) == changed
    expected = SOUND.replace("refresh: 60", "refresh: 120").replace("decimals: 2", "decimals: 0")
    assert path.read_text("utf-8") == expected.replace("query: revenue\n", "query: placed\n", 1)


def test_a_tile_more_and_a_tile_less(folder: Path) -> None:
    path, report = folder / "reports" / "today.yaml", report_of(folder)
    more = Tile(name="new", query=from_text("placed"), position=Position(row=4, column=1, width=3))
    for tiles in ((*report.tiles, more), report.tiles[:2], (more,)):
        wanted = report.model_copy(update={"tiles": tiles})
        save_report(wanted, path)
        assert report_of(folder) == wanted


def test_a_new_file_and_one_that_is_no_report(folder: Path) -> None:
    path, report = folder / "reports" / "today.yaml", report_of(folder)
    path.unlink()
    save_report(report, path)
    assert report_of(folder) == report
    path.write_text("nothing: here\n", "utf-8")
    save_report(report, path)
    assert report_of(folder) == report


@pytest.mark.parametrize("report", load_reports(shipped_reports()), ids=lambda report: report.name)
def test_a_report_written_is_the_one_read(report: Report, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(report_text(report), "utf-8")
    assert load_reports(tmp_path) == (report,)


def test_a_sound_report_for_any_model_has_no_name_of_one(folder: Path) -> None:
    report = report_of(folder).model_copy(update={"model": ""})
    assert report_issues(report, load(folder)) == ()
