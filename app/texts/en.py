"""What the screens say in English around answers, which are told in their own language.

Sentences with braces are filled in where they are used. How to add words: app/texts/__init__.py.
"""

LANGUAGE = "English"

PRODUCT = "Parlance"
ABOUT = "Business questions in plain words, answered with a number and its proof."
ASK_PAGE = "Ask"
CATALOG_PAGE = "What can I ask"

HEADLINE = "Ask a question, get the number and its proof."
PLACEHOLDER = "Ask about your numbers"
MEANT = "Means: {text}"
WAYS = "Ways to go on"
WAYS_OFFERED = "{n} ways to go on, with the arrow keys."
TRY = "Try one of these"
FIRST = {
    "moved": "What moved most lately",
    "split": "What it is made of",
    "trend": "How it has gone",
    "plain": "What there is",
}
SEE_ALL = "See all that can be asked"
BUILDING = "Building the sample data, once. This takes about half a minute."

EARLIER = "Earlier"
QUESTIONS_BEFORE = (
    "Your question is being answered.",
    "1 question before yours.",
    "{n} questions before yours.",
)
"""By how many there are: none, one, more."""
STOP = "Stop"
STOPPED = "Stopped. Your question stands in the box again, to be changed or asked as it is."
FAILED = (
    "This question ended in a fault of Parlance itself, which is noted in the log of the server. "
    "Ask it again, or in other words."
)
ASK_AGAIN = "Ask it again"

NEW = "New conversation"
CONVERSATIONS = "Conversations"
RENAME = "Name of this conversation"
CLEAR = "Clear this conversation"
CLEAR_MEANS = (
    "Its questions are deleted for good. Links that you copied go on working; "
    "opinions that you gave stay, without a tie to you."
)
CLEAR_NOW = "Clear it for good"
CONVERSATION_GONE = (
    "That conversation is not here: it was cleared, it is over other data, or it belongs to another browser. "
    "Ask, and a new one begins."
)
DOWNLOAD = "Download as Markdown"
MORE_ROWS = "… and {n} more rows."
ANSWERED_AT = "answered at {now}"

MAKING = "The file is being made."
MADE = "The file is made."
NOT_MADE = "This file could not be made. Try again, or take another kind of file."
NOT_MADE_WHY = "Nothing more is known; the log of the server may say."

COPY_LINK = "Copy link"
LINK_MADE = "Link to this answer:"
LINK_COPIED = "Copied:"
NO_LINK = "No link can be made: the app cannot keep anything at the moment."
LINKED = "The question of this link"
LINK_OPENED = (
    "From a link made on {made}. It is answered anew from the data of today, for what you may see; "
    "a period such as last week is meant from now."
)
LINK_LOST = (
    "This link leads nowhere here: it is incomplete, too old, or made over other data. "
    "Ask, or choose a question below."
)
THANKS = "Thank you. Those who look after the model will see it."
WHY = "What is wrong with it?"
REASONS = {
    "wrong_number": "The number is wrong",
    "misread": "I was misunderstood",
    "not_enough": "Something is missing",
    "hard_to_read": "It is hard to read",
    "other": "Something else",
}
REMARK = "In your words (those who look after the model see this and the question)"
SEND = "Send"
NOT_KEPT = (
    "This conversation cannot be kept: it ends when you leave the page. Its answers are right all the same."
)

WORDS = "Your words"
STANDS_FOR = "“{word}” {status} as {meaning}"
STANDS_ALONE = "“{word}” {status}"
SQL = "SQL"

DATA_AS_OF = "Data as of {as_of}"
CLOCK = "clock {now}, {origin}"
ORIGINS = {
    "model": "declared by the model {model}",
    "caller": "set when the app was started",
    "wall": "this machine's",
}

STATUSES = {
    "understood": "understood",
    "guessed": "guessed",
    "ignored": "left aside",
    "unknown": "unknown",
    "taught": "taught by you",
}
ROLES = {
    "metric": "metric",
    "dimension": "dimension",
    "value": "value",
    "time": "period",
    "number": "number",
    "function": "word",
    "unknown": "unknown",
}

