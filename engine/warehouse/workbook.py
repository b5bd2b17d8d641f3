"""Reads the cells of a workbook in a process of its own:  python workbook.py FILE FOLDER

A damaged file, or a stray cell in the last row and column, makes the library end the whole process.
Writes one pickle a sheet into FOLDER and prints how many, or what is wrong, as JSON. Imports nothing
of Parlance, so that it starts at once.
"""

import json
import pickle
import sys
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

_MEMORY = 4 << 30  # bytes


def main(file: str, folder: str) -> None:
    """Read the file and print the outcome."""
    _limit_memory()
    try:
        with open(file, "rb") as data:  # by content: a wrong ending is no fault
            sheets = _written(CalamineWorkbook.from_filelike(data), Path(folder))
        outcome = json.dumps({"sheets": sheets})
    except PasswordError:
        outcome = json.dumps({"fault": "password"})
    except CalamineError as error:
        outcome = json.dumps({"fault": " ".join(str(error).split())})
    print(outcome)  # noqa: T201


def _written(workbook: CalamineWorkbook, folder: Path) -> list[str]:
    names = [about.name for about in workbook.sheets_metadata if about.typ is SheetTypeEnum.WorkSheet]
    for number, name in enumerate(names):
        sheet = workbook.get_sheet_by_name(name)
        with (folder / f"sheet-{number}.pickle").open("wb") as file:
            pickle.dump((sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []), file)
    return names


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    set_before = [
        limit for limit in resource.getrlimit(resource.RLIMIT_AS) if limit != resource.RLIM_INFINITY
    ]
    most = min(_MEMORY, *set_before) if set_before else _MEMORY  # who starts this may allow less
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:3])
