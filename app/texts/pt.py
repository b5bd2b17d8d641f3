"""O que as telas dizem em português. Os nomes são os de en.py."""

LANGUAGE = "Português"

PRODUCT = "Parlance"
ABOUT = "Perguntas de negócio em palavras simples, respondidas com um número e a sua prova."
ASK_PAGE = "Perguntar"
CATALOG_PAGE = "O que posso perguntar"

HEADLINE = "Faça uma pergunta e receba o número com a sua prova."
PLACEHOLDER = "Pergunte pelos seus números"
MEANT = "Significa: {text}"
WAYS = "Como pode continuar"
WAYS_OFFERED = "{n} maneiras de continuar, com as setas."
TRY = "Experimente uma destas"
FIRST = {
    "moved": "O que mais mudou ultimamente",
    "split": "De que é feito",
    "trend": "Como tem evoluído",
    "plain": "O que há",
}
SEE_ALL = "Ver tudo o que se pode perguntar"
BUILDING = "Os dados de exemplo estão sendo criados, só desta vez. Isso leva cerca de meio minuto."

EARLIER = "Antes"
QUESTIONS_BEFORE = (
    "A sua pergunta está a ser respondida.",
    "Há 1 pergunta antes da sua.",
    "Há {n} perguntas antes da sua.",
)
STOP = "Parar"
STOPPED = "Parada. A sua pergunta está outra vez na caixa: altere-a ou faça-a de novo."
FAILED = (
    "Esta pergunta terminou numa falha do próprio Parlance, anotada no registo do servidor. Pergunte "
    "outra vez, ou com outras palavras."
)
ASK_AGAIN = "Perguntar outra vez"

NEW = "Nova conversa"
CONVERSATIONS = "Conversas"
RENAME = "Nome desta conversa"
CLEAR = "Apagar esta conversa"
CLEAR_MEANS = (
    "As suas perguntas são apagadas para sempre. Os links que você copiou continuam valendo; "
    "as opiniões que você deu ficam, sem ligação com você."
)
CLEAR_NOW = "Apagar para sempre"
CONVERSATION_GONE = (
    "Essa conversa não está aqui: foi apagada, é sobre outros dados ou pertence a outro navegador. "
    "Pergunte, e uma nova começa."
)
DOWNLOAD = "Baixar como Markdown"
MORE_ROWS = "… e mais {n} linhas."
ANSWERED_AT = "respondida às {now}"

MAKING = "O ficheiro está a ser criado."
MADE = "O ficheiro está pronto."
NOT_MADE = "Não foi possível criar este ficheiro. Tente de novo ou escolha outro tipo de ficheiro."
NOT_MADE_WHY = "Não se sabe mais; talvez o registo do servidor o diga."

COPY_LINK = "Copiar link"
LINK_MADE = "Link para esta resposta:"
LINK_COPIED = "Copiado:"
NO_LINK = "Não é possível criar um link: o aplicativo não consegue guardar nada neste momento."
LINKED = "A pergunta deste link"
LINK_OPENED = (
    "De um link criado em {made}. É respondida de novo com os dados de hoje, para o que você pode ver; "
    "um período como a semana passada conta a partir de agora."
)
LINK_LOST = (
    "Este link não leva a nada aqui: está incompleto, é antigo demais ou é sobre outros dados. "
    "Pergunte, ou escolha uma pergunta abaixo."
)
THANKS = "Obrigado. Quem cuida do modelo vai ver isso."
WHY = "O que há de errado?"
REASONS = {
    "wrong_number": "O número está errado",
    "misread": "Fui mal entendido",
    "not_enough": "Falta alguma coisa",
    "hard_to_read": "É difícil de ler",
    "other": "Outra coisa",
}
REMARK = "Nas suas palavras (quem cuida do modelo vê isso e a pergunta)"
SEND = "Enviar"
NOT_KEPT = (
    "Esta conversa não pode ser guardada: ela termina quando você sai da página. "
    "As respostas estão certas mesmo assim."
)

WORDS = "As suas palavras"
STANDS_FOR = "“{word}” {status} como {meaning}"
STANDS_ALONE = "“{word}” {status}"
SQL = "SQL"

