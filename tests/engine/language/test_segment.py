"""The cheapest covers of a question, against trying all of them."""

from hypothesis import given
from hypothesis import strategies as st

from engine.language.phrases import Phrase
from engine.language.segment import segmentations
from engine.language.weights import WEIGHTS

LENGTH = 5


def phrase(start: int, size: int, cost: int, ignored: bool) -> Phrase:
    kind = "ignored" if ignored else "metric"
    return Phrase(start, min(start + size, LENGTH), kind, f"{start} {size} {cost}", cost / 10, "")  # type: ignore[arg-type]


PHRASES = st.lists(
    st.builds(phrase, st.integers(0, LENGTH - 1), st.integers(1, 3), st.integers(0, 30), st.booleans()),
    max_size=14,
)


def covers(phrases: list[Phrase], at: int = 0) -> list[tuple[Phrase, ...]]:
    if at == LENGTH:
        return [()]
    return [(one, *rest) for one in phrases if one.start == at for rest in covers(phrases, one.end)]


def price(cover: tuple[Phrase, ...]) -> float:
    paid = sum(1 for one in cover if one.kind != "ignored" or one.cost > 0)
    return round(sum(one.cost for one in cover) + WEIGHTS["phrase"] * paid, 4)


@given(PHRASES)
def test_the_cheapest_covers_are_found_in_order(phrases: list[Phrase]) -> None:
    found = segmentations(phrases, LENGTH, keep=6)
    expected = sorted(price(cover) for cover in covers(phrases))[:6]
    assert [round(cost, 4) for cost, _ in found] == expected
    assert [price(path) for _, path in found] == expected


@given(PHRASES)
def test_every_cover_is_whole_and_given_once(phrases: list[Phrase]) -> None:
    unique = list(dict.fromkeys(phrases))
    found = [path for _, path in segmentations(unique, LENGTH)]
    assert len(found) == len(set(found))
    for path in found:
        assert [one.start for one in path] == [0, *(one.end for one in path[:-1])]
        assert path[-1].end == LENGTH


@given(PHRASES)
def test_the_same_lattice_gives_the_same_covers(phrases: list[Phrase]) -> None:
    assert segmentations(phrases, LENGTH) == segmentations(list(phrases), LENGTH)


def test_ties_keep_the_order_of_the_lattice() -> None:
    left, right = phrase(0, 5, 0, False), Phrase(0, 5, "dimension", "other", 0.0, "")
    assert [path for _, path in segmentations([left, right], LENGTH)] == [(left,), (right,)]
    assert [path for _, path in segmentations([right, left], LENGTH)] == [(right,), (left,)]


def test_a_gap_leaves_no_cover() -> None:
    assert segmentations([phrase(0, 2, 0, False), phrase(3, 2, 0, False)], LENGTH) == []


def test_nothing_to_cover_is_covered_by_nothing() -> None:
    assert segmentations([], 0) == [(0.0, ())]
