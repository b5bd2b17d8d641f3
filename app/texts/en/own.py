"""One's own data: files that are dropped, what was found in them, what is wrong with them, in English.

Sentences with braces are filled in where they are used. How to add words: app/texts/__init__.py.
"""

OWN_PAGE = "Your data"
OWN_INTRO = (
    "Drop files here and ask about them a moment later. They are read on this server for you alone: "
    "nobody else can see them or ask about them. They are deleted when you say so, and by themselves "
    "after {days} days without use."
)
OWN_MORE = (
    "These data are yours alone: nobody else can see them or ask about them. They are deleted when you "
    "say so, and by themselves after {days} days without use."
)
OWN_DROP = "Files to ask about"
OWN_DROP_MORE = "Add files; one of the same name takes the place of the one before"
OWN_CHOOSE = "Choose files"
OWN_HERE = "Drop the files here"
OWN_MOST = "At most {most} MB a file"
OWN_ADD = "Add files"
OWN_TAKE_AWAY = "Remove {name}"
OWN_NOT_SENT = "Not taken: larger than {most} MB, or the connection was lost."
OWN_KINDS = (
    "CSV, TSV, Excel (.xlsx), Parquet, JSON, NDJSON, SQLite and DuckDB. Every table, and every sheet with"
    " a row of names at its top, can be asked about."
)
OWN_LIMITS = (
    "At most {file} MB a file and {all} MB in all; {files} files, {tables} tables, {sheets} sheets a "
    "workbook, {columns} columns a table, {rows} million rows in all. Reading takes at most {seconds} "
    "seconds."
)
OWN_WAITING = "Waiting until the files of others are read"
OWN_READING = "Reading {name}"
OWN_MODELLING = "Finding types, links and what can be asked"
OWN_MODELLED = "Types, links and a model were found and checked"
OWN_TRYING = "Trying the first questions"
OWN_FILE = "{name}: {tables}"
OWN_READY = "Ready after {seconds} s. Questions go to your data now."
OWN_NOTHING_LOST = "What you had before is as it was."
OWN_FOUND = "What was found"
OWN_FILES = "Files, with tables (rows)"
OWN_LINKS = "Links between tables"
OWN_CAN_ASK = "Can be asked"
OWN_ASKABLE = "{metrics} numbers, {dimensions} ways to split them"
OWN_ASK = "Ask about your data"
OWN_REMOVE = "Delete my data"
OWN_REMOVE_MEANS = (
    "The tables, the model made from them, and the conversations, links and words you kept for them are "
    "deleted for good. The files on your own machine stay."
)
OWN_REMOVE_NOW = "Delete everything for good"
OWN_REMOVED = "Your data are deleted, and everything that was made from them."
OWN_GONE = (
    "Your data are not here any more: they were deleted, or not used for long. Questions go to the shared"
    " data."
)
WHICH_DATA = "Which data to ask"
SERVED_DATA = "Shared data"
OWN_DATA = "Your data"
FROM_OWN = "From your data: {files}"
FROM_SERVED = "From the shared data"
OWN_LINK_MADE = "Link to this answer, which opens for you alone:"
OWN_FAULTS = {
    "empty": "{name} is empty. Save it again, and drop it once more.",
    "unknown_kind": (
        "Files such as {name} cannot be read. Save it as CSV, .xlsx, Parquet, JSON, SQLite or DuckDB."
    ),
    "other_kind": "{name} should hold {said}, but holds {found}. Give it its right ending, or save it again.",
    "locked": "{name} is protected by a password. Save it without one, and drop it once more.",
    "incomplete": "{name} is damaged or was cut off. Save it again, and drop it once more.",
    "bomb": "{name} unpacks to more than {most} MB. Save its sheets as CSV.",
    "too_large": "{name} is larger than {most} MB. Drop a part of it, or save it as Parquet.",
    "too_many_files": "{name} is one too many: at most {most} files are taken. Delete your data first.",
    "too_much": "With {name} it would be more than {most} MB in all. Drop less, or delete your data first.",
    "twice": "{name} was dropped twice; the first one is taken.",
    "too_many_rows": "{name} has {n} rows; at most {most} in all are taken. Drop a part of it.",
    "too_many_columns": "{name} has {n} columns in {table}; at most {most} are taken. Leave some out.",
    "too_many_tables": "{name} has {n} tables; at most {most} in all are taken. Save those that you need.",
    "too_many_sheets": (
        "{name} has more than {most} sheets. Save those that you need as a workbook of its own."
    ),
    "no_tables": "{name} holds no table. Put a row of names above the data.",
    "no_rows": "{name} has names of columns but no rows. Save it with its rows, and drop it once more.",
    "only_views": "{name} has views only. A view is a program, and none is run here: save it as a table.",
    "slow_file": "{name} takes more than {seconds} seconds to read. Drop a part of it.",
    "too_heavy": "{name} needs more memory than there is here. Drop a part of it, or save it as CSV.",
    "packed": "{name} is packed. Unpack it, and drop what is in it.",
    "other_version": (
        "{name} was written by another version of DuckDB. Save its tables as Parquet, and drop those."
    ),
    "no_header": "{name} has no names of columns above its rows. Add a line of names, and drop it once more.",
    "uneven": (
        "Line {line} of {name} has {found} cells instead of {expected}. Correct that line, and drop "
        "it once more."
    ),
    "bad_line": "Line {line} of {name} is damaged. Correct that line, and drop it once more.",
    "bad_json": (
        "{name} is not JSON: look at line {line}, column {column}. Correct it there, and drop it once more."
    ),
    "long_number": "{name} has a number of thousands of digits. Write it as a text, and drop it once more.",
    "large_json": "{name} is too large to be read as a whole. Save it with one object a line, as .jsonl.",
    "too_deep": "{name} is nested too deeply. Save it as simple tables, and drop those.",
    "many_keys": (
        "{name} has objects with more than {most} different keys. Save it as a list, with the key as a value."
    ),
    "no_text": "{name} is not a text. Save it again as text in UTF-8, and drop it once more.",
    "unreadable": "{name} cannot be read. Save it again, or as CSV or Parquet, and drop it once more.",
}
OWN_NOTES = {
    "views": (
        "Left out of {name}: {names}. A view is a program, and none that comes in a file is run here. "
        "Save it as a table to ask about it."
    ),
    "same_names": "Columns of {name} that had the same name: {pairs}.",
    "lines_above": "Left out of {name}: the lines above the names of the columns.",
    "below": "Left out of {name}: notes or totals below the rows.",
    "last_rows": "Left out of {name}: notes or totals below the rows of sheet {sheet}.",
    "signs": "Numbers of {name} are written with a sign; it stands in the name now: {pairs}.",
    "commas": "In {name} the comma is taken for the beginning of decimals: {columns}.",
    "thousands": "In {name} the comma is taken for a mark between thousands: {columns}.",
    "points": (
        "In {name}, 1.234 is taken for a little more than one: {columns}. Write 1234 if thousands are meant."
    ),
    "two_numbers": (
        "In {name}, 1,234 may be two numbers: {columns}. These are read as texts; write 1234 or 1.234."
    ),
    "two_days": (
        "In {name}, day or month may come first: {columns}. These are read as texts; write 2026-12-31."
    ),
    "no_lists": "Left out of {name}, because they are no tables: {keys}.",
    "no_records": "{name} was left out: it holds no list of objects.",
    "narrow_sheet": "Left out of {name}: sheet {sheet}, which has a single column.",
    "bare_sheet": "Left out of {name}: sheet {sheet}, which has no row of names.",
}
OWN_PROBLEMS = {
    "nothing_read": "No file could be read.",
    "no_room": "There is no room for more data here just now. Drop less, or try again later.",
    "too_slow": "This takes more than a minute. Drop fewer or smaller files.",
    "ended": "The reading was ended. Drop the files once more.",
    "no_model": (
        "These tables give nothing to ask about. Drop tables with a row of names and at least one "
        "row below it."
    ),
}
OWN_KIND_NAMES = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "ndjson": "NDJSON",
    "parquet": "Parquet",
    "excel": "an Excel workbook",
    "sqlite": "a SQLite database",
    "duckdb": "a DuckDB database",
    "database": "a database",
    "text": "plain text",
    "web_page": "a web page",
    "pdf": "a PDF",
    "image": "a picture",
    "zip": "a zip archive",
    "gzip": "a gzip archive",
    "old_office": "an old Office document",
    "binary": "something other than text",
}
