/* The box to ask in. At every pause it shows what the words mean so far and how they may go on; only a
   question that is sent reruns the page. Text is put in as text, never as markup. */
const PAUSE_MS = 150;
const AGAIN_MS = 800; // after a server that was too busy
const TELL_MS = 500; // so long nothing is typed before a screen reader is told
const UP = "plTyping"; // on the root element: the box stands, the plain one is hidden
const boxes = new WeakMap();
let draft = ""; // outlives the box when its page is left for another
let taken = 0; // of the texts that the page put into the box

export default function ({ parentElement, data, setTriggerValue }) {
  const box = boxes.get(parentElement) ?? made(parentElement);
  boxes.set(parentElement, box);
  box.update(data, (text) => setTriggerValue("asked", text));
  return box.leave;
}

function made(parent) {
  const part = (name) => parent.querySelector(`.${name}`);
  const [frame, input, send, panel, words, meant, list, told] =
    ["frame", "input", "send", "panel", "words", "meant", "list", "told"].map(part);
  let data, submit, timer, telling, request;
  let ways = []; // offered for the text that stands there
  let chosen = -1;
  let closed = false; // by Escape, until something is typed
  let isComposing = false; // letters of a word that is not chosen yet, as in Chinese

  const node = (tag, kind, text) => {
    const made = document.createElement(tag);
    made.className = kind;
    made.textContent = text;
    made.dir = "auto";
    return made;
  };

  function mark(pieces) {
    words.replaceChildren(...pieces.map(({ text, status, note }) => {
      if (!status) return document.createTextNode(text);
      const word = node("span", `word ${status}`, text);
      const said = note || (status === "unknown" ? data.texts.statuses[status] : "");
      if (said) word.append(" ", node("small", "", said));
      else if (status === "ignored") word.append(node("span", "unseen", ` (${data.texts.statuses[status]})`));
      return word;
    }));
  }

  function offer(found) {
    const kept = chosen >= 0 ? ways[chosen]?.whole : undefined;
    ways = found;
    list.replaceChildren(...ways.map((way, at) => {
      const option = node("li", `way ${way.kind}`, "");
      option.id = `way-${at}`;
      option.setAttribute("role", "option");
      option.append(node("span", "text", way.text));
      if (way.about) option.append(node("span", "about", way.about));
      option.addEventListener("click", () => take(at));
      return option;
    }));
    choose(ways.findIndex((way) => way.whole === kept));
  }

  function choose(at) {
    chosen = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `way-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  }

  function show() {
    const here = parent.activeElement ?? document.activeElement;
    const open = !closed && here === input && Boolean(input.value.trim()) && Boolean(words.textContent);
    panel.hidden = !open;
    list.hidden = !ways.length;
    input.setAttribute("aria-expanded", String(open && ways.length > 0));
    if (!open) return;
    const seen = window.visualViewport;
    const room = (seen ? seen.height + seen.offsetTop : innerHeight) - frame.getBoundingClientRect().bottom;
    panel.style.maxHeight = `${Math.max(200, Math.min(448, room - 16))}px`;
  }

  function stop() {
    clearTimeout(timer);
    clearTimeout(telling);
    request?.abort();
  }

  /* What is shown belongs to another text from now on: only completions that hold for this one too stay. */
  function changed() {
    stop();
    draft = input.value;
    send.disabled = !draft.trim();
    closed = false;
    const typed = draft.toLowerCase();
    mark([{ text: draft }]);
    meant.textContent = told.textContent = "";
    meant.className = "meant waiting";
    offer(ways.filter((way) => way.whole.toLowerCase().startsWith(typed) && way.whole.length > draft.length));
    show();
    if (draft.trim() && !isComposing) timer = setTimeout(read, PAUSE_MS);
  }

  async function read(tries = 2) {
    const text = input.value;
    const cursor = Array.from(text.slice(0, input.selectionStart ?? text.length)).length;
    const mine = (request = new AbortController());
    try {
      const reply = await fetch(new URL(data.address, window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI), {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ page: data.page, text, cursor }),
        signal: mine.signal,
      });
      if (reply.status === 503 && tries > 1) timer = setTimeout(() => read(tries - 1), AGAIN_MS);
      const found = reply.ok ? await reply.json() : null;
      if (found && !mine.signal.aborted && input.value === text) render(found);
    } catch {
      /* Given up for a newer text, or no server: the box goes on without it. */
    }
  }

  function render(found) {
    mark(found.words);
    meant.className = `meant ${found.restatement ? "clear" : "open"}`;
    meant.textContent = found.restatement
      ? data.texts.meant.replace("{text}", found.restatement)
      : found.missing;
    offer(found.ways);
    show();
    const ends = ways.length ? data.texts.ways.replace("{n}", ways.length) : "";
    telling = setTimeout(() => {
      told.textContent = `${meant.textContent} ${ends}`.trim();
    }, TELL_MS);
  }

  function put(text, start, end) {
    input.value = text;
    input.setSelectionRange(start ?? text.length, end ?? start ?? text.length);
    changed();
  }

  function take(at) {
    const way = ways[at];
    const after = input.value.slice(input.selectionStart ?? input.value.length);
    const place = way.whole.length - (way.whole.endsWith(after) ? after.length : 0);
    ways = [];
    put(way.whole, place);
    input.focus({ preventScroll: true });
  }

  function ask() {
    const text = input.value.trim();
    const state = document.querySelector('[data-testid="stApp"]')?.getAttribute("data-test-connection-state");
    if (!text || (state && state !== "CONNECTED")) return;
    put("");
    submit(text);
    input.focus({ preventScroll: true });
  }

  input.addEventListener("input", changed);
  input.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  input.addEventListener("compositionend", () => {
    isComposing = false;
    changed();
  });
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault(); // a line's end would glue two words together
    const [start, end] = [input.selectionStart, input.selectionEnd];
    const whole = input.value.slice(0, start) + text.trim().replace(/\s+/g, " ") + input.value.slice(end);
    put(whole.slice(0, data.longest));
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || isComposing || event.keyCode === 229) return;
    const isOpen = !panel.hidden && ways.length > 0;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !isOpen && closed) {
      closed = false;
      show();
    } else if (step && isOpen) {
      choose(((chosen + 1 + step + ways.length + 1) % (ways.length + 1)) - 1);
    } else if (event.key === "Escape" && !panel.hidden) {
      closed = true;
      choose(-1);
      show();
      event.stopPropagation(); // else it would stop a question that is being answered
    } else if ((event.key === "Tab" && !event.shiftKey || event.key === "Enter") && isOpen && chosen >= 0) {
      take(chosen);
    } else if (event.key === "Enter") {
      ask();
    } else {
      return;
    }
    event.preventDefault();
  });
  input.addEventListener("focus", show);
  input.addEventListener("blur", show);
  // What is clicked beside the text does not take the focus from it: on a phone the keyboard stays.
  for (const beside of [panel, send]) beside.addEventListener("mousedown", (event) => event.preventDefault());
  send.addEventListener("click", ask);

  /* What was typed before this box stood: into the page's first picture, or into the plain box. */
  function first(event) {
    const { text, start, end, focused, sent } = event.detail;
    event.preventDefault();
    if (text) put(text, start, end);
    if (focused) input.focus({ preventScroll: true });
    if (sent) ask();
  }

  function update(told, submitted) {
    [data, submit] = [told, submitted];
    input.placeholder = data.texts.placeholder;
    input.maxLength = data.longest;
    input.setAttribute("aria-label", data.texts.placeholder);
    send.setAttribute("aria-label", data.texts.send);
    list.setAttribute("aria-label", data.texts.list);
    if (frame.hidden) enter();
    if (data.put.times === taken) return;
    taken = data.put.times;
    put(data.put.text); // a question that was stopped, to be changed
  }

  function enter() {
    const plain = document.querySelector(`${data.plain} textarea`);
    const typed = plain && !plain.dataset.sent ? plain.value : "";
    const [start, end, focused] = [plain?.selectionStart, plain?.selectionEnd, document.activeElement === plain];
    frame.hidden = false;
    document.documentElement.dataset[UP] = "1";
    addEventListener("parlance-first", first);
    dispatchEvent(new Event("parlance-box")); // the first picture, whose box this one is, is needed no longer
    if (typed) put(typed, start, end);
    else if (draft) put(draft);
    if (plain && focused) input.focus({ preventScroll: true });
  }

  function leave() {
    stop();
    removeEventListener("parlance-first", first);
    delete document.documentElement.dataset[UP];
  }

  return { update, leave };
}
