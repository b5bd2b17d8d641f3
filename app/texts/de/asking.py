"""The Ask page: asking and speaking, what stands around an answer, and what is kept, in German."""

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
