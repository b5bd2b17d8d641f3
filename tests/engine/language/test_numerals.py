"""Numbers as people write them."""

import pytest

from engine.language.numerals import Number, read_number
from engine.language.pack import Pack
from engine.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("07", 7),
        ("0", 0),
        ("1,000", 1000),
        ("12,345,678", 12_345_678),
        ("1,000.5", 1000.5),
        ("0.05", 0.05),
        ("10k", 10_000),
        ("10K", 10_000),
        ("2.5k", 2500),
        ("1.5 million", 1_500_000),
        ("1.5m", 1_500_000),
        ("1.5M", 1_500_000),
        ("3 mio", 3_000_000),
        ("2bn", 2_000_000_000),
        ("2 billion", 2_000_000_000),
        ("3 hundred", 300),
        ("3 hundred thousand", 300_000),
        ("two million", 2_000_000),
        ("a hundred", None),
        ("one", 1),
        ("Twelve", 12),
        ("twenty", 20),
        ("twenty five", 25),
        ("twenty-five", 25),
        ("ninety-nine", 99),
        ("a dozen", None),
        ("dozen", 12),
    ],
)
def test_digits_words_and_scales(text: str, value: float | None, pack: Pack) -> None:
    tokens = tokenize(text)
    expected = None if value is None else Number(value, len(tokens))
    assert read_number(tokens, 0, pack) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5%", 0.05),
        ("5 %", 0.05),
        ("5 percent", 0.05),
        ("five percent", 0.05),
        ("5 per cent", 0.05),
        ("5 pct", 0.05),
        ("2 percentage points", 0.02),
        ("0.1 %", 0.001),
        ("twenty-five percent", 0.25),
        ("33.3%", 0.333),
        ("150%", 1.5),
        ("7%", 0.07),
    ],
)
def test_percent_is_a_fraction(text: str, value: float, pack: Pack) -> None:
    tokens = tokenize(text)
    assert read_number(tokens, 0, pack) == Number(value, len(tokens), percent=True)


@pytest.mark.parametrize(
    ("text", "value", "read"),
    [
        ("5 views", 5, "5"),
        ("5 m", 5, "5"),
        ("5 k views", 5, "5"),
        ("twenty views", 20, "twenty"),
        ("twenty twelve", 20, "twenty"),
        ("five twenty", 5, "five"),
        ("twenty - views", 20, "twenty"),
    ],
)
def test_a_number_ends_where_its_words_end(text: str, value: int, read: str, pack: Pack) -> None:
    tokens = tokenize(text)
    number = read_number(tokens, 0, pack)
    assert number == Number(value, len(tokenize(read)))


@pytest.mark.parametrize("text", ["views", "k", "million", "%", "rtx4090", "2026-05", "-", '"5"'])
def test_what_is_no_number(text: str, pack: Pack) -> None:
    assert read_number(tokenize(text), 0, pack) is None


def test_whole_numbers_are_integers(pack: Pack) -> None:
    number = read_number(tokenize("1.5k"), 0, pack)
    assert number is not None
    assert isinstance(number.value, int)
