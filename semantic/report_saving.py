"""Reports written as YAML files; what changes is put into a file so that its comments stay."""

from __future__ import annotations

from pathlib import Path

from semantic.model_changes import changed
from semantic.plain_model import plain_parts
from semantic.report import Report
from semantic.report_io import read_report
from semantic.yaml_edit import text_of, write_files
from semantic.yaml_io import contents_of
from semantic.yaml_spots import spot_at
from semantic.yaml_text import part_text


def report_text(report: Report) -> str:
    """The report as YAML; reading it gives an equal report."""
    return part_text(plain_parts(report), 0) + "\n"


def save_report(report: Report, path: Path) -> None:
    """Make the file hold this report, by the fewest changes, so that its comments stay; or write a new one.

    A file in which the changes cannot be made is written anew, without its comments.
    """
    if not path.exists():
        path.write_text(report_text(report), encoding="utf-8", newline="\n")
        return
    contents = contents_of(path)
    write_files(contents, {str(path): _edited(contents, report) or report_text(report)})


def _edited(contents: dict[str, bytes], report: Report) -> str:
    """The text with the changes put in; "" where that cannot be done."""
    [(file, content)] = contents.items()
    kept, _ = read_report(file, content)
    if kept is None:
        return ""
    texts = {file: text_of(content)}
    try:
        for steps, value in changed(plain_parts(kept.report), plain_parts(report)):
            _, spot = spot_at(texts, steps, value)
            texts[file] = texts[file][: spot.start] + spot.text + texts[file][spot.end :]
    except KeyError:
        return ""
    again, _ = read_report(file, texts[file].encode())
    return texts[file] if again is not None and again.report == report else ""
