"""Around every page: its names, the catalog, the tour, and trouble with the app as a whole, in French."""

LANGUAGE = "Français"

PRODUCT = "Parlance"
ABOUT = "Des questions métier en mots simples, avec pour réponse un chiffre et sa preuve."
ASK_PAGE = "Demander"
CATALOG_PAGE = "Que puis-je demander"

CATALOG_INTRO = "{metrics} indicateurs et {dimensions} façons de les répartir, tels que {model} les définit."
SEARCH = "Chercher par nom ou par sens"
ALSO = "Aussi\u00a0: {names}"
SPLIT_BY = "Se répartit par {names}"
SPLITS = "Répartit {names}"
VALUES = "Par exemple {names}"
UNIT = "en {unit}"
OWNER = "suivi par {name}"
A_METRIC = "Indicateur"
A_DIMENSION = "Façon de répartir"
DATA_SETS = "Tous les jeux de données"
SHOW_MORE = "En montrer {n} de plus"
ASK_IT = "Demander"
AND_MORE = "{names} et {n} de plus"
NOTHING_FOUND = "Rien ici ne s'appelle «\u00a0{text}\u00a0»."

CANNOT_START = "Parlance n'a pas pu ouvrir ses données."
MODEL_BROKEN = "Le modèle contient des erreurs : il ne peut donc rien répondre."
MORE_FAULTS = "Et {n} de plus."
TRIED_AGAIN = (
    "Un nouvel essai a lieu toutes les quelques secondes : dès que c'est réparé, cette page continue "
    "d'elle-même."
)
SOURCE_GONE = (
    "La source de ces données n'est plus à sa place. Les réponses viennent toujours de ce qui en a "
    "été lu. Dès qu'elle sera revenue, la prochaine question y sera cherchée."
)

TOUR_WORDS = {
    "start": "Visite guidée",
    "next": "Suivant",
    "back": "Retour",
    "skip": "Passer",
    "done": "Terminé",
    "count": "{n} sur {of}",
}
TOUR_OFFER = {
    "text": "Nouveau ici\u00a0? En deux minutes une visite montre comment demander et vérifier une réponse.",
    "yes": "Commencer la visite",
    "no": "Non merci",
}
TOUR = {
    "ask": (
        "Demandez avec des mots simples",
        "Écrivez la question comme vous la diriez\u00a0: un chiffre, une période, un lieu. La "
        "touche Entrée l'envoie. «\u00a0Suivant\u00a0» pose un exemple pour vous.",
    ),
    "sentence": (
        "Lisez d'abord la phrase",
        "Elle donne le chiffre, la période et la comparaison. En dessous, comment votre question "
        "a été comprise.",
    ),
    "computed": (
        "Voyez comment c'est calculé",
        "Ici se trouvent la définition, les dates, les filtres, les lignes utilisées et le SQL. "
        "Rien n'est caché.",
    ),
    "chips": (
        "Changez une partie",
        "Chaque partie de la question est ici. Retirez-en une ou changez-la, et la réponse est "
        "refaite. On peut aussi cliquer dans le graphique.",
    ),
    "take": (
        "Emportez-le",
        "En Excel, CSV, image, PDF ou diapositive, avec les chiffres et leur origine. Un lien le "
        "montre aux autres.",
    ),
    "catalog": (
        "Que puis-je demander",
        "Tous les indicateurs et toutes les façons de les répartir, avec leurs définitions. "
        "Cherchez par n'importe quel nom et cliquez sur un exemple.",
    ),
}

NO_PAGE = "Il n'y a pas de page à cette adresse. C'est ici qu'on pose des questions."
NEEDS_SCRIPT = (
    "Parlance a besoin de JavaScript. En ligne de commande, les réponses sont les mêmes\u00a0: parlance ask."
)
OFFLINE = "Hors ligne, données de {time}"
CUT_OFF = "Pas de connexion à Parlance, données de {time}. Nouvel essai en cours."
OFFLINE_TITLE = "Vous êtes hors ligne"
OFFLINE_TEXT = "Les réponses viennent du serveur de Parlance, et il est injoignable pour le moment."
TRY_AGAIN = "Réessayer"
