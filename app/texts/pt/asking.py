"""The Ask page: asking and speaking, what stands around an answer, and what is kept, in Portuguese."""

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
