"""parlance train: learn the weights of the ranking, and how sure it is, anew."""

import argparse
import sys
import time

from app.cli import DONE, FAILED, UsageError


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance train`."""
    command.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where the files say otherwise"
    )
    command.add_argument("--workers", metavar="N", type=int, default=2, help="processes (default: 2)")


def run(arguments: argparse.Namespace) -> int:
    """Learn; then write the files, or compare them."""
    from engine.training.run import differences, learned, write

    if arguments.workers < 1:
        raise UsageError("--workers is at least 1")
    start = time.perf_counter()
    found = learned(lambda line: print(line, file=sys.stderr), arguments.workers)
    ranking = found.ranking
    print(f"{ranking.pairs} pairs of readings: {ranking.wrong_before} in the wrong order by hand, "
          f"{ranking.wrong_after} learned; {time.perf_counter() - start:.0f} s")  # fmt: skip
    lines = list(differences(found))
    for line in lines:
        print(line)
    if arguments.check:
        print("The stored files are not what is learned." if lines else "The stored files are reproduced.")
        return FAILED if lines else DONE
    write(found)
    print("Written." if lines else "Nothing has changed.")
    return DONE
