"""Was die Bildschirme auf Deutsch sagen. Die Namen sind die von en.py."""

LANGUAGE = "Deutsch"

PRODUCT = "Parlance"
ABOUT = "Fragen zum Geschäft in einfachen Worten, beantwortet mit einer Zahl und ihrem Beleg."
ASK_PAGE = "Fragen"
CATALOG_PAGE = "Was kann ich fragen"

HEADLINE = "Stellen Sie eine Frage: Sie bekommen die Zahl und ihren Beleg."
PLACEHOLDER = "Fragen Sie nach Zahlen"
MEANT = "Bedeutet: {text}"
WAYS = "So kann es weitergehen"
WAYS_OFFERED = "{n} Möglichkeiten weiterzuschreiben, mit den Pfeiltasten."
TRY = "Fragen Sie zum Beispiel"
FIRST = {
    "moved": "Was sich zuletzt am meisten bewegt hat",
    "split": "Woraus es sich zusammensetzt",
    "trend": "Wie es sich entwickelt hat",
    "plain": "Was es gibt",
}
SEE_ALL = "Alles, was man fragen kann"
BUILDING = "Die Beispieldaten werden einmal angelegt. Das dauert etwa eine halbe Minute."

EARLIER = "Früher"
QUESTIONS_BEFORE = (
    "Ihre Frage wird beantwortet.",
    "1 Frage ist vor Ihrer an der Reihe.",
    "{n} Fragen sind vor Ihrer an der Reihe.",
)
STOP = "Abbrechen"
STOPPED = (
    "Abgebrochen. Ihre Frage steht wieder im Eingabefeld: Ändern Sie sie, oder stellen Sie sie noch einmal."
)
FAILED = (
    "Bei dieser Frage ist in Parlance selbst ein Fehler aufgetreten; er steht im Protokoll des "
    "Servers. Fragen Sie noch einmal, oder mit anderen Worten."
)
ASK_AGAIN = "Noch einmal fragen"

NEW = "Neues Gespräch"
CONVERSATIONS = "Gespräche"
RENAME = "Name dieses Gesprächs"
CLEAR = "Dieses Gespräch löschen"
CLEAR_MEANS = (
    "Seine Fragen werden endgültig gelöscht. Links, die Sie kopiert haben, gelten weiter; "
    "Ihre Bewertungen bleiben, ohne Verbindung zu Ihnen."
)
CLEAR_NOW = "Endgültig löschen"
CONVERSATION_GONE = (
    "Dieses Gespräch ist nicht hier: Es wurde gelöscht, gehört zu anderen Daten oder zu einem anderen "
    "Browser. Fragen Sie, dann beginnt ein neues."
)
DOWNLOAD = "Als Markdown herunterladen"
MORE_ROWS = "… und {n} weitere Zeilen."
ANSWERED_AT = "beantwortet um {now}"

MAKING = "Die Datei wird erstellt."
MADE = "Die Datei ist fertig."
NOT_MADE = (
    "Diese Datei konnte nicht erstellt werden. Versuchen Sie es noch einmal, oder nehmen Sie eine "
    "andere Art von Datei."
)
NOT_MADE_WHY = "Mehr ist nicht bekannt; vielleicht steht es im Protokoll des Servers."

COPY_LINK = "Link kopieren"
LINK_MADE = "Link zu dieser Antwort:"
LINK_COPIED = "Kopiert:"
NO_LINK = "Es lässt sich kein Link anlegen: Die App kann gerade nichts speichern."
LINKED = "Die Frage dieses Links"
LINK_OPENED = (
    "Aus einem Link vom {made}. Neu beantwortet mit den Daten von heute, für das, was Sie sehen dürfen; "
    "ein Zeitraum wie „letzte Woche“ zählt ab jetzt."
)
LINK_LOST = (
    "Dieser Link führt hier zu nichts: Er ist unvollständig, zu alt oder gehört zu anderen Daten. "
    "Fragen Sie, oder wählen Sie unten eine Frage."
)
THANKS = "Danke. Wer das Modell pflegt, wird es sehen."
WHY = "Was stimmt daran nicht?"
REASONS = {
    "wrong_number": "Die Zahl ist falsch",
    "misread": "Ich wurde falsch verstanden",
    "not_enough": "Es fehlt etwas",
    "hard_to_read": "Es ist schwer zu lesen",
    "other": "Etwas anderes",
}
REMARK = "In Ihren Worten (wer das Modell pflegt, sieht sie und die Frage)"
SEND = "Senden"
NOT_KEPT = (
    "Dieses Gespräch kann nicht gespeichert werden: Es endet, wenn Sie die Seite verlassen. "
    "Seine Antworten stimmen trotzdem."
)

