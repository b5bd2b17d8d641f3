/* Stands after the page's root and runs before Streamlit's scripts: tell them where the server is, take down the first picture once the page stands,
   and hand over what was typed into it. */
(() => {
  const known = /* known */ {};
  // The server saw `known.path`; what the address has before it is where the app is mounted.
  const end = location.pathname.replace(/\/+$/, "");
  const tail = known.path.replace(/\/+$/, "");
  const base = end.endsWith(tail) ? end.slice(0, end.length - tail.length) : "";
  window.__streamlit = {
    BACKEND_BASE_URL: `${location.origin}${base}/`,
    ...known.themes,
    // A line at the foot says that the server is gone; Streamlit's own box would name Streamlit.
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, blockErrorDialogs: true },
  };

  // The icons' font is the largest file of all, and asked for first though no icon is seen yet: it can wait.
  const load = document.fonts.load;
  const usable = new Promise((done) => addEventListener("parlance-usable", done, { once: true }));
  document.fonts.load = function (...what) {
    document.fonts.load = load;
    return usable.then(() => load.apply(document.fonts, what));
  };

  const LONGEST_MS = 20000;
  const STILL_MS = 30; // so long nothing was added: the page stands
  const SETTLED_MS = 700; // a page that is there but goes on drawing is shown as it is
  const isThere = () =>
    document.querySelector(`[data-testid="stMain"] :is(${known.ready}, [data-testid="stAlert"], [data-testid="stExpander"], .pl-trouble)`) ||
    document.querySelector('[role="dialog"]');

  function handOver(first) {
    if (!first) return;
    const typed = first.value;
    const hadFocus = document.activeElement === first;
    const detail = { text: typed, start: first.selectionStart, end: first.selectionEnd, focused: hadFocus, sent: Boolean(first.dataset.sent) };
    // The box that reads along takes it, where it stands already; else the plain one does.
    if (!dispatchEvent(new CustomEvent("parlance-first", { cancelable: true, detail }))) return;
    const box = document.querySelector('[data-testid="stChatInputTextArea"]');
    if (!box) return;
    if (typed) {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, typed);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (hadFocus) {
      box.focus({ preventScroll: true });
      box.setSelectionRange(first.selectionStart, first.selectionEnd);
    }
    if (!detail.sent) return;
    box.dataset.sent = "1";
    setTimeout(send, 50); // once React has taken the text in
  }

  function send() {
    document.querySelector('[data-testid="stChatInputSubmitButton"]')?.click();
  }

  function tell(text) {
    history.replaceState(history.state, "", `${base}/`);
    const line = Object.assign(document.createElement("p"), { id: "pl-lost", textContent: text });
    line.setAttribute("role", "status");
    document.body.append(line);
    for (const done of ["pointerdown", "keydown"]) addEventListener(done, () => line.remove(), { once: true });
  }

  const shell = document.getElementById("pl-shell");
  const first = document.getElementById("pl-first");
  const late = setTimeout(down, LONGEST_MS);
  addEventListener("parlance-box", down, { once: true });
  let soon, still;
  const watch = new MutationObserver(() => {
    if (!isThere()) return;
    soon ??= setTimeout(down, SETTLED_MS);
    clearTimeout(still);
    still = setTimeout(down, STILL_MS);
  });
  let isDown = false;
  function down() {
    if (isDown) return;
    isDown = true;
    watch.disconnect();
    [late, soon, still].forEach(clearTimeout);
    requestAnimationFrame(() => {
      handOver(first);
      shell.remove();
      if (known.lost) tell(known.lost);
      performance.mark("parlance-usable");
      dispatchEvent(new Event("parlance-usable"));
    });
  }
  watch.observe(document.getElementById("root"), { childList: true, subtree: true });

  // While the server makes its first answer there is time to make ready what will draw it.
  const begun = new MutationObserver(() => {
    begun.disconnect();
    for (const path of known.drawn) import(`${base}${path}`).catch(() => {});
  });
  begun.observe(document.getElementById("root"), { childList: true });

  if ("serviceWorker" in navigator) {
    addEventListener("load", () => navigator.serviceWorker.register(`${base}/sw.js`).catch(() => {}));
  }
})();
