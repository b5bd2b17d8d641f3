"""Around every page: its names, the catalog, the tour, and trouble with the app as a whole, in Spanish."""

LANGUAGE = "Español"

PRODUCT = "Parlance"
ABOUT = "Preguntas del negocio en palabras sencillas, respondidas con un número y su prueba."
ASK_PAGE = "Preguntar"
CATALOG_PAGE = "Qué puedo preguntar"

CATALOG_INTRO = "{metrics} indicadores y {dimensions} maneras de desglosarlos, tal como los define {model}."
SEARCH = "Buscar por nombre o significado"
ALSO = "También: {names}"
SPLIT_BY = "Se desglosa por {names}"
SPLITS = "Desglosa {names}"
VALUES = "Por ejemplo {names}"
UNIT = "en {unit}"
OWNER = "a cargo de {name}"
A_METRIC = "Indicador"
A_DIMENSION = "Manera de desglosar"
DATA_SETS = "Todos los conjuntos de datos"
SHOW_MORE = "Mostrar {n} más"
ASK_IT = "Preguntar"
AND_MORE = "{names} y {n} más"
NOTHING_FOUND = "Aquí no hay nada que se llame «{text}»."

CANNOT_START = "Parlance no pudo abrir sus datos."
MODEL_BROKEN = "El modelo tiene errores, por eso no se responde con él."
MORE_FAULTS = "Y {n} más."
TRIED_AGAIN = "Se intenta de nuevo cada pocos segundos: en cuanto esté arreglado, esta página sigue sola."
SOURCE_GONE = (
    "La fuente de estos datos ya no está en su sitio. Se sigue respondiendo con lo que se leyó de "
    "ella. Cuando vuelva a estar, la siguiente pregunta se responderá con ella."
)

TOUR_WORDS = {
    "start": "Visita guiada",
    "next": "Siguiente",
    "back": "Atrás",
    "skip": "Saltar",
    "done": "Listo",
    "count": "{n} de {of}",
}
TOUR_OFFER = {
    "text": "¿Es nuevo aquí? En dos minutos una visita muestra cómo preguntar y comprobar una respuesta.",
    "yes": "Empezar la visita",
    "no": "No, gracias",
}
TOUR = {
    "ask": (
        "Pregunte con palabras sencillas",
        "Escriba la pregunta como la diría: un número, un período, un lugar. La tecla Intro la "
        "envía. «Siguiente» hace un ejemplo por usted.",
    ),
    "sentence": (
        "Lea primero la frase",
        "Da el número, el período y con qué se compara. Debajo está cómo se entendió su pregunta.",
    ),
    "computed": (
        "Vea cómo se ha calculado",
        "Aquí están la definición, las fechas, los filtros, las filas usadas y el SQL. No se oculta nada.",
    ),
    "chips": (
        "Cambie una parte",
        "Cada parte de la pregunta está aquí. Quite una o cámbiela y se responde de nuevo. "
        "También se puede hacer clic en el gráfico.",
    ),
    "take": (
        "Lléveselo",
        "Como Excel, CSV, imagen, PDF o diapositiva, con sus números y su origen. Un enlace lo "
        "muestra a otros.",
    ),
    "catalog": (
        "Qué puedo preguntar",
        "Todos los indicadores y todas las maneras de desglosarlos, con definiciones. Busque por "
        "cualquier nombre y haga clic en un ejemplo.",
    ),
}

NO_PAGE = "No hay ninguna página en esta dirección. Aquí es donde se pregunta."
NEEDS_SCRIPT = (
    "Parlance necesita JavaScript. Las mismas respuestas se obtienen en la línea de comandos: parlance ask."
)
OFFLINE = "Sin conexión, datos de las {time}"
CUT_OFF = "Sin conexión con Parlance, datos de las {time}. Se sigue intentando."
OFFLINE_TITLE = "No tiene conexión"
OFFLINE_TEXT = "Las respuestas vienen del servidor de Parlance, y ahora no se puede llegar a él."
TRY_AGAIN = "Intentar de nuevo"