WORDS = "Ihre Wörter"
STANDS_FOR = "„{word}“ {status} als {meaning}"
STANDS_ALONE = "„{word}“ {status}"
SQL = "SQL"

DATA_AS_OF = "Daten bis {as_of}"
CLOCK = "Uhr {now}, {origin}"
ORIGINS = {
    "model": "vom Modell {model} festgelegt",
    "caller": "beim Start der App gesetzt",
    "wall": "die dieses Rechners",
}

STATUSES = {
    "understood": "verstanden",
    "guessed": "vermutet",
    "ignored": "beiseitegelassen",
    "unknown": "unbekannt",
    "taught": "von Ihnen gelernt",
}
ROLES = {
    "metric": "Kennzahl",
    "dimension": "Merkmal",
    "value": "Wert",
    "time": "Zeitraum",
    "number": "Zahl",
    "function": "Wort",
    "unknown": "unbekannt",
}

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

SPEAK = "Sprechen (Beta)"
RECORD = "Frage aufnehmen, auf Englisch"
LISTENING = "Das Gesagte wird erkannt …"
VOICE_KEPT = (
    "Auf diesem Server erkannt, ohne fremden Dienst. Die Aufnahme wird nicht aufbewahrt. Beta: "
    "Namen und Geräusche können falsch verstanden werden."
)
VOICE_CLOSE = "Schließen"
HEARD = "Gehört. Ändern Sie, was falsch ist, und fragen Sie dann."
VOICE_ASK = "Das fragen"
VOICE_REPEAT = "Noch einmal sagen"
VOICE_MEANS = "Würde verstanden als: {text}"
VOICE_MEANS_NOTHING = "Noch wird nicht alles verstanden. Ändern Sie es, oder sagen Sie es noch einmal."
VOICE_OTHERS = "Oder sagten Sie"
VOICE_ENGLISH_ONLY = "Gesprochene Fragen gibt es bisher nur auf Englisch."
VOICE_AGAIN = "Sagen Sie es noch einmal, oder tippen Sie."
VOICE_FAULTS = {
    "too_short": "Das war zu kurz für eine Frage.",
    "too_long": "Das war zu lang: eine Frage darf höchstens 20 Sekunden dauern.",
    "silent": "Es war nichts zu hören.",
    "clipped": "Das war zu laut: die Aufnahme ist verzerrt.",
    "noisy": "Es war zu laut im Hintergrund, um eine Stimme zu verstehen.",
    "no_words": "Es waren keine Wörter zu erkennen.",
    "not_understood": "Das klang nicht nach einer Frage zu diesen Daten.",
    "unsure": "Das kann Verschiedenes gewesen sein.",
    "unreadable": "Die Aufnahme ließ sich nicht lesen.",
    "broken": "Das Erkennen ist gerade fehlgeschlagen.",
}
VOICE_DOUBTS = {
    "noise": "Im Hintergrund war es laut: Prüfen Sie jedes Wort, bevor Sie fragen.",
    "alike": "Nicht sicher: Prüfen Sie jedes Wort, bevor Sie fragen.",
}

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

