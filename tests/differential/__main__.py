"""Draw models, rows and questions; hold the engine against a brute-force reading of docs/meaning.md."""

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from tests.differential.cases import Case, case
from tests.differential.shrinking import printed, shrunk
from tests.differential.tally import Result, faults, print_tally
from tests.eval.memory import ROOT, code_hash


def main(words: Sequence[str] | None = None) -> int:
    """Run, print, and return 1 if something is not as it must be."""
    arguments = _arguments(words)
    if arguments.show is not None:
        _show(case(arguments.show, frozenset(arguments.off)), whole=arguments.whole)
        return 0
    os.environ.setdefault("PARLANCE_HOME", str(ROOT / ".parlance"))
    wanted = range(arguments.start, arguments.start + arguments.seeds)
    results = _results(wanted, frozenset(arguments.off), arguments.workers)
    print_tally(results)
    found = faults(results)
    print(*found, sep="\n")
    return 1 if found else 0


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--seeds", metavar="N", type=int, default=3000, help="how many draws (default: 3000)")
    parser.add_argument("--from", metavar="N", type=int, default=0, dest="start", help="the first seed")
    parser.add_argument("--off", metavar="TAG", nargs="*", default=[], help="features not to draw")
    parser.add_argument("--workers", metavar="N", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("--show", metavar="SEED", type=int, help="print one case, made as small as it goes")
    parser.add_argument("--whole", action="store_true", help="with --show: as it was drawn")
    return parser.parse_args(words)


def _show(found: Case, whole: bool) -> None:
    world, outcome = found.world, found.outcome
    if outcome.kind != "same" and not whole:
        world, outcome = shrunk(world, outcome)
    print(printed(world, outcome))


def _results(wanted: Sequence[int], off: frozenset[str], workers: int) -> list[Result]:
    """The results of all seeds; those an interrupted run of the same code has kept are not computed again."""
    kept = Path(os.environ["PARLANCE_HOME"]) / "differential.jsonl"
    kept.parent.mkdir(parents=True, exist_ok=True)
    stamp = f"{code_hash()} {_own_hash()} {' '.join(sorted(off))}"
    known = _known(kept, stamp)
    missing = [seed for seed in wanted if seed not in known]
    last = time.monotonic()
    with kept.open("a" if known else "w") as file, ProcessPoolExecutor(workers) as pool:
        for number, found in enumerate(pool.map(partial(result, off=off), missing, chunksize=10)):
            known[found.seed] = found
            print(json.dumps({"stamp": stamp, **asdict(found)}), file=file, flush=True)
            if time.monotonic() - last > 10:
                last = time.monotonic()
                print(f"{number + 1} of {len(missing)}", file=sys.stderr, flush=True)
    return [known[seed] for seed in wanted]


def _own_hash() -> str:
    texts = (path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    return hashlib.sha256(b"".join(texts)).hexdigest()[:16]


def _known(kept: Path, stamp: str) -> dict[int, Result]:
    lines = kept.read_text().splitlines() if kept.exists() else []
    records = [record for line in lines for record in _record(line) if record.pop("stamp") == stamp]
    return {record["seed"]: Result(**record) for record in records}


def _record(line: str) -> Iterator[dict[str, Any]]:
    """The record of a line; nothing for one that was cut off."""
    try:
        yield json.loads(line)
    except json.JSONDecodeError:
        return


def result(seed: int, off: frozenset[str] = frozenset()) -> Result:
    """What came of one seed."""
    found = case(seed, off)
    return Result(seed, found.outcome.kind, found.outcome.detail, tuple(sorted(found.tags)), found.unclear)


if __name__ == "__main__":
    sys.exit(main())
