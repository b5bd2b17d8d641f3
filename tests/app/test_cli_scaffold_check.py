"""A model made from any data passes `check`, and `check` finds what is wrong with one that does not fit."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from engine import Parlance
from sample_data.locate import sample_path
from semantic.yaml_io import load, shipped_models
from tests.eval.sources import PUBLIC_SETS, built_sqlite

DATABASES = Path(__file__).parents[1] / "corpus" / "databases"
# Those that are held out are run by `make eval` alone, and only counted.
NAMES = [
    path.name
    for path in sorted(DATABASES.iterdir())
    if path.is_dir() and not path.name.startswith("heldout_")
]
Out = pytest.CaptureFixture[str]


def told(capsys: Out, *words: str | Path, code: int = 0) -> dict[str, Any]:
    """The JSON object of a command run in this process."""
    assert main([*map(str, words), "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A public set of files as it is, or a database of the corpus as a SQLite file."""
    if request.param in PUBLIC_SETS:
        return PUBLIC_SETS[request.param]
    built_sqlite(DATABASES / request.param / "build.sql", tmp_path / "data.sqlite").close()
    return tmp_path / "data.sqlite"


@pytest.mark.sliced(6)
@pytest.mark.parametrize("source", [*PUBLIC_SETS, *NAMES], indirect=True)
def test_a_scaffolded_model_is_sound_and_the_one_made_in_memory(
    capsys: Out, source: Path, tmp_path: Path
) -> None:
    made = told(capsys, "scaffold", source, "--out", tmp_path / "model")
    assert made["status"] == "done"
    assert made["datasets"]
    assert made["metrics"]
    found = told(capsys, "check", tmp_path / "model", "--source", source)
    assert (found["status"], found["errors"]) == ("sound", 0)
    assert load(tmp_path / "model") == Parlance(None, source).model


def test_columns_may_be_called_anything(capsys: Out, tmp_path: Path) -> None:
    source = tmp_path / "as exported.csv"
    rows = "".join(f"{n},2025-01-{n % 28 + 1:02},{n % 3},{n * 1.5}\n" for n in range(1, 60))
    source.write_text(f'Ticket ID,Opened At,Select,"Cost ""net"" (EUR)"\n{rows}', encoding="utf-8")
    told(capsys, "scaffold", source, "--out", tmp_path / "model")
    assert load(tmp_path / "model").datasets[0].primary_key == ("Ticket ID",)
    assert told(capsys, "check", tmp_path / "model", "--source", source)["errors"] == 0


