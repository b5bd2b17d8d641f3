"""Around every page: its names, the catalog, the tour, and trouble with the app as a whole, in German."""

LANGUAGE = "Deutsch"

PRODUCT = "Parlance"
ABOUT = "Fragen zum Geschäft in einfachen Worten, beantwortet mit einer Zahl und ihrem Beleg."
ASK_PAGE = "Fragen"
CATALOG_PAGE = "Was kann ich fragen"

CATALOG_INTRO = "{metrics} Kennzahlen und {dimensions} Merkmale zum Aufteilen, wie {model} sie definiert."
SEARCH = "Nach Name oder Bedeutung suchen"
ALSO = "Auch: {names}"
SPLIT_BY = "Aufteilbar nach {names}"
SPLITS = "Teilt auf: {names}"
VALUES = "Zum Beispiel {names}"
UNIT = "in {unit}"
OWNER = "gepflegt von {name}"
A_METRIC = "Kennzahl"
A_DIMENSION = "Merkmal"
DATA_SETS = "Alle Datenbestände"
SHOW_MORE = "{n} weitere zeigen"
ASK_IT = "Fragen"
AND_MORE = "{names} und {n} weitere"
NOTHING_FOUND = "Hier heißt nichts „{text}“."

CANNOT_START = "Parlance konnte seine Daten nicht öffnen."
MODEL_BROKEN = "Das Modell hat Fehler, deshalb wird damit nichts beantwortet."
MORE_FAULTS = "Und {n} weitere."
TRIED_AGAIN = (
    "Es wird alle paar Sekunden neu versucht: Sobald es behoben ist, geht es auf dieser Seite von "
    "selbst weiter."
)
SOURCE_GONE = (
    "Die Quelle dieser Daten ist nicht mehr an ihrem Ort. Geantwortet wird weiter aus dem, was "
    "gelesen wurde. Sobald sie wieder dort ist, wird die nächste Frage daraus beantwortet."
)

TOUR_WORDS = {
    "start": "Rundgang",
    "next": "Weiter",
    "back": "Zurück",
    "skip": "Überspringen",
    "done": "Fertig",
    "count": "{n} von {of}",
}
TOUR_OFFER = {
    "text": "Neu hier? Ein Rundgang von zwei Minuten zeigt, wie man fragt und wie man eine Antwort prüft.",
    "yes": "Rundgang starten",
    "no": "Nein, danke",
}
TOUR = {
    "ask": (
        "Fragen Sie in einfachen Worten",
        "Schreiben Sie die Frage so, wie Sie sie sagen würden: eine Zahl, ein Zeitraum, ein Ort. "
        "Die Eingabetaste stellt sie. „Weiter“ stellt ein Beispiel für Sie.",
    ),
    "sentence": (
        "Lesen Sie zuerst den Satz",
        "Er nennt die Zahl, den Zeitraum und womit verglichen wird. Darunter steht, wie Ihre "
        "Frage verstanden wurde.",
    ),
    "computed": (
        "So wurde gerechnet",
        "Hier stehen Definition, Daten, Filter, verwendete Zeilen und SQL. Nichts bleibt verborgen.",
    ),
    "chips": (
        "Ändern Sie einen Teil",
        "Jeder Teil der Frage steht hier. Nehmen Sie einen weg oder ändern Sie ihn, und es wird "
        "neu geantwortet. Auch Teile des Diagramms lassen sich anklicken.",
    ),
    "take": (
        "Nehmen Sie es mit",
        "Als Excel, CSV, Bild, PDF oder Folie, mit den Zahlen und ihrer Herkunft. Ein Link zeigt es anderen.",
    ),
    "catalog": (
        "Was kann ich fragen",
        "Alle Kennzahlen und alle Merkmale zum Aufteilen, mit Definitionen. Suchen Sie nach "
        "irgendeinem Namen, und klicken Sie auf ein Beispiel.",
    ),
}

NO_PAGE = "Unter dieser Adresse gibt es keine Seite. Fragen können Sie hier."
NEEDS_SCRIPT = "Parlance braucht JavaScript. Dieselben Antworten gibt es auf der Kommandozeile: parlance ask."
OFFLINE = "Offline, Daten von {time}"
CUT_OFF = "Keine Verbindung zu Parlance, Daten von {time}. Es wird weiter versucht."
OFFLINE_TITLE = "Sie sind offline"
OFFLINE_TEXT = "Antworten kommen vom Server, auf dem Parlance läuft, und er ist gerade nicht zu erreichen."
TRY_AGAIN = "Erneut versuchen"
