"""The Ask page: asking and speaking, what stands around an answer, and what is kept, in English.

Sentences with braces are filled in where they are used. How to add words: app/texts/__init__.py.
"""

HEADLINE = "Ask a question, get the number and its proof."
PLACEHOLDER = "Ask about your numbers"
MEANT = "Means: {text}"
WAYS = "Ways to go on"
WAYS_OFFERED = "{n} ways to go on, with the arrow keys."
TRY = "Try one of these"
FIRST = {
    "moved": "What moved most lately",
    "split": "What it is made of",
    "trend": "How it has gone",
    "plain": "What there is",
}
SEE_ALL = "See all that can be asked"
BUILDING = "Building the sample data, once. This takes about half a minute."

EARLIER = "Earlier"
QUESTIONS_BEFORE = (
    "Your question is being answered.",
    "1 question before yours.",
    "{n} questions before yours.",
)
"""By how many there are: none, one, more."""
STOP = "Stop"
STOPPED = "Stopped. Your question stands in the box again, to be changed or asked as it is."
FAILED = (
    "This question ended in a fault of Parlance itself, which is noted in the log of the server. "
    "Ask it again, or in other words."
)
ASK_AGAIN = "Ask it again"

NEW = "New conversation"
CONVERSATIONS = "Conversations"
RENAME = "Name of this conversation"
CLEAR = "Clear this conversation"
CLEAR_MEANS = (
    "Its questions are deleted for good. Links that you copied go on working; "
    "opinions that you gave stay, without a tie to you."
)
CLEAR_NOW = "Clear it for good"
CONVERSATION_GONE = (
    "That conversation is not here: it was cleared, it is over other data, or it belongs to another browser. "
    "Ask, and a new one begins."
)
DOWNLOAD = "Download as Markdown"
MORE_ROWS = "… and {n} more rows."
ANSWERED_AT = "answered at {now}"

MAKING = "The file is being made."
MADE = "The file is made."
NOT_MADE = "This file could not be made. Try again, or take another kind of file."
NOT_MADE_WHY = "Nothing more is known; the log of the server may say."

COPY_LINK = "Copy link"
LINK_MADE = "Link to this answer:"
LINK_COPIED = "Copied:"
NO_LINK = "No link can be made: the app cannot keep anything at the moment."
LINKED = "The question of this link"
LINK_OPENED = (
    "From a link made on {made}. It is answered anew from the data of today, for what you may see; "
    "a period such as last week is meant from now."
)
LINK_LOST = (
    "This link leads nowhere here: it is incomplete, too old, or made over other data. "
    "Ask, or choose a question below."
)
THANKS = "Thank you. Those who look after the model will see it."
WHY = "What is wrong with it?"
REASONS = {
    "wrong_number": "The number is wrong",
    "misread": "I was misunderstood",
    "not_enough": "Something is missing",
    "hard_to_read": "It is hard to read",
    "other": "Something else",
}
REMARK = "In your words (those who look after the model see this and the question)"
SEND = "Send"
NOT_KEPT = (
    "This conversation cannot be kept: it ends when you leave the page. Its answers are right all the same."
)

WORDS = "Your words"
STANDS_FOR = "“{word}” {status} as {meaning}"
STANDS_ALONE = "“{word}” {status}"
SQL = "SQL"

DATA_AS_OF = "Data as of {as_of}"
CLOCK = "clock {now}, {origin}"
ORIGINS = {
    "model": "declared by the model {model}",
    "caller": "set when the app was started",
    "wall": "this machine's",
}

STATUSES = {
    "understood": "understood",
    "guessed": "guessed",
    "ignored": "left aside",
    "unknown": "unknown",
    "taught": "taught by you",
}
ROLES = {
    "metric": "metric",
    "dimension": "dimension",
    "value": "value",
    "time": "period",
    "number": "number",
    "function": "word",
    "unknown": "unknown",
}

SPEAK = "Speak (beta)"
RECORD = "Record your question, in English"
LISTENING = "Listening to what you said …"
VOICE_KEPT = (
    "Recognised on this server without any other service. The recording is not kept. Beta: names "
    "and noise may be misheard."
)
VOICE_CLOSE = "Close"
HEARD = "Heard. Change it where it is wrong, then ask."
VOICE_ASK = "Ask this"
VOICE_REPEAT = "Say it again"
VOICE_MEANS = "Would be taken for: {text}"
VOICE_MEANS_NOTHING = "Not all of this is understood yet. Change it, or say it again."
VOICE_OTHERS = "Or did you say"
VOICE_ENGLISH_ONLY = "Questions can be spoken in English only, so far."
VOICE_AGAIN = "Say it again, or type."
VOICE_FAULTS = {
    "too_short": "That was too short to be a question.",
    "too_long": "That was too long: say one question of at most 20 seconds.",
    "silent": "There was nothing to hear.",
    "clipped": "That was too loud: the recording is distorted.",
    "noisy": "There was too much noise to make out a voice.",
    "no_words": "No words were made out.",
    "not_understood": "That did not sound like a question about these data.",
    "unsure": "That may have been several things.",
    "unreadable": "The recording could not be read.",
    "broken": "Listening failed just now.",
}
VOICE_DOUBTS = {
    "noise": "There was noise: check each word before you ask.",
    "alike": "Not sure: check each word before you ask.",
}
