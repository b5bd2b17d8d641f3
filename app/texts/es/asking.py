"""The Ask page: asking and speaking, what stands around an answer, and what is kept, in Spanish."""

HEADLINE = "Haga una pregunta y reciba el número con su prueba."
PLACEHOLDER = "Pregunte por sus números"
MEANT = "Significa: {text}"
WAYS = "Cómo puede seguir"
WAYS_OFFERED = "{n} maneras de seguir, con las flechas."
TRY = "Pruebe una de estas"
FIRST = {
    "moved": "Lo que más cambió últimamente",
    "split": "De qué se compone",
    "trend": "Cómo ha evolucionado",
    "plain": "Lo que hay",
}
SEE_ALL = "Ver todo lo que se puede preguntar"
BUILDING = "Se preparan los datos de ejemplo, solo esta vez. Tarda alrededor de medio minuto."

EARLIER = "Antes"
QUESTIONS_BEFORE = (
    "Se está respondiendo a su pregunta.",
    "Hay 1 pregunta antes de la suya.",
    "Hay {n} preguntas antes de la suya.",
)
STOP = "Detener"
STOPPED = "Detenida. Su pregunta está otra vez en el cuadro: cámbiela o hágala de nuevo."
FAILED = (
    "Esta pregunta terminó en un fallo del propio Parlance, anotado en el registro del servidor. "
    "Pregunte otra vez, o con otras palabras."
)
ASK_AGAIN = "Preguntar otra vez"

NEW = "Nueva conversación"
CONVERSATIONS = "Conversaciones"
RENAME = "Nombre de esta conversación"
CLEAR = "Borrar esta conversación"
CLEAR_MEANS = (
    "Sus preguntas se borran para siempre. Los enlaces que copió siguen funcionando; "
    "las opiniones que dio se quedan, sin relación con usted."
)
CLEAR_NOW = "Borrar para siempre"
CONVERSATION_GONE = (
    "Esa conversación no está aquí: se borró, es sobre otros datos o pertenece a otro navegador. "
    "Pregunte y empezará una nueva."
)
DOWNLOAD = "Descargar como Markdown"
MORE_ROWS = "… y {n} filas más."
ANSWERED_AT = "respondida a las {now}"

MAKING = "Se está creando el archivo."
MADE = "El archivo está listo."
NOT_MADE = "No se pudo crear este archivo. Inténtelo de nuevo o elija otro tipo de archivo."
NOT_MADE_WHY = "No se sabe más; quizá lo diga el registro del servidor."

COPY_LINK = "Copiar enlace"
LINK_MADE = "Enlace a esta respuesta:"
LINK_COPIED = "Copiado:"
NO_LINK = "No se puede crear un enlace: la aplicación no puede guardar nada en este momento."
LINKED = "La pregunta de este enlace"
LINK_OPENED = (
    "De un enlace creado el {made}. Se responde de nuevo con los datos de hoy, para lo que usted puede ver; "
    "un período como la semana pasada se cuenta desde ahora."
)
LINK_LOST = (
    "Este enlace no lleva a nada aquí: está incompleto, es demasiado antiguo o es sobre otros datos. "
    "Pregunte, o elija una pregunta de abajo."
)
THANKS = "Gracias. Lo verán quienes cuidan del modelo."
WHY = "¿Qué tiene de malo?"
REASONS = {
    "wrong_number": "El número está mal",
    "misread": "No se me entendió bien",
    "not_enough": "Falta algo",
    "hard_to_read": "Es difícil de leer",
    "other": "Otra cosa",
}
REMARK = "En sus palabras (quienes cuidan del modelo ven esto y la pregunta)"
SEND = "Enviar"
NOT_KEPT = (
    "Esta conversación no se puede guardar: termina cuando usted sale de la página. "
    "Sus respuestas son correctas de todos modos."
)

WORDS = "Sus palabras"
STANDS_FOR = "«{word}» {status} como {meaning}"
STANDS_ALONE = "«{word}» {status}"
SQL = "SQL"

DATA_AS_OF = "Datos hasta el {as_of}"
CLOCK = "reloj {now}, {origin}"
ORIGINS = {
    "model": "fijado por el modelo {model}",
    "caller": "fijado al iniciar la aplicación",
    "wall": "el de este equipo",
}

STATUSES = {
    "understood": "entendido",
    "guessed": "supuesto",
    "ignored": "dejado de lado",
    "unknown": "desconocido",
    "taught": "enseñado por usted",
}
ROLES = {
    "metric": "indicador",
    "dimension": "dimensión",
    "value": "valor",
    "time": "período",
    "number": "número",
    "function": "palabra",
    "unknown": "desconocido",
}

SPEAK = "Hablar (beta)"
RECORD = "Grabe su pregunta, en inglés"
LISTENING = "Se reconoce lo que dijo …"
VOICE_KEPT = (
    "Se reconoce en este servidor, sin ningún otro servicio. La grabación no se guarda. Beta: los "
    "nombres y el ruido pueden entenderse mal."
)
VOICE_CLOSE = "Cerrar"
HEARD = "Oído. Corrija lo que esté mal y luego pregunte."
VOICE_ASK = "Preguntar esto"
VOICE_REPEAT = "Decirlo otra vez"
VOICE_MEANS = "Se entendería como: {text}"
VOICE_MEANS_NOTHING = "Aún no se entiende todo. Cámbielo o dígalo otra vez."
VOICE_OTHERS = "¿O dijo usted…?"
VOICE_ENGLISH_ONLY = "Por ahora, las preguntas solo se pueden hablar en inglés."
VOICE_AGAIN = "Dígalo otra vez o escriba."
VOICE_FAULTS = {
    "too_short": "Fue demasiado corto para una pregunta.",
    "too_long": "Fue demasiado largo: diga una pregunta de 20 segundos como máximo.",
    "silent": "No se oyó nada.",
    "clipped": "Fue demasiado fuerte: la grabación está distorsionada.",
    "noisy": "Había demasiado ruido para distinguir una voz.",
    "no_words": "No se distinguió ninguna palabra.",
    "not_understood": "No sonó como una pregunta sobre estos datos.",
    "unsure": "Pudieron ser varias cosas.",
    "unreadable": "No se pudo leer la grabación.",
    "broken": "El reconocimiento falló ahora mismo.",
}
VOICE_DOUBTS = {
    "noise": "Había ruido: revise cada palabra antes de preguntar.",
    "alike": "No es seguro: revise cada palabra antes de preguntar.",
}
