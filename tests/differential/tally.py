"""What a run covered and what came of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

FLOORS = {"two_facts": 0.20, "bridge": 0.10, "orphans": 0.10, "validity": 0.10, "metric rolling": 0.10}
MOST_REFUSED = 0.10


@dataclass(frozen=True)
class Result:
    """A case as it is kept: `kind` same, refused, different or failed; `detail` a code or what differs."""

    seed: int
    kind: str
    detail: str
    tags: tuple[str, ...]
    unclear: int = 0


def share(results: Sequence[Result], tag: str) -> float:
    """The part of the draws that were compared and have the tag, of all draws."""
    compared = [one for one in results if one.kind != "refused"]
    return sum(tag in one.tags for one in compared) / max(len(results), 1)


def refused(results: Sequence[Result]) -> float:
    """The part of the draws that the engine refused."""
    return sum(one.kind == "refused" for one in results) / max(len(results), 1)


def wrong(results: Sequence[Result]) -> list[Result]:
    """Different answers and unexpected exceptions."""
    return [one for one in results if one.kind in ("different", "failed")]


def faults(results: Sequence[Result]) -> list[str]:
    """Why the run is not good, a line each; nothing if it is."""
    found = [f"seed {one.seed}: {one.kind}, {one.detail[:300]}" for one in wrong(results)]
    if refused(results) >= MOST_REFUSED:
        found.append(f"{refused(results):.1%} refused, {dict(_codes(results))}")
    for tag, floor in FLOORS.items():
        if share(results, tag) < floor:
            found.append(f"only {share(results, tag):.1%} with {tag}, must be {floor:.0%}")
    return found


def _codes(results: Sequence[Result]) -> list[tuple[str, int]]:
    return Counter(one.detail for one in results if one.kind == "refused").most_common()


def print_tally(results: Sequence[Result]) -> None:
    """The table of coverage, refusals by code, and what is wrong."""
    tags = Counter(tag for one in results for tag in one.tags)
    print(f"{'feature':26}{'draws':>8}{'of all':>9}{'compared':>10}{'differ':>8}")
    for tag, count in sorted(tags.items(), key=lambda item: (-item[1], item[0])):
        bad = sum(tag in one.tags for one in wrong(results))
        print(f"{tag:26}{count:8}{count / len(results):9.1%}{share(results, tag):10.1%}{bad:8}")
    print(f"\nrefused {refused(results):.1%}")
    for code, count in _codes(results):
        print(f"  {code:26}{count:6}")
    print(f"unclear draws thrown away: {sum(one.unclear for one in results)}")
    print(f"{len(results)} draws, {len(wrong(results))} different or failed")
