"""Trouble is told with its place, its code and what to do; what is not expected goes on to who wrote it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.cli import UsageError
from app.opening import is_gone, open_parlance
from app.parts import trouble
from app.parts.takeaway import witnessed
from app.texts import en
from engine.answers.exporting import ExportError
from engine.errors import SourceError
from semantic.issues import Issue, ModelError, Place
from semantic.yaml_io import load


def fault(number: int) -> Issue:
    place = Place(file=f"/srv/model/sales{number}.yaml", line=number)
    return Issue(code="P123", severity="error", place=place, message="No <such> table.", hint="Name one.")


def test_each_fault_of_a_model_has_its_file_line_code_and_hint() -> None:
    found = trouble.told(ModelError((fault(7), fault(8))))
    assert trouble.title(ModelError((fault(7),))) == en.MODEL_BROKEN
    for told in ("sales7.yaml:7", "sales8.yaml:8", "P123", "No &lt;such&gt; table.", "Name one."):
        assert told in found
    assert "/srv" not in found, "the visitor need not know where the model lies"


def test_many_faults_are_cut_and_counted() -> None:
    found = trouble.told(ModelError(tuple(map(fault, range(1, 31)))))
    assert found.count("<li>") == 20
    assert en.MORE_FAULTS.format(n=10) in found


def test_what_a_yaml_editor_leaves_behind_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("semantic_model: {name: m}\nmetrics: [\n", "utf-8")
    with pytest.raises(ModelError) as found:
        load(tmp_path / "m.yaml")
    assert "m.yaml:" in trouble.told(found.value)


def test_a_source_is_told_with_what_to_do() -> None:
    found = trouble.told(SourceError("shop.duckdb is being written.", "Close that program."))
    assert found == "<p>shop.duckdb is being written.</p><p>Close that program.</p>"


def test_how_a_file_ended_is_kept_for_the_page_and_raised_for_the_browser() -> None:
    ends: dict[str, str] = {}

    def fails(fault: Exception) -> bytes:
        raise fault

    assert witnessed(lambda: b"x", "good.csv", ends)() == b"x"
    for fault in (ExportError("It took too long.", "Again."), RuntimeError("secret")):
        with pytest.raises(type(fault)):
            witnessed(lambda fault=fault: fails(fault), f"{type(fault).__name__}.csv", ends)()  # type: ignore[misc]
    assert ends == {
        "good.csv": "",
        "ExportError.csv": "It took too long.",
        "RuntimeError.csv": en.NOT_MADE_WHY,
    }


def test_a_file_that_went_is_gone_and_a_database_elsewhere_is_not_looked_for(tmp_path: Path) -> None:
    file = tmp_path / "shop.duckdb"
    file.touch()
    urls = (str(file), f"duckdb:///{file}", f"file://{file}", str(tmp_path))
    assert [is_gone(one) for one in urls] == [False] * 4
    file.unlink()
    assert [is_gone(one) for one in urls] == [True, True, True, False]
    assert not is_gone("postgresql://host/shop")


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "inf", "nan"])
def test_a_time_limit_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("PARLANCE_TIMEOUT", seconds)
    with pytest.raises(UsageError, match="PARLANCE_TIMEOUT"):
        open_parlance(None, None)


def test_a_file_that_takes_a_moment_is_waited_for_and_its_fault_is_told() -> None:
    def page() -> None:
        from threading import Timer

        from app.parts import takeaway

        ends: dict[str, str] = {}
        Timer(0.3, lambda: ends.update({"x.csv": "It took too long."})).start()
        takeaway._see_made("x.csv", ends, "turn-1")

    shown = AppTest.from_function(page, default_timeout=30).run()
    assert not shown.exception
    told = "".join(one.proto.body for one in shown.get("html"))
    assert en.NOT_MADE in told
    assert "It took too long." in told
