"""One's own data: files that are dropped, what was found in them, what is wrong with them, in German."""

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
