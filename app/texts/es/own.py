"""One's own data: files that are dropped, what was found in them, what is wrong with them, in Spanish."""

OWN_PAGE = "Sus datos"
OWN_INTRO = (
    "Suelte aquí sus archivos y pregunte sobre ellos enseguida. Se leen en este servidor solo para usted:"
    " nadie más puede verlos ni preguntar por ellos. Se borran cuando usted lo diga, y por sí solos tras "
    "{days} días sin uso."
)
OWN_MORE = (
    "Estos datos son solo suyos: nadie más puede verlos ni preguntar por ellos. Se borran cuando usted lo"
    " diga, y por sí solos tras {days} días sin uso."
)
OWN_DROP = "Archivos sobre los que preguntar"
OWN_DROP_MORE = "Añadir archivos; uno del mismo nombre sustituye al anterior"
OWN_CHOOSE = "Elegir archivos"
OWN_HERE = "Suelte los archivos aquí"
OWN_MOST = "Como máximo {most} MB por archivo"
OWN_ADD = "Añadir archivos"
OWN_TAKE_AWAY = "Quitar {name}"
OWN_NOT_SENT = "No se aceptó: más de {most} MB, o se perdió la conexión."
OWN_KINDS = (
    "CSV, TSV, Excel (.xlsx), Parquet, JSON, NDJSON, SQLite y DuckDB. Se puede preguntar por cada tabla y"
    " por cada hoja que empiece con una fila de nombres."
)
OWN_LIMITS = (
    "Como máximo {file} MB por archivo y {all} MB en total; {files} archivos, {tables} tablas, {sheets} "
    "hojas por libro, {columns} columnas por tabla, {rows} millones de filas en total. La lectura dura "
    "como máximo {seconds} segundos."
)
OWN_WAITING = "A la espera de que se lean los archivos de otros"
OWN_READING = "Leyendo {name}"
OWN_MODELLING = "Buscando tipos, relaciones y lo que se puede preguntar"
OWN_MODELLED = "Tipos, relaciones y un modelo encontrados y comprobados"
OWN_TRYING = "Probando las primeras preguntas"
OWN_FILE = "{name}: {tables}"
OWN_READY = "Listo tras {seconds} s. Las preguntas van ahora a sus datos."
OWN_NOTHING_LOST = "Lo que tenía antes sigue igual."
OWN_FOUND = "Lo que se encontró"
OWN_FILES = "Archivos, con tablas (filas)"
OWN_LINKS = "Relaciones entre tablas"
OWN_CAN_ASK = "Se puede preguntar por"
OWN_ASKABLE = "{metrics} cifras, con {dimensions} formas de dividirlas"
OWN_ASK = "Preguntar por sus datos"
OWN_REMOVE = "Borrar mis datos"
OWN_REMOVE_MEANS = (
    "Las tablas, el modelo hecho con ellas y las conversaciones, enlaces y palabras que guardó se borran "
    "para siempre. Los archivos de su propio equipo se quedan."
)
OWN_REMOVE_NOW = "Borrar todo para siempre"
OWN_REMOVED = "Sus datos se han borrado, con todo lo que se hizo a partir de ellos."
OWN_GONE = (
    "Sus datos ya no están aquí: se borraron o llevaban mucho tiempo sin uso. Las preguntas van a los "
    "datos comunes."
)
WHICH_DATA = "A qué datos preguntar"
SERVED_DATA = "Datos comunes"
OWN_DATA = "Sus datos"
FROM_OWN = "De sus datos: {files}"
FROM_SERVED = "De los datos comunes"
OWN_LINK_MADE = "Enlace a esta respuesta, que solo se abre para usted:"
OWN_FAULTS = {
    "empty": "{name} está vacío. Guárdelo de nuevo y suéltelo otra vez.",
    "unknown_kind": (
        "Los archivos como {name} no se pueden leer. Guárdelo como CSV, .xlsx, Parquet, JSON, SQLite o "
        "DuckDB."
    ),
    "other_kind": (
        "{name} debería contener {said}, pero contiene {found}. Dele su extensión correcta o guárdelo de "
        "nuevo."
    ),
    "locked": "{name} está protegido con contraseña. Guárdelo sin ella y suéltelo otra vez.",
    "incomplete": "{name} está dañado o cortado. Guárdelo de nuevo y suéltelo otra vez.",
    "bomb": "{name} ocupa más de {most} MB al descomprimirse. Guarde sus hojas como CSV.",
    "too_large": "{name} ocupa más de {most} MB. Suelte una parte, o guárdelo como Parquet.",
    "too_many_files": "{name} sobra: se aceptan como máximo {most} archivos. Borre antes sus datos.",
    "too_much": "Con {name} serían más de {most} MB en total. Suelte menos, o borre antes sus datos.",
    "twice": "{name} se soltó dos veces; vale el primero.",
    "too_many_rows": "{name} tiene {n} filas; se aceptan como máximo {most} en total. Suelte una parte.",
    "too_many_columns": "{name} tiene {n} columnas en {table}; se aceptan como máximo {most}. Quite algunas.",
    "too_many_tables": (
        "{name} tiene {n} tablas; se aceptan como máximo {most} en total. Guarde las necesarias."
    ),
    "too_many_sheets": "{name} tiene más de {most} hojas. Guarde las necesarias en un libro propio.",
    "no_tables": "{name} no contiene ninguna tabla. Ponga una fila de nombres encima de los datos.",
    "no_rows": "{name} tiene nombres de columnas pero ninguna fila. Guárdelo con sus filas.",
    "only_views": (
        "{name} solo tiene vistas. Una vista es un programa, y aquí no se ejecuta ninguno: guárdela como "
        "tabla."
    ),
    "slow_file": "Leer {name} tarda más de {seconds} segundos. Suelte una parte.",
    "too_heavy": "{name} necesita más memoria de la que hay aquí. Suelte una parte, o guárdelo como CSV.",
    "packed": "{name} está comprimido. Descomprímalo y suelte lo que contiene.",
    "other_version": (
        "{name} se escribió con otra versión de DuckDB. Guarde sus tablas como Parquet y suéltelas."
    ),
    "no_header": (
        "{name} no tiene nombres de columnas sobre las filas. Añada una línea de nombres y suéltelo otra vez."
    ),
    "uneven": (
        "La línea {line} de {name} tiene {found} celdas en vez de {expected}. Corrija esa línea y "
        "suéltelo otra vez."
    ),
    "bad_line": "La línea {line} de {name} está dañada. Corrija esa línea y suéltelo otra vez.",
    "bad_json": (
        "{name} no es JSON: mire la línea {line}, columna {column}. Corríjalo ahí y suéltelo otra vez."
    ),
    "long_number": "{name} tiene un número de miles de cifras. Escríbalo como texto y suéltelo otra vez.",
    "large_json": (
        "{name} es demasiado grande para leerlo entero. Guárdelo con un objeto por línea, como .jsonl."
    ),
    "too_deep": "{name} tiene demasiados niveles. Guárdelo como tablas sencillas y suéltelas.",
    "many_keys": (
        "{name} tiene objetos con más de {most} claves distintas. Guárdelo como lista, con la clave "
        "como valor."
    ),
    "no_text": "{name} no es un texto. Guárdelo como texto en UTF-8 y suéltelo otra vez.",
    "unreadable": "{name} no se puede leer. Guárdelo de nuevo, o como CSV o Parquet, y suéltelo otra vez.",
}
OWN_NOTES = {
    "views": (
        "Se dejó fuera de {name}: {names}. Una vista es un programa, y aquí no se ejecuta ninguno que "
        "venga en un archivo. Guárdela como tabla para preguntar por ella."
    ),
    "same_names": "Columnas de {name} que se llamaban igual: {pairs}.",
    "lines_above": "Se omitió de {name}: las líneas sobre los nombres de las columnas.",
    "below": "Se omitió de {name}: notas o totales debajo de las filas.",
    "last_rows": "Se omitió de {name}: notas o totales debajo de las filas de la hoja {sheet}.",
    "signs": "Los números de {name} llevan un signo; ahora está en el nombre: {pairs}.",
    "commas": "En {name} la coma se toma por el comienzo de los decimales: {columns}.",
    "thousands": "En {name} la coma se toma por separador de miles: {columns}.",
    "points": "En {name}, 1.234 se toma por algo más que uno: {columns}. Escriba 1234 si son miles.",
    "two_numbers": (
        "En {name}, 1,234 puede ser dos números: {columns}. Se leen como textos; escriba 1234 o 1.234."
    ),
    "two_days": (
        "En {name} puede ir primero el día o el mes: {columns}. Se leen como textos; escriba 2026-12-31."
    ),
    "no_lists": "Se omitió de {name}, porque no son tablas: {keys}.",
    "no_records": "Se omitió {name}: no contiene ninguna lista de objetos.",
    "narrow_sheet": "Se omitió de {name}: la hoja {sheet}, que tiene una sola columna.",
    "bare_sheet": "Se omitió de {name}: la hoja {sheet}, que no tiene fila de nombres.",
}
OWN_PROBLEMS = {
    "nothing_read": "No se pudo leer ningún archivo.",
    "no_room": "Ahora no hay sitio para más datos. Suelte menos, o inténtelo más tarde.",
    "too_slow": "Esto tarda más de un minuto. Suelte menos archivos o más pequeños.",
    "ended": "La lectura se terminó antes de tiempo. Suelte los archivos otra vez.",
    "no_model": (
        "Sobre estas tablas no se puede preguntar nada. Suelte tablas con una fila de nombres y al "
        "menos una fila debajo."
    ),
}
OWN_KIND_NAMES = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "ndjson": "NDJSON",
    "parquet": "Parquet",
    "excel": "un libro de Excel",
    "sqlite": "una base de datos SQLite",
    "duckdb": "una base de datos DuckDB",
    "database": "una base de datos",
    "text": "texto sin formato",
    "web_page": "una página web",
    "pdf": "un PDF",
    "image": "una imagen",
    "zip": "un archivo zip",
    "gzip": "un archivo gzip",
    "old_office": "un documento de Office antiguo",
    "binary": "algo que no es texto",
}
