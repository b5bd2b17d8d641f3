"""Around every page: its names, the catalog, the tour, and trouble with the app as a whole, in English.

Sentences with braces are filled in where they are used. How to add words: app/texts/__init__.py.
"""

LANGUAGE = "English"

PRODUCT = "Parlance"
ABOUT = "Business questions in plain words, answered with a number and its proof."
ASK_PAGE = "Ask"
CATALOG_PAGE = "What can I ask"

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
