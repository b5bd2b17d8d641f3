"""One's own data: files that are dropped, what was found in them, what is wrong with them, in French."""

OWN_PAGE = "Vos données"
OWN_INTRO = (
    "Déposez ici des fichiers et posez vos questions aussitôt après. Ils sont lus sur ce serveur pour "
    "vous seulement : personne d'autre ne peut les voir ni les interroger. Ils sont supprimés quand vous "
    "le dites, et d'eux-mêmes après {days} jours sans utilisation."
)
OWN_MORE = (
    "Ces données ne sont qu'à vous : personne d'autre ne peut les voir ni les interroger. Elles sont "
    "supprimées quand vous le dites, et d'elles-mêmes après {days} jours sans utilisation."
)
OWN_DROP = "Fichiers à interroger"
OWN_DROP_MORE = "Ajouter des fichiers ; un fichier du même nom remplace le précédent"
OWN_CHOOSE = "Choisir des fichiers"
OWN_HERE = "Déposez les fichiers ici"
OWN_MOST = "Au plus {most} Mo par fichier"
OWN_ADD = "Ajouter des fichiers"
OWN_TAKE_AWAY = "Retirer {name}"
OWN_NOT_SENT = "Non accepté : plus de {most} Mo, ou la connexion a été perdue."
OWN_KINDS = (
    "CSV, TSV, Excel (.xlsx), Parquet, JSON, NDJSON, SQLite et DuckDB. Chaque table, et chaque feuille "
    "qui commence par une ligne de noms, peut être interrogée."
)
OWN_LIMITS = (
    "Au plus {file} Mo par fichier et {all} Mo en tout ; {files} fichiers, {tables} tables, {sheets} "
    "feuilles par classeur, {columns} colonnes par table, {rows} millions de lignes en tout. La lecture "
    "dure au plus {seconds} secondes."
)
OWN_WAITING = "En attente : les fichiers d'autres personnes sont en cours de lecture"
OWN_READING = "Lecture de {name}"
OWN_MODELLING = "Recherche des types, des liens et de ce qu'on peut demander"
OWN_MODELLED = "Types, liens et modèle trouvés et vérifiés"
OWN_TRYING = "Essai des premières questions"
OWN_FILE = "{name} : {tables}"
OWN_READY = "Prêt après {seconds} s. Les questions vont maintenant à vos données."
OWN_NOTHING_LOST = "Ce que vous aviez avant est resté tel quel."
OWN_FOUND = "Ce qui a été trouvé"
OWN_FILES = "Fichiers, avec tables (lignes)"
OWN_LINKS = "Liens entre les tables"
OWN_CAN_ASK = "On peut demander"
OWN_ASKABLE = "{metrics} chiffres, à répartir de {dimensions} façons"
OWN_ASK = "Interroger vos données"
OWN_REMOVE = "Supprimer mes données"
OWN_REMOVE_MEANS = (
    "Les tables, le modèle qui en a été fait, ainsi que les conversations, liens et mots que vous avez "
    "gardés sont supprimés pour de bon. Les fichiers sur votre appareil restent."
)
OWN_REMOVE_NOW = "Tout supprimer pour de bon"
OWN_REMOVED = "Vos données sont supprimées, avec tout ce qui en a été fait."
OWN_GONE = (
    "Vos données ne sont plus ici : elles ont été supprimées, ou n'ont pas servi depuis longtemps. Les "
    "questions vont aux données communes."
)
WHICH_DATA = "Quelles données interroger"
SERVED_DATA = "Données communes"
OWN_DATA = "Vos données"
FROM_OWN = "D'après vos données : {files}"
FROM_SERVED = "D'après les données communes"
OWN_LINK_MADE = "Lien vers cette réponse, qui ne s'ouvre que pour vous :"
OWN_FAULTS = {
    "empty": "{name} est vide. Enregistrez-le de nouveau et déposez-le encore une fois.",
    "unknown_kind": (
        "Les fichiers comme {name} ne peuvent pas être lus. Enregistrez-le en CSV, .xlsx, Parquet, JSON, "
        "SQLite ou DuckDB."
    ),
    "other_kind": (
        "{name} devrait contenir {said}, mais contient {found}. Donnez-lui la bonne extension, ou "
        "enregistrez-le de nouveau."
    ),
    "locked": "{name} est protégé par un mot de passe. Enregistrez-le sans, et déposez-le encore une fois.",
    "incomplete": "{name} est abîmé ou coupé. Enregistrez-le de nouveau et déposez-le encore une fois.",
    "bomb": "{name} dépasse {most} Mo une fois décompressé. Enregistrez ses feuilles en CSV.",
    "too_large": "{name} dépasse {most} Mo. Déposez-en une partie, ou enregistrez-le en Parquet.",
    "too_many_files": "{name} est de trop : {most} fichiers au plus. Supprimez d'abord vos données.",
    "too_much": (
        "Avec {name}, cela ferait plus de {most} Mo. Déposez moins, ou supprimez d'abord vos données."
    ),
    "twice": "{name} a été déposé deux fois ; le premier est pris.",
    "too_many_rows": "{name} a {n} lignes ; {most} au plus en tout. Déposez-en une partie.",
    "too_many_columns": "{name} a {n} colonnes dans {table} ; {most} au plus. Laissez-en de côté.",
    "too_many_tables": "{name} a {n} tables ; {most} au plus en tout. Enregistrez celles qu'il vous faut.",
    "too_many_sheets": (
        "{name} a plus de {most} feuilles. Enregistrez celles qu'il vous faut dans un classeur à part."
    ),
    "no_tables": "{name} ne contient aucune table. Mettez une ligne de noms au-dessus des données.",
    "no_rows": "{name} a des noms de colonnes mais aucune ligne. Enregistrez-le avec ses lignes.",
    "only_views": (
        "{name} n'a que des vues. Une vue est un programme, et aucun n'est exécuté ici : enregistrez-la "
        "comme table."
    ),
    "slow_file": "Lire {name} prend plus de {seconds} secondes. Déposez-en une partie.",
    "too_heavy": (
        "{name} demande plus de mémoire qu'il n'y en a ici. Déposez-en une partie, ou enregistrez-le en CSV."
    ),
    "packed": "{name} est compressé. Décompressez-le et déposez ce qu’il contient.",
    "other_version": (
        "{name} a été écrit par une autre version de DuckDB. Enregistrez ses tables en Parquet et "
        "déposez-les."
    ),
    "no_header": (
        "{name} n’a pas de noms de colonnes au-dessus des lignes. Ajoutez une ligne de noms et "
        "déposez-le de nouveau."
    ),
    "uneven": (
        "La ligne {line} de {name} a {found} cellules au lieu de {expected}. Corrigez cette ligne "
        "et déposez-le de nouveau."
    ),
    "bad_line": "La ligne {line} de {name} est endommagée. Corrigez cette ligne et déposez-le de nouveau.",
    "bad_json": (
        "{name} n’est pas du JSON : voyez la ligne {line}, colonne {column}. Corrigez-le là et "
        "déposez-le de nouveau."
    ),
    "long_number": (
        "{name} a un nombre de milliers de chiffres. Écrivez-le comme texte et déposez-le de nouveau."
    ),
    "large_json": "{name} est trop grand pour être lu en entier. Enregistrez un objet par ligne, en .jsonl.",
    "too_deep": "{name} a trop de niveaux. Enregistrez-le en tables simples et déposez-les.",
    "many_keys": (
        "{name} a des objets avec plus de {most} clés différentes. Enregistrez une liste, avec la "
        "clé comme valeur."
    ),
    "no_text": "{name} n’est pas un texte. Enregistrez-le comme texte en UTF-8 et déposez-le de nouveau.",
    "unreadable": (
        "{name} est illisible. Enregistrez-le de nouveau, ou en CSV ou Parquet, et déposez-le "
        "encore une fois."
    ),
}
OWN_NOTES = {
    "views": (
        "Laissé de côté dans {name} : {names}. Une vue est un programme, et aucun qui vient dans un "
        "fichier n'est exécuté ici. Enregistrez-la comme table pour l'interroger."
    ),
    "same_names": "Colonnes de {name} qui portaient le même nom : {pairs}.",
    "lines_above": "Laissé de côté dans {name} : les lignes au-dessus des noms des colonnes.",
    "below": "Laissé de côté dans {name} : des notes ou des totaux sous les lignes.",
    "last_rows": (
        "Laissé de côté dans {name} : des notes ou des totaux sous les lignes de la feuille {sheet}."
    ),
    "signs": "Les nombres de {name} portent un signe ; il est maintenant dans le nom : {pairs}.",
    "commas": "Dans {name}, la virgule est prise pour le début des décimales : {columns}.",
    "thousands": "Dans {name}, la virgule est prise pour un séparateur de milliers : {columns}.",
    "points": (
        "Dans {name}, 1.234 est pris pour un peu plus que un : {columns}. Écrivez 1234 s’il s’agit "
        "de milliers."
    ),
    "two_numbers": (
        "Dans {name}, 1,234 peut être deux nombres : {columns}. Ils sont lus comme textes ; écrivez "
        "1234 ou 1.234."
    ),
    "two_days": (
        "Dans {name}, le jour ou le mois peut venir d’abord : {columns}. Ils sont lus comme textes "
        "; écrivez 2026-12-31."
    ),
    "no_lists": "Laissé de côté dans {name}, car ce ne sont pas des tables : {keys}.",
    "no_records": "{name} est laissé de côté : il ne contient aucune liste d’objets.",
    "narrow_sheet": "Laissé de côté dans {name} : la feuille {sheet}, qui n’a qu’une colonne.",
    "bare_sheet": "Laissé de côté dans {name} : la feuille {sheet}, qui n’a pas de ligne de noms.",
}
OWN_PROBLEMS = {
    "nothing_read": "Aucun fichier n'a pu être lu.",
    "no_room": "Il n'y a plus de place ici pour le moment. Déposez moins, ou réessayez plus tard.",
    "too_slow": "Cela prend plus d'une minute. Déposez moins de fichiers, ou de plus petits.",
    "ended": "La lecture a été arrêtée. Déposez les fichiers encore une fois.",
    "no_model": (
        "On ne peut rien demander sur ces tables. Déposez des tables avec une ligne de noms et au "
        "moins une ligne en dessous."
    ),
}
OWN_KIND_NAMES = {
    "csv": "du CSV",
    "tsv": "du TSV",
    "json": "du JSON",
    "ndjson": "du NDJSON",
    "parquet": "du Parquet",
    "excel": "un classeur Excel",
    "sqlite": "une base SQLite",
    "duckdb": "une base DuckDB",
    "database": "une base de données",
    "text": "du texte simple",
    "web_page": "une page web",
    "pdf": "un PDF",
    "image": "une image",
    "zip": "une archive zip",
    "gzip": "une archive gzip",
    "old_office": "un ancien document Office",
    "binary": "autre chose que du texte",
}