DATA_AS_OF = "Dados até {as_of}"
CLOCK = "relógio {now}, {origin}"
ORIGINS = {
    "model": "definido pelo modelo {model}",
    "caller": "definido ao iniciar o aplicativo",
    "wall": "o desta máquina",
}

STATUSES = {
    "understood": "entendido",
    "guessed": "suposto",
    "ignored": "deixado de lado",
    "unknown": "desconhecido",
    "taught": "ensinado por você",
}
ROLES = {
    "metric": "indicador",
    "dimension": "dimensão",
    "value": "valor",
    "time": "período",
    "number": "número",
    "function": "palavra",
    "unknown": "desconhecido",
}

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

SPEAK = "Falar (beta)"
RECORD = "Grave a sua pergunta, em inglês"
LISTENING = "A reconhecer o que disse…"
VOICE_KEPT = (
    "Reconhecido neste servidor, sem nenhum outro serviço. A gravação não é guardada. Beta: nomes e "
    "ruído podem ser mal entendidos."
)
VOICE_CLOSE = "Fechar"
HEARD = "Ouvido. Corrija o que estiver errado e depois pergunte."
VOICE_ASK = "Perguntar isto"
VOICE_REPEAT = "Dizer outra vez"
VOICE_MEANS = "Seria entendido como: {text}"
VOICE_MEANS_NOTHING = "Ainda não se entende tudo. Altere ou diga outra vez."
VOICE_OTHERS = "Ou disse"
VOICE_ENGLISH_ONLY = "Por enquanto, só é possível falar as perguntas em inglês."
VOICE_AGAIN = "Diga outra vez ou escreva."
VOICE_FAULTS = {
    "too_short": "Foi curto demais para uma pergunta.",
    "too_long": "Foi longo demais: diga uma pergunta de no máximo 20 segundos.",
    "silent": "Não se ouviu nada.",
    "clipped": "Foi alto demais: a gravação está distorcida.",
    "noisy": "Havia ruído demais para distinguir uma voz.",
    "no_words": "Nenhuma palavra foi reconhecida.",
    "not_understood": "Não pareceu uma pergunta sobre estes dados.",
    "unsure": "Podem ter sido várias coisas.",
    "unreadable": "Não foi possível ler a gravação.",
    "broken": "O reconhecimento falhou agora.",
}
VOICE_DOUBTS = {
    "noise": "Havia ruído: verifique cada palavra antes de perguntar.",
    "alike": "Não é certo: verifique cada palavra antes de perguntar.",
}

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

