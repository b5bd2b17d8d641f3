"""The public data sets are whole and as their README says."""

from importlib.resources import files

import duckdb
import pytest

PUBLIC = files("sample_data").joinpath("public")
ROWS = {
    "azure_llm_2023/AzureLLMInferenceTrace_code.csv": 8_819,
    "azure_llm_2023/AzureLLMInferenceTrace_conv.csv": 19_366,
    "oulad/studentVle.csv": 13_905,
    "oulad/vle.csv": 6_364,
    "oulad/courses.csv": 22,
}


@pytest.mark.parametrize("name", ROWS)
def test_rows(name: str) -> None:
    # A connection of its own: the module's default one is shared with every other test of the process.
    with duckdb.connect() as connection:
        assert len(connection.read_csv(str(PUBLIC.joinpath(name))).fetchall()) == ROWS[name]


def test_credits_are_kept() -> None:
    text = PUBLIC.joinpath("README.md").read_text("utf-8")
    for credit in ("CC BY 4.0", "Patel et al.", "Kuzilek, Hlosta and Zdrahal", "Azure/AzurePublicDataset"):
        assert credit in text
