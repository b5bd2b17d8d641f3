"""One's own data: files that are dropped, what was found in them, what is wrong with them, in Portuguese."""

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