def test_a_folder_in_use_is_left_alone(capsys: Out, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    source = PUBLIC_SETS["oulad"]
    told(capsys, "scaffold", source, "--out", folder)
    (folder / "model.yaml").write_text("mine", encoding="utf-8")
    assert main(["scaffold", str(source), "--out", str(folder)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert (folder / "model.yaml").read_text(encoding="utf-8") == "mine"
    told(capsys, "scaffold", source, "--out", folder, "--force")
    assert load(folder).name == "oulad"
    shutil.move(folder / "model.yaml", folder / "mine.yaml")
    assert main(["scaffold", str(source), "--out", str(folder), "--force"]) == 2
    assert "already holds a model: mine.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_a_file_is_no_folder(capsys: Out, tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["scaffold", str(PUBLIC_SETS["oulad"]), "--out", str(tmp_path / out)]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"parlance: {tmp_path}")


def test_the_summary_for_a_person(capsys: Out, tmp_path: Path) -> None:
    source = tmp_path / "people.csv"
    rows = "".join(f"{n},someone{n}@example.org,Town {n % 3}\n" for n in range(30))
    source.write_text(f"id,email,town\n{rows}", encoding="utf-8")
    assert main(["scaffold", str(source), "--out", str(tmp_path / "model")]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == f"Wrote {tmp_path / 'model' / 'model.yaml'}"
    assert "1 datasets: people" in out
    assert "1 personal columns, neither listed nor suggested: people.email" in out
    assert err.splitlines()[0] == f"Reading {source.name}"


def test_the_shipped_models_are_sound_and_fit_the_sample_data(capsys: Out) -> None:
    found = told(capsys, "check", "--source", sample_path())
    assert found["model"] == str(shipped_models())
    assert (found["status"], found["errors"], found["warnings"]) == ("sound", 0, 0)
    for issue in found["issues"]:
        assert set(issue) == {"code", "severity", "message", "hint", "file", "line", "path"}
        assert Path(issue["file"]).is_file()
        assert issue["line"] > 0


def test_every_kind_of_misfit_has_its_place(capsys: Out, tmp_path: Path) -> None:
    source = tmp_path / "orders.csv"
    source.write_text("id,city,amount\n1,Bonn,2.5\n2,Rome,4\n", encoding="utf-8")
    model = tmp_path / "model.yaml"
    model.write_text(MISFIT, encoding="utf-8")
    assert told(capsys, "check", model)["errors"] == 0
    found = told(capsys, "check", model, "--source", source, code=1)
    errors = [issue for issue in found["issues"] if issue["severity"] == "error"]
    assert [(issue["code"], issue["path"]) for issue in errors] == [
        ("missing-column", "datasets/orders/fields/town"),
        ("missing-table", "datasets/shops"),
        ("missing-column", "relationships/orders_shops/from_columns"),
        ("missing-column", "metrics/total/measure/expr"),
    ]
    lines = MISFIT.splitlines()
    assert [lines[issue["line"] - 1].strip().split(",")[0] for issue in errors] == [
        "- {name: town",
        "- name: shops",
        "from_columns: [shop]",
        "- {name: total",
    ]
    assert "town" in errors[0]["message"]
    assert main(["check", str(model), "--source", str(source)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith(f"{model}:{errors[0]['line']}: error missing-column: ")
    assert printed[-1].startswith(f"{model}: 4 errors, ")


MISFIT = """\
semantic_model: {name: small}
datasets:
  - name: orders
    table: orders
    primary_key: [id]
    fields:
      - {name: id, type: integer, role: key}
      - {name: city}
      - {name: town, label: Town}
  - name: shops
    table: shops
    primary_key: [id]
    fields:
      - {name: id, type: integer, role: key}
  - name: receipts
    table: orders
    primary_key: [id]
    fields:
      - {name: id, type: integer, role: key}
relationships:
  - name: orders_shops
    from: orders
    to: shops
    from_columns: [shop]
    to_columns: [id]
metrics:
  - {name: count, type: simple, measure: {agg: count, dataset: orders}}
  - {name: total, type: simple, measure: {agg: sum, dataset: receipts, expr: cost}}
"""


def test_coverage_says_what_can_be_asked(capsys: Out) -> None:
    covered = told(capsys, "check", "--coverage")["coverage"]
    metrics = {metric["name"]: metric for metric in covered["metrics"]}
    model = load(shipped_models())
    assert list(metrics) == [metric.name for metric in model.metrics if not metric.private]
    assert "country" in metrics["watch_time"]["dimensions"]
    assert metrics["watch_time"]["over_time"] is True
    assert "latency" in [collision["word"] for collision in covered["collisions"]]
    assert "please" in covered["ignored_words"]["en"]["politeness"]
    assert main(["check", "--coverage"]) == 0
    printed = capsys.readouterr().out
    assert "\n  politeness: please, " in printed
    assert "\n  latency: e2e_latency (metric), " in printed


def test_a_faulty_model_has_no_coverage(capsys: Out, tmp_path: Path) -> None:
    model = tmp_path / "model.yaml"
    model.write_text(MISFIT.replace("dataset: receipts", "dataset: receits"), encoding="utf-8")
    found = told(capsys, "check", model, "--coverage", code=1)
    assert "coverage" not in found
    (error,) = [issue for issue in found["issues"] if issue["severity"] == "error"]
    assert "receipts" in error["hint"] + error["message"]