OWN_PAGE = "Seus dados"
OWN_INTRO = (
    "Solte arquivos aqui e pergunte sobre eles logo em seguida. Eles são lidos neste servidor só para "
    "você: ninguém mais pode vê-los nem perguntar por eles. São apagados quando você disser, e sozinhos "
    "após {days} dias sem uso."
)
OWN_MORE = (
    "Estes dados são só seus: ninguém mais pode vê-los nem perguntar por eles. São apagados quando você "
    "disser, e sozinhos após {days} dias sem uso."
)
OWN_DROP = "Arquivos sobre os quais perguntar"
OWN_DROP_MORE = "Adicionar arquivos; um com o mesmo nome substitui o anterior"
OWN_CHOOSE = "Escolher arquivos"
OWN_HERE = "Solte os arquivos aqui"
OWN_MOST = "No máximo {most} MB por arquivo"
OWN_ADD = "Acrescentar arquivos"
OWN_TAKE_AWAY = "Retirar {name}"
OWN_NOT_SENT = "Não aceito: mais de {most} MB, ou a conexão caiu."
OWN_KINDS = (
    "CSV, TSV, Excel (.xlsx), Parquet, JSON, NDJSON, SQLite e DuckDB. Pode-se perguntar por cada tabela e"
    " por cada planilha que comece com uma linha de nomes."
)
OWN_LIMITS = (
    "No máximo {file} MB por arquivo e {all} MB no total; {files} arquivos, {tables} tabelas, {sheets} "
    "planilhas por pasta de trabalho, {columns} colunas por tabela, {rows} milhões de linhas no total. A "
    "leitura leva no máximo {seconds} segundos."
)
OWN_WAITING = "Esperando que os arquivos de outras pessoas sejam lidos"
OWN_READING = "Lendo {name}"
OWN_MODELLING = "Procurando tipos, ligações e o que se pode perguntar"
OWN_MODELLED = "Tipos, ligações e um modelo encontrados e verificados"
OWN_TRYING = "Testando as primeiras perguntas"
OWN_FILE = "{name}: {tables}"
OWN_READY = "Pronto em {seconds} s. As perguntas vão agora para seus dados."
OWN_NOTHING_LOST = "O que você tinha antes continua igual."
OWN_FOUND = "O que foi encontrado"
OWN_FILES = "Arquivos, com tabelas (linhas)"
OWN_LINKS = "Ligações entre tabelas"
OWN_CAN_ASK = "Pode-se perguntar por"
OWN_ASKABLE = "{metrics} números, com {dimensions} formas de os dividir"
OWN_ASK = "Perguntar sobre seus dados"
OWN_REMOVE = "Apagar meus dados"
OWN_REMOVE_MEANS = (
    "As tabelas, o modelo feito a partir delas e as conversas, links e palavras que você guardou são "
    "apagados para sempre. Os arquivos no seu próprio aparelho ficam."
)
OWN_REMOVE_NOW = "Apagar tudo para sempre"
OWN_REMOVED = "Seus dados foram apagados, com tudo o que foi feito a partir deles."
OWN_GONE = (
    "Seus dados não estão mais aqui: foram apagados, ou ficaram muito tempo sem uso. As perguntas vão "
    "para os dados comuns."
)
WHICH_DATA = "A que dados perguntar"
SERVED_DATA = "Dados comuns"
OWN_DATA = "Seus dados"
FROM_OWN = "De seus dados: {files}"
FROM_SERVED = "Dos dados comuns"
OWN_LINK_MADE = "Link para esta resposta, que só abre para você:"
OWN_FAULTS = {
    "empty": "{name} está vazio. Salve-o de novo e solte-o outra vez.",
    "unknown_kind": (
        "Arquivos como {name} não podem ser lidos. Salve-o como CSV, .xlsx, Parquet, JSON, SQLite ou DuckDB."
    ),
    "other_kind": (
        "{name} deveria conter {said}, mas contém {found}. Dê-lhe a extensão certa, ou salve-o de novo."
    ),
    "locked": "{name} está protegido por senha. Salve-o sem ela e solte-o outra vez.",
    "incomplete": "{name} está danificado ou cortado. Salve-o de novo e solte-o outra vez.",
    "bomb": "{name} ocupa mais de {most} MB depois de descomprimido. Salve as planilhas como CSV.",
    "too_large": "{name} ocupa mais de {most} MB. Solte uma parte, ou salve-o como Parquet.",
    "too_many_files": "{name} está a mais: no máximo {most} arquivos. Apague primeiro seus dados.",
    "too_much": "Com {name} seriam mais de {most} MB no total. Solte menos, ou apague primeiro seus dados.",
    "twice": "{name} foi solto duas vezes; vale o primeiro.",
    "too_many_rows": "{name} tem {n} linhas; no máximo {most} no total. Solte uma parte.",
    "too_many_columns": "{name} tem {n} colunas em {table}; no máximo {most}. Deixe algumas de fora.",
    "too_many_tables": "{name} tem {n} tabelas; no máximo {most} no total. Salve as de que precisa.",
    "too_many_sheets": "{name} tem mais de {most} planilhas. Salve as de que precisa em um arquivo à parte.",
    "no_tables": "{name} não contém nenhuma tabela. Ponha uma linha de nomes acima dos dados.",
    "no_rows": "{name} tem nomes de colunas mas nenhuma linha. Salve-o com as suas linhas.",
    "only_views": (
        "{name} só tem vistas. Uma vista é um programa, e aqui nenhum é executado: salve-a como tabela."
    ),
    "slow_file": "Ler {name} leva mais de {seconds} segundos. Solte uma parte.",
    "too_heavy": "{name} precisa de mais memória do que há aqui. Solte uma parte, ou salve-o como CSV.",
    "packed": "{name} está compactado. Descompacte-o e solte o que há nele.",
    "other_version": (
        "{name} foi escrito por outra versão do DuckDB. Salve as tabelas como Parquet e solte-as."
    ),
    "no_header": (
        "{name} não tem nomes de colunas acima das linhas. Acrescente uma linha de nomes e solte-o de novo."
    ),
    "uneven": (
        "A linha {line} de {name} tem {found} células em vez de {expected}. Corrija essa linha e "
        "solte-o de novo."
    ),
    "bad_line": "A linha {line} de {name} está danificada. Corrija essa linha e solte-o de novo.",
    "bad_json": "{name} não é JSON: veja a linha {line}, coluna {column}. Corrija ali e solte-o de novo.",
    "long_number": "{name} tem um número com milhares de algarismos. Escreva-o como texto e solte-o de novo.",
    "large_json": "{name} é grande demais para ser lido inteiro. Salve um objeto por linha, como .jsonl.",
    "too_deep": "{name} tem níveis demais. Salve-o como tabelas simples e solte-as.",
    "many_keys": (
        "{name} tem objetos com mais de {most} chaves diferentes. Salve-o como lista, com a chave como valor."
    ),
    "no_text": "{name} não é um texto. Salve-o como texto em UTF-8 e solte-o de novo.",
    "unreadable": "{name} não pode ser lido. Salve-o de novo, ou como CSV ou Parquet, e solte-o outra vez.",
}
OWN_NOTES = {
    "views": (
        "Deixado de fora de {name}: {names}. Uma vista é um programa, e aqui nenhum que venha em um "
        "arquivo é executado. Salve-a como tabela para perguntar por ela."
    ),
    "same_names": "Colunas de {name} que tinham o mesmo nome: {pairs}.",
    "lines_above": "Deixado de fora de {name}: as linhas acima dos nomes das colunas.",
    "below": "Deixado de fora de {name}: notas ou totais abaixo das linhas.",
    "last_rows": "Deixado de fora de {name}: notas ou totais abaixo das linhas da planilha {sheet}.",
    "signs": "Os números de {name} trazem um sinal; agora ele está no nome: {pairs}.",
    "commas": "Em {name} a vírgula vale como começo dos decimais: {columns}.",
    "thousands": "Em {name} a vírgula vale como separador de milhares: {columns}.",
    "points": "Em {name}, 1.234 vale como pouco mais que um: {columns}. Escreva 1234 se forem milhares.",
    "two_numbers": (
        "Em {name}, 1,234 pode ser dois números: {columns}. Foram lidos como textos; escreva 1234 ou 1.234."
    ),
    "two_days": (
        "Em {name}, o dia ou o mês pode vir primeiro: {columns}. Foram lidos como textos; escreva 2026-12-31."
    ),
    "no_lists": "Deixado de fora de {name}, porque não são tabelas: {keys}.",
    "no_records": "{name} foi deixado de fora: não contém nenhuma lista de objetos.",
    "narrow_sheet": "Deixado de fora de {name}: a planilha {sheet}, que tem uma só coluna.",
    "bare_sheet": "Deixado de fora de {name}: a planilha {sheet}, que não tem linha de nomes.",
}
OWN_PROBLEMS = {
    "nothing_read": "Nenhum arquivo pôde ser lido.",
    "no_room": "Agora não há espaço para mais dados. Solte menos, ou tente mais tarde.",
    "too_slow": "Isto leva mais de um minuto. Solte menos arquivos, ou mais pequenos.",
    "ended": "A leitura foi terminada. Solte os arquivos outra vez.",
    "no_model": (
        "Sobre estas tabelas não há o que perguntar. Solte tabelas com uma linha de nomes e pelo "
        "menos uma linha abaixo."
    ),
}
OWN_KIND_NAMES = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "ndjson": "NDJSON",
    "parquet": "Parquet",
    "excel": "um arquivo do Excel",
    "sqlite": "uma base de dados SQLite",
    "duckdb": "uma base de dados DuckDB",
    "database": "uma base de dados",
    "text": "texto simples",
    "web_page": "uma página web",
    "pdf": "um PDF",
    "image": "uma imagem",
    "zip": "um zip",
    "gzip": "um gzip",
    "old_office": "um documento antigo do Office",
    "binary": "algo que não é texto",
}
