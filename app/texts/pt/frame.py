"""Around every page: its names, the catalog, the tour, and trouble with the app as a whole, in Portuguese."""

LANGUAGE = "Português"

PRODUCT = "Parlance"
ABOUT = "Perguntas de negócio em palavras simples, respondidas com um número e a sua prova."
ASK_PAGE = "Perguntar"
CATALOG_PAGE = "O que posso perguntar"

CATALOG_INTRO = "{metrics} indicadores e {dimensions} formas de dividi-los, como {model} os define."
SEARCH = "Buscar por nome ou significado"
ALSO = "Também: {names}"
SPLIT_BY = "Divide-se por {names}"
SPLITS = "Divide {names}"
VALUES = "Por exemplo {names}"
UNIT = "em {unit}"
OWNER = "aos cuidados de {name}"
A_METRIC = "Indicador"
A_DIMENSION = "Forma de dividir"
DATA_SETS = "Todos os conjuntos de dados"
SHOW_MORE = "Mostrar mais {n}"
ASK_IT = "Perguntar"
AND_MORE = "{names} e mais {n}"
NOTHING_FOUND = "Nada aqui se chama “{text}”."

CANNOT_START = "O Parlance não conseguiu abrir os seus dados."
MODEL_BROKEN = "O modelo tem erros, por isso nada é respondido com ele."
MORE_FAULTS = "E mais {n}."
TRIED_AGAIN = (
    "Tenta-se de novo a cada poucos segundos: assim que estiver corrigido, esta página continua sozinha."
)
SOURCE_GONE = (
    "A fonte destes dados já não está no seu lugar. As respostas continuam a vir do que foi lido "
    "dela. Quando voltar, a próxima pergunta será respondida com ela."
)

TOUR_WORDS = {
    "start": "Visita guiada",
    "next": "Próximo",
    "back": "Voltar",
    "skip": "Pular",
    "done": "Pronto",
    "count": "{n} de {of}",
}
TOUR_OFFER = {
    "text": "É novo aqui? Uma visita de dois minutos mostra como perguntar e como conferir uma resposta.",
    "yes": "Começar a visita",
    "no": "Não, obrigado",
}
TOUR = {
    "ask": (
        "Pergunte com palavras simples",
        "Escreva a pergunta como você a diria: um número, um período, um lugar. A tecla Enter a "
        "envia. “Próximo” faz um exemplo por você.",
    ),
    "sentence": (
        "Leia primeiro a frase",
        "Ela dá o número, o período e a comparação. Abaixo está como a sua pergunta foi entendida.",
    ),
    "computed": (
        "Veja como foi calculado",
        "Aqui estão a definição, as datas, os filtros, as linhas usadas e o SQL. Nada fica escondido.",
    ),
    "chips": (
        "Mude uma parte",
        "Cada parte da pergunta está aqui. Tire uma ou mude-a, e a resposta é refeita. Também é "
        "possível clicar no gráfico.",
    ),
    "take": (
        "Leve com você",
        "Como Excel, CSV, imagem, PDF ou slide, com os números e a sua origem. Um link mostra "
        "isso a outras pessoas.",
    ),
    "catalog": (
        "O que posso perguntar",
        "Todos os indicadores e todas as formas de dividi-los, com definições. Busque por "
        "qualquer nome e clique em um exemplo.",
    ),
}

NO_PAGE = "Não há página neste endereço. É aqui que se pergunta."
NEEDS_SCRIPT = "O Parlance precisa de JavaScript. As mesmas respostas vêm da linha de comando: parlance ask."
OFFLINE = "Sem conexão, dados das {time}"
CUT_OFF = "Sem conexão com o Parlance, dados das {time}. Tentando de novo."
OFFLINE_TITLE = "Você está sem conexão"
OFFLINE_TEXT = "As respostas vêm do servidor do Parlance, e agora não é possível chegar a ele."
TRY_AGAIN = "Tentar de novo"