CATALOG_INTRO = "{metrics} numbers and {dimensions} ways to split them, as {model} defines them."
SEARCH = "Search by name or meaning"
ALSO = "Also called {names}"
SPLIT_BY = "Split by {names}"
SPLITS = "Splits {names}"
VALUES = "Such as {names}"
UNIT = "in {unit}"
OWNER = "looked after by {name}"
A_METRIC = "Number"
A_DIMENSION = "Way to split"
DATA_SETS = "All data sets"
SHOW_MORE = "Show {n} more"
ASK_IT = "Ask"
AND_MORE = "{names} and {n} more"
NOTHING_FOUND = 'Nothing here is called "{text}".'

SPEAK = "Speak (beta)"
RECORD = "Record your question, in English"
LISTENING = "Listening to what you said …"
VOICE_KEPT = (
    "Recognised on this server without any other service. The recording is not kept. Beta: names "
    "and noise may be misheard."
)
VOICE_CLOSE = "Close"
HEARD = "Heard. Change it where it is wrong, then ask."
VOICE_ASK = "Ask this"
VOICE_REPEAT = "Say it again"
VOICE_MEANS = "Would be taken for: {text}"
VOICE_MEANS_NOTHING = "Not all of this is understood yet. Change it, or say it again."
VOICE_OTHERS = "Or did you say"
VOICE_ENGLISH_ONLY = "Questions can be spoken in English only, so far."
VOICE_AGAIN = "Say it again, or type."
VOICE_FAULTS = {
    "too_short": "That was too short to be a question.",
    "too_long": "That was too long: say one question of at most 20 seconds.",
    "silent": "There was nothing to hear.",
    "clipped": "That was too loud: the recording is distorted.",
    "noisy": "There was too much noise to make out a voice.",
    "no_words": "No words were made out.",
    "not_understood": "That did not sound like a question about these data.",
    "unsure": "That may have been several things.",
    "unreadable": "The recording could not be read.",
    "broken": "Listening failed just now.",
}
VOICE_DOUBTS = {
    "noise": "There was noise: check each word before you ask.",
    "alike": "Not sure: check each word before you ask.",
}

CANNOT_START = "Parlance cannot open its data."
MODEL_BROKEN = "The model has faults, so nothing is answered by it."
MORE_FAULTS = "And {n} more."
TRIED_AGAIN = "It is tried again every few seconds: once it is mended, this page goes on by itself."
SOURCE_GONE = (
    "The source of these data is not at its place any more. Answers go on from what was read of it. "
    "Put it back, and the next question is answered from it."
)

TOUR_WORDS = {
    "start": "Tour",
    "next": "Next",
    "back": "Back",
    "skip": "Skip",
    "done": "Done",
    "count": "{n} of {of}",
}
TOUR_OFFER = {
    "text": "New here? A tour of two minutes shows how to ask, and how to check an answer.",
    "yes": "Start the tour",
    "no": "No, thank you",
}
TOUR = {
    "ask": (
        "Ask in plain words",
        "Type a question as you would say it: a number, a period, a place. Enter asks it. Next "
        "asks an example for you.",
    ),
    "sentence": (
        "Read the sentence first",
        "It gives the number, the period and what it is compared with. Under it stands how your "
        "question was understood.",
    ),
    "computed": (
        "See how it was computed",
        "Open this for the definition, the dates, the filters, the rows that were used and the "
        "SQL. Nothing is hidden.",
    ),
    "chips": (
        "Change a part",
        "Each part of the question stands here. Take one away or change it, and it is answered "
        "anew. Marks of the chart can be clicked too.",
    ),
    "take": (
        "Take it away",
        "As Excel, CSV, a picture, PDF or slide, with its numbers and how they came about. A link"
        " shows it to others.",
    ),
    "catalog": (
        "What can I ask",
        "All numbers and all ways to split them, with definitions. Search by any name, and click "
        "an example to ask it.",
    ),
}

NO_PAGE = "There is no page at this address. Here is where questions are asked."
NEEDS_SCRIPT = "Parlance needs JavaScript. The same answers come from the command line: parlance ask."
OFFLINE = "Offline, showing data as of {time}"
CUT_OFF = "No connection to Parlance, showing data as of {time}. Trying again."
OFFLINE_TITLE = "You are offline"
OFFLINE_TEXT = "Answers come from the server that Parlance runs on, and it cannot be reached now."
TRY_AGAIN = "Try again"

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
