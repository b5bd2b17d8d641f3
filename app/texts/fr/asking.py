"""The Ask page: asking and speaking, what stands around an answer, and what is kept, in French."""

HEADLINE = "Posez une question, recevez le chiffre et sa preuve."
PLACEHOLDER = "Demandez un chiffre"
MEANT = "Signifie : {text}"
WAYS = "Suites possibles"
WAYS_OFFERED = "{n} suites possibles, avec les flèches."
TRY = "Essayez une de ces questions"
FIRST = {
    "moved": "Ce qui a le plus bougé récemment",
    "split": "De quoi c'est fait",
    "trend": "Comment cela évolue",
    "plain": "Ce qu'il y a",
}
SEE_ALL = "Voir tout ce qu'on peut demander"
BUILDING = "Préparation des données d'exemple, une seule fois. Cela prend environ une demi-minute."

EARLIER = "Plus tôt"
QUESTIONS_BEFORE = (
    "Votre question est en cours de traitement.",
    "1 question passe avant la vôtre.",
    "{n} questions passent avant la vôtre.",
)
STOP = "Arrêter"
STOPPED = "Arrêtée. Votre question est de nouveau dans le champ : modifiez-la ou reposez-la."
FAILED = (
    "Cette question a provoqué une erreur dans Parlance même, notée dans le journal du serveur. "
    "Reposez-la, ou dites-la autrement."
)
ASK_AGAIN = "Reposer la question"

NEW = "Nouvelle conversation"
CONVERSATIONS = "Conversations"
RENAME = "Nom de cette conversation"
CLEAR = "Effacer cette conversation"
CLEAR_MEANS = (
    "Ses questions sont effacées pour de bon. Les liens que vous avez copiés restent valables\u00a0; "
    "les avis que vous avez donnés restent, sans lien avec vous."
)
CLEAR_NOW = "Effacer pour de bon"
CONVERSATION_GONE = (
    "Cette conversation n'est pas ici\u00a0: elle a été effacée, porte sur d'autres données "
    "ou appartient à un autre navigateur. Posez une question et une nouvelle commence."
)
DOWNLOAD = "Télécharger en Markdown"
MORE_ROWS = "… et {n} lignes de plus."
ANSWERED_AT = "répondu à {now}"

MAKING = "Le fichier est en cours de création."
MADE = "Le fichier est prêt."
NOT_MADE = "Ce fichier n'a pas pu être créé. Réessayez, ou prenez un autre type de fichier."
NOT_MADE_WHY = "On n'en sait pas plus ; le journal du serveur le dit peut-être."

COPY_LINK = "Copier le lien"
LINK_MADE = "Lien vers cette réponse\u00a0:"
LINK_COPIED = "Copié\u00a0:"
NO_LINK = "Impossible de créer un lien\u00a0: l'application ne peut rien enregistrer en ce moment."
LINKED = "La question de ce lien"
LINK_OPENED = (
    "D'un lien créé le {made}. La réponse est recalculée avec les données d'aujourd'hui, "
    "pour ce que vous avez le droit de voir\u00a0; une période comme la semaine dernière se compte à partir "
    "de maintenant."
)
LINK_LOST = (
    "Ce lien ne mène à rien ici\u00a0: il est incomplet, trop ancien ou porte sur d'autres données. "
    "Posez une question ou choisissez-en une ci-dessous."
)
THANKS = "Merci. Les personnes qui s'occupent du modèle le verront."
WHY = "Qu'est-ce qui ne va pas\u00a0?"
REASONS = {
    "wrong_number": "Le chiffre est faux",
    "misread": "J'ai été mal compris",
    "not_enough": "Il manque quelque chose",
    "hard_to_read": "C'est difficile à lire",
    "other": "Autre chose",
}
REMARK = "Avec vos mots (les personnes qui s'occupent du modèle les voient avec la question)"
SEND = "Envoyer"
NOT_KEPT = (
    "Cette conversation ne peut pas être enregistrée\u00a0: elle se termine quand vous quittez la page. "
    "Ses réponses sont justes malgré tout."
)

WORDS = "Vos mots"
STANDS_FOR = "«\u00a0{word}\u00a0» {status} comme {meaning}"
STANDS_ALONE = "«\u00a0{word}\u00a0» {status}"
SQL = "SQL"

DATA_AS_OF = "Données jusqu'au {as_of}"
CLOCK = "horloge {now}, {origin}"
ORIGINS = {
    "model": "fixée par le modèle {model}",
    "caller": "réglée au démarrage de l'application",
    "wall": "celle de cette machine",
}

STATUSES = {
    "understood": "compris",
    "guessed": "deviné",
    "ignored": "laissé de côté",
    "unknown": "inconnu",
    "taught": "appris de vous",
}
ROLES = {
    "metric": "indicateur",
    "dimension": "dimension",
    "value": "valeur",
    "time": "période",
    "number": "nombre",
    "function": "mot",
    "unknown": "inconnu",
}

SPEAK = "Parler (bêta)"
RECORD = "Enregistrez votre question, en anglais"
LISTENING = "Reconnaissance de ce que vous avez dit…"
VOICE_KEPT = (
    "Reconnu sur ce serveur, sans aucun autre service. L’enregistrement n’est pas conservé. Bêta : "
    "les noms et le bruit peuvent être mal compris."
)
VOICE_CLOSE = "Fermer"
HEARD = "Entendu. Corrigez ce qui est faux, puis posez la question."
VOICE_ASK = "Poser la question"
VOICE_REPEAT = "Redire"
VOICE_MEANS = "Serait compris ainsi : {text}"
VOICE_MEANS_NOTHING = "Tout n’est pas encore compris. Modifiez-le ou redites-le."
VOICE_OTHERS = "Ou avez-vous dit"
VOICE_ENGLISH_ONLY = "Pour l’instant, les questions ne peuvent être dites qu’en anglais."
VOICE_AGAIN = "Redites-le ou écrivez."
VOICE_FAULTS = {
    "too_short": "C’était trop court pour une question.",
    "too_long": "C’était trop long : dites une question de 20 secondes au plus.",
    "silent": "On n’entendait rien.",
    "clipped": "C’était trop fort : l’enregistrement est déformé.",
    "noisy": "Il y avait trop de bruit pour distinguer une voix.",
    "no_words": "Aucun mot n’a été reconnu.",
    "not_understood": "Cela ne ressemblait pas à une question sur ces données.",
    "unsure": "Cela pouvait être plusieurs choses.",
    "unreadable": "L’enregistrement n’a pas pu être lu.",
    "broken": "La reconnaissance vient d’échouer.",
}
VOICE_DOUBTS = {
    "noise": "Il y avait du bruit : vérifiez chaque mot avant de demander.",
    "alike": "Pas sûr : vérifiez chaque mot avant de demander.",
}