OWN_PAGE = "Ihre Daten"
OWN_INTRO = (
    "Legen Sie Dateien hier ab und stellen Sie gleich darauf Fragen dazu. Sie werden auf diesem Server "
    "nur für Sie gelesen: Niemand sonst kann sie sehen oder dazu fragen. Sie werden gelöscht, wenn Sie es"
    " sagen, und von selbst nach {days} Tagen ohne Nutzung."
)
OWN_MORE = (
    "Diese Daten gehören nur Ihnen: Niemand sonst kann sie sehen oder dazu fragen. Sie werden gelöscht, "
    "wenn Sie es sagen, und von selbst nach {days} Tagen ohne Nutzung."
)
OWN_DROP = "Dateien, zu denen Sie fragen"
OWN_DROP_MORE = "Dateien hinzufügen; eine gleichen Namens ersetzt die frühere"
OWN_CHOOSE = "Dateien wählen"
OWN_HERE = "Dateien hier ablegen"
OWN_MOST = "Höchstens {most} MB je Datei"
OWN_ADD = "Dateien hinzufügen"
OWN_TAKE_AWAY = "{name} entfernen"
OWN_NOT_SENT = "Nicht angenommen: größer als {most} MB, oder die Verbindung ging verloren."
OWN_KINDS = (
    "CSV, TSV, Excel (.xlsx), Parquet, JSON, NDJSON, SQLite und DuckDB. Zu jeder Tabelle und jedem Blatt "
    "mit einer Zeile von Namen am Anfang kann man fragen."
)
OWN_LIMITS = (
    "Höchstens {file} MB je Datei und {all} MB zusammen; {files} Dateien, {tables} Tabellen, {sheets} "
    "Blätter je Arbeitsmappe, {columns} Spalten je Tabelle, {rows} Millionen Zeilen zusammen. Das Lesen "
    "dauert höchstens {seconds} Sekunden."
)
OWN_WAITING = "Es wird gewartet, bis die Dateien anderer gelesen sind"
OWN_READING = "{name} wird gelesen"
OWN_MODELLING = "Typen, Verbindungen und mögliche Fragen werden gesucht"
OWN_MODELLED = "Typen, Verbindungen und ein Modell sind gefunden und geprüft"
OWN_TRYING = "Die ersten Fragen werden versucht"
OWN_FILE = "{name}: {tables}"
OWN_READY = "Fertig nach {seconds} s. Fragen gehen jetzt an Ihre Daten."
OWN_NOTHING_LOST = "Was Sie vorher hatten, ist noch da wie zuvor."
OWN_FOUND = "Was gefunden wurde"
OWN_FILES = "Dateien mit Tabellen (Zeilen)"
OWN_LINKS = "Verbindungen zwischen Tabellen"
OWN_CAN_ASK = "Man kann fragen nach"
OWN_ASKABLE = "{metrics} Zahlen, aufgeteilt auf {dimensions} Arten"
OWN_ASK = "Zu Ihren Daten fragen"
OWN_REMOVE = "Meine Daten löschen"
OWN_REMOVE_MEANS = (
    "Die Tabellen, das Modell daraus und die Gespräche, Links und Wörter, die Sie dazu gespeichert haben,"
    " werden endgültig gelöscht. Die Dateien auf Ihrem eigenen Gerät bleiben."
)
OWN_REMOVE_NOW = "Alles endgültig löschen"
OWN_REMOVED = "Ihre Daten sind gelöscht, und alles, was daraus gemacht wurde."
OWN_GONE = (
    "Ihre Daten sind nicht mehr hier: Sie wurden gelöscht oder lange nicht genutzt. Fragen gehen an die "
    "gemeinsamen Daten."
)
WHICH_DATA = "Welche Daten gefragt werden"
SERVED_DATA = "Gemeinsame Daten"
OWN_DATA = "Ihre Daten"
FROM_OWN = "Aus Ihren Daten: {files}"
FROM_SERVED = "Aus den gemeinsamen Daten"
OWN_LINK_MADE = "Link zu dieser Antwort, der sich nur für Sie öffnet:"
OWN_FAULTS = {
    "empty": "{name} ist leer. Speichern Sie die Datei neu und legen Sie sie noch einmal ab.",
    "unknown_kind": (
        "Dateien wie {name} sind nicht lesbar. Speichern Sie sie als CSV, .xlsx, Parquet, JSON, SQLite "
        "oder DuckDB."
    ),
    "other_kind": (
        "{name} müsste {said} enthalten, enthält aber {found}. Geben Sie der Datei ihre richtige Endung "
        "oder speichern Sie sie neu."
    ),
    "locked": (
        "{name} ist mit einem Kennwort geschützt. Speichern Sie die Datei ohne, und noch einmal ablegen."
    ),
    "incomplete": (
        "{name} ist beschädigt oder abgeschnitten. Speichern Sie die Datei neu, und noch einmal ablegen."
    ),
    "bomb": "{name} ist entpackt größer als {most} MB. Speichern Sie die Blätter als CSV.",
    "too_large": (
        "{name} ist größer als {most} MB. Nehmen Sie einen Teil davon, oder speichern Sie als Parquet."
    ),
    "too_many_files": (
        "{name} ist eine zu viel: Höchstens {most} Dateien werden angenommen. Löschen Sie zuerst Ihre Daten."
    ),
    "too_much": (
        "Mit {name} wären es zusammen mehr als {most} MB. Nehmen Sie weniger, oder löschen Sie zuerst "
        "Ihre Daten."
    ),
    "twice": "{name} wurde zweimal abgelegt; die erste gilt.",
    "too_many_rows": (
        "{name} hat {n} Zeilen; höchstens {most} zusammen werden angenommen. Nehmen Sie einen Teil davon."
    ),
    "too_many_columns": (
        "{name} hat {n} Spalten in {table}; höchstens {most} werden angenommen. Lassen Sie einige weg."
    ),
    "too_many_tables": (
        "{name} hat {n} Tabellen; höchstens {most} zusammen werden angenommen. Speichern Sie die nötigen."
    ),
    "too_many_sheets": (
        "{name} hat mehr als {most} Blätter. Speichern Sie die nötigen als eigene Arbeitsmappe."
    ),
    "no_tables": "{name} enthält keine Tabelle. Setzen Sie eine Zeile mit Namen über die Daten.",
    "no_rows": "{name} hat Spaltennamen, aber keine Zeilen. Speichern Sie die Datei mit ihren Zeilen.",
    "only_views": (
        "{name} hat nur Sichten. Eine Sicht ist ein Programm, und keines wird hier ausgeführt: Speichern "
        "Sie sie als Tabelle."
    ),
    "slow_file": "{name} zu lesen dauert mehr als {seconds} Sekunden. Nehmen Sie einen Teil davon.",
    "too_heavy": (
        "{name} braucht mehr Speicher, als hier ist. Nehmen Sie einen Teil davon, oder speichern Sie als CSV."
    ),
    "packed": "{name} ist gepackt. Entpacken Sie die Datei und legen Sie ab, was darin ist.",
    "other_version": (
        "{name} ist von einer anderen Version von DuckDB. Speichern Sie die Tabellen als Parquet "
        "und legen Sie diese ab."
    ),
    "no_header": (
        "{name} hat keine Spaltennamen über den Zeilen. Fügen Sie eine Zeile mit Namen hinzu, und "
        "noch einmal ablegen."
    ),
    "uneven": (
        "Zeile {line} von {name} hat {found} Zellen statt {expected}. Berichtigen Sie diese Zeile, "
        "und noch einmal ablegen."
    ),
    "bad_line": (
        "Zeile {line} von {name} ist beschädigt. Berichtigen Sie diese Zeile, und noch einmal ablegen."
    ),
    "bad_json": (
        "{name} ist kein JSON: siehe Zeile {line}, Spalte {column}. Berichtigen Sie es dort, und "
        "noch einmal ablegen."
    ),
    "long_number": (
        "{name} hat eine Zahl mit Tausenden von Ziffern. Schreiben Sie sie als Text, und noch einmal ablegen."
    ),
    "large_json": (
        "{name} ist zu groß, um am Stück gelesen zu werden. Speichern Sie ein Objekt je Zeile, als .jsonl."
    ),
    "too_deep": "{name} ist zu tief verschachtelt. Speichern Sie einfache Tabellen und legen Sie diese ab.",
    "many_keys": (
        "{name} hat Objekte mit mehr als {most} verschiedenen Schlüsseln. Speichern Sie eine Liste "
        "mit dem Schlüssel als Wert."
    ),
    "no_text": "{name} ist kein Text. Speichern Sie die Datei als Text in UTF-8, und noch einmal ablegen.",
    "unreadable": (
        "{name} ist nicht lesbar. Speichern Sie die Datei neu oder als CSV oder Parquet, und noch "
        "einmal ablegen."
    ),
}
OWN_NOTES = {
    "views": (
        "Aus {name} weggelassen: {names}. Eine Sicht ist ein Programm, und keines aus einer Datei wird "
        "hier ausgeführt. Speichern Sie sie als Tabelle, um dazu zu fragen."
    ),
    "same_names": "Spalten von {name}, die gleich hießen: {pairs}.",
    "lines_above": "Aus {name} weggelassen: die Zeilen über den Spaltennamen.",
    "below": "Aus {name} weggelassen: Anmerkungen oder Summen unter den Zeilen.",
    "last_rows": "Aus {name} weggelassen: Anmerkungen oder Summen unter den Zeilen des Blatts {sheet}.",
    "signs": "Zahlen von {name} stehen mit einem Zeichen; es steht nun im Namen: {pairs}.",
    "commas": "In {name} gilt das Komma als Beginn der Nachkommastellen: {columns}.",
    "thousands": "In {name} gilt das Komma als Zeichen zwischen Tausendern: {columns}.",
    "points": (
        "In {name} gilt 1.234 als etwas mehr als eins: {columns}. Schreiben Sie 1234, wenn "
        "Tausender gemeint sind."
    ),
    "two_numbers": (
        "In {name} kann 1,234 zwei Zahlen meinen: {columns}. Sie sind als Text gelesen; schreiben "
        "Sie 1234 oder 1.234."
    ),
    "two_days": (
        "In {name} kann Tag oder Monat vorn stehen: {columns}. Sie sind als Text gelesen; schreiben "
        "Sie 2026-12-31."
    ),
    "no_lists": "Aus {name} weggelassen, weil es keine Tabellen sind: {keys}.",
    "no_records": "{name} wurde weggelassen: Darin ist keine Liste von Objekten.",
    "narrow_sheet": "Aus {name} weggelassen: das Blatt {sheet}, es hat nur eine Spalte.",
    "bare_sheet": "Aus {name} weggelassen: das Blatt {sheet}, es hat keine Zeile mit Namen.",
}
OWN_PROBLEMS = {
    "nothing_read": "Keine Datei war lesbar.",
    "no_room": "Hier ist gerade kein Platz für mehr Daten. Nehmen Sie weniger, oder versuchen Sie es später.",
    "too_slow": "Das dauert länger als eine Minute. Nehmen Sie weniger oder kleinere Dateien.",
    "ended": "Das Lesen wurde beendet. Legen Sie die Dateien noch einmal ab.",
    "no_model": (
        "Diese Tabellen geben nichts zu fragen her. Legen Sie Tabellen mit einer Zeile von Namen "
        "und mindestens einer Zeile darunter ab."
    ),
}
OWN_KIND_NAMES = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "ndjson": "NDJSON",
    "parquet": "Parquet",
    "excel": "eine Excel-Arbeitsmappe",
    "sqlite": "eine SQLite-Datenbank",
    "duckdb": "eine DuckDB-Datenbank",
    "database": "eine Datenbank",
    "text": "einfachen Text",
    "web_page": "eine Webseite",
    "pdf": "ein PDF",
    "image": "ein Bild",
    "zip": "ein Zip-Archiv",
    "gzip": "ein Gzip-Archiv",
    "old_office": "ein altes Office-Dokument",
    "binary": "etwas anderes als Text",
}
