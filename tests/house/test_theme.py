"""The settings in .streamlit: known to Streamlit, fetched from nowhere, readable in both themes."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from app.own import limits

FILE = Path(__file__).parents[2] / ".streamlit" / "config.toml"
SETTINGS: dict[str, Any] = tomllib.loads(FILE.read_text())
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.1 AA: contrast of text, and of what carries meaning without being text


def flat(settings: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_setting_is_known_to_streamlit() -> None:
    known = set(config.get_config_options())
    assert set(flat(SETTINGS)) - known == set()


def test_nothing_is_told_or_fetched() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["server"]["maxUploadSize"] == limits.FILE_MB
    assert "://" not in "".join(line.split("#")[0] for line in FILE.read_text().splitlines(keepends=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_charts_can_be_read(theme: str) -> None:
    colours = SETTINGS["theme"][theme]
    ground, panel = colours["backgroundColor"], colours["secondaryBackgroundColor"]
    for name in ("textColor", "linkColor", "grayTextColor"):
        assert contrast(colours[name], ground) >= TEXT, name
        assert contrast(colours[name], panel) >= TEXT, name
    assert contrast(colours["dataframeHeaderTextColor"], colours["dataframeHeaderBackgroundColor"]) >= TEXT
    assert contrast(colours["codeTextColor"], colours["codeBackgroundColor"]) >= TEXT
    assert contrast("#ffffff", colours["primaryColor"]) >= TEXT, "the words on a primary button are white"
    assert contrast(colours["primaryColor"], ground) >= GRAPHIC
    for colour in colours["chartCategoricalColors"]:
        assert contrast(colour, ground) >= GRAPHIC, colour


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_sequence_of_colours_goes_one_way(theme: str) -> None:
    sequence = [luminance(colour) for colour in SETTINGS["theme"][theme]["chartSequentialColors"]]
    assert len(sequence) == len(SETTINGS["theme"][theme]["chartDivergingColors"]) == 10
    assert sequence == sorted(sequence, reverse=theme == "light")


def test_both_themes_set_the_same_things() -> None:
    assert SETTINGS["theme"]["light"].keys() == SETTINGS["theme"]["dark"].keys()
