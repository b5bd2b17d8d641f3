"""make eval: every question of every set, asked and judged. It goes on where an interrupted run stopped."""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from tests.eval.machine import machine
from tests.eval.memory import ROOT, Partial, code_hash, keep_run, last_run
from tests.eval.outcomes import Outcome, outcome
from tests.eval.report import Results, print_change, print_not_good, print_totals
from tests.eval.suites import Suite, databases, public, shipped
from tests.eval.totals import totals
from tests.eval.wordings import wordings


def main(words: Sequence[str] | None = None) -> int:
    """Run, print, and keep the totals."""
    arguments = _arguments(words)
    os.environ.setdefault("PARLANCE_HOME", str(ROOT / ".parlance"))
    started = time.perf_counter(), time.process_time()
    suites = [shipped(), *wordings(), *public(), *databases()]
    if arguments.slice is not None:
        suites = sliced(suites, arguments.slice, arguments.seed)
    partial = Partial(code_hash())
    if len(partial):
        print(f"going on after {len(partial)} results of an interrupted run", file=sys.stderr)
    results = evaluate(suites, partial)
    selection = "all" if arguments.slice is None else f"slice {arguments.slice} seed {arguments.seed}"
    print_totals(results)
    if arguments.list:
        print_not_good(suites, results)
    print_change(selection, last_run(selection), results)
    keep_run(selection, {name: asdict(totals(found)) for name, found in results.items()})
    partial.done()
    cpu = sum(one.cpu for found in results.values() for one in found)
    print(f"\nCPU {cpu:.1f} s for the questions, {time.process_time() - started[1]:.1f} s in this process, "
          f"{time.perf_counter() - started[0]:.1f} s passed\n{machine()}")  # fmt: skip
    return 0


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("--slice", metavar="N", type=int, help="only N questions, drawn from all sets")
    parser.add_argument("--seed", metavar="S", type=int, default=0, help="which N (default: 0)")
    parser.add_argument("--list", action="store_true", help="list what is not good; never of held-out sets")
    return parser.parse_args(words)


def sliced(suites: Sequence[Suite], count: int, seed: int) -> list[Suite]:
    """The suites with `count` of their entries, the same ones for the same seed."""
    every = [entry.id for suite in suites for entry in suite.entries]
    drawn = set(random.Random(seed).sample(every, min(count, len(every))))
    kept = [(suite, tuple(one for one in suite.entries if one.id in drawn)) for suite in suites]
    return [Suite(suite.name, found, suite.open) for suite, found in kept if found]


def evaluate(suites: Sequence[Suite], partial: Partial | None = None) -> Results:
    """The outcomes of every entry, by set; new ones are kept in `partial` at once."""
    return {suite.name: list(_outcomes(suite, partial)) for suite in suites}


def _outcomes(suite: Suite, partial: Partial | None) -> Iterator[Outcome]:
    known = {entry.id: partial.get(suite, entry) for entry in suite.entries} if partial else {}
    with tempfile.TemporaryDirectory() as folder:
        opened = None
        for entry in suite.entries:
            found = known.get(entry.id)
            if found is None:
                opened = opened or suite.open(Path(folder))
                found = outcome(entry, *opened)
                found = replace(found, detail="") if suite.held_out else found
                if partial is not None:
                    partial.add(suite, entry, found)
            yield found
        if opened is not None:
            opened[0].warehouse.close()
            opened[1].close()


if __name__ == "__main__":
    sys.exit(main())
