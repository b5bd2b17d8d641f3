/* Shows the parts of the page one after the other. It is told what to say; what was seen is kept in the browser. */
const SEEN = "parlance-tour";
const START = "parlance-tour";
const WAIT_MS = 20000; // for an answer to the question that the tour asks
const SETTLE_MS = 3000; // so long a page that is still drawn may push away what is spoken of
const GAP = 12;
let at = -1; // survives a page that is drawn anew
let before; // had the focus when the tour began

const seen = () => {
  try {
    return localStorage.getItem(SEEN);
  } catch {
    return "1"; // a browser that keeps nothing would offer it again and again
  }
};
const keep = () => {
  try {
    localStorage.setItem(SEEN, "1");
  } catch {}
};
const isSeen = (one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(one).visibility === "visible";
};
/* What is seen of the first selector that has something. */
const shown = (selectors) => {
  for (const selector of selectors) {
    const found = [...document.querySelectorAll(selector)].find(isSeen);
    if (found) return found;
  }
};

export default function ({ parentElement, data }) {
  const part = (name) => parentElement.querySelector(`[data-part="${name}"]`);
  const card = part("card");
  const ring = part("ring");
  let frame, waiting, still, begun;

  part("start").textContent = data.words.start;
  part("skip").textContent = data.words.skip;
  part("back").textContent = data.words.back;
  card.setAttribute("aria-label", data.words.start);

  function draw() {
    const step = data.steps[at];
    card.hidden = ring.hidden = !step;
    cancelAnimationFrame(frame);
    if (!step) return;
    const last = at === data.steps.length - 1;
    part("count").textContent = data.words.count.replace("{n}", at + 1).replace("{of}", data.steps.length);
    part("title").textContent = step.title;
    part("text").textContent = step.text;
    part("next").textContent = last ? data.words.done : data.words.next;
    part("back").hidden = at === 0;
    part("skip").hidden = last;
    follow();
  }

  /* The ring stays around what is spoken of, and the card beside it, however the page moves. */
  function follow() {
    const target = shown(data.steps[at].at);
    const box = target?.getBoundingClientRect();
    if (box && performance.now() < begun + SETTLE_MS && (box.top > innerHeight || box.bottom < 0)) center(target);
    ring.hidden = !box;
    if (box) {
      Object.assign(ring.style, {
        left: `${box.left - 6}px`, top: `${box.top - 6}px`, width: `${box.width + 12}px`, height: `${box.height + 12}px`,
      });
    }
    place(box);
    frame = requestAnimationFrame(follow);
  }

  function center(target) {
    target?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  function place(box) {
    const foot = parseFloat(getComputedStyle(card).getPropertyValue("--pl-foot")) || 0;
    const high = card.offsetHeight;
    const room = innerHeight - foot - GAP - high;
    let top = room;
    if (box && box.bottom + 2 * GAP <= room + GAP) top = box.bottom + GAP + 6;
    else if (box && box.top - GAP - 6 - high >= GAP) top = box.top - GAP - 6 - high;
    const left = box ? box.left : (innerWidth - card.offsetWidth) / 2;
    card.style.top = `${Math.max(GAP, Math.min(top, room))}px`;
    card.style.left = `${Math.max(GAP, Math.min(left, innerWidth - card.offsetWidth - GAP))}px`;
  }

  function go(to) {
    clearTimeout(waiting);
    still?.disconnect();
    at = to;
    draw();
    if (at < 0) return;
    begun = performance.now();
    center(shown(data.steps[at].at));
    part("next").focus({ preventScroll: true });
  }

  function begin() {
    before = document.activeElement;
    go(0);
  }

  function end() {
    keep();
    dispatchEvent(new Event(`${START}-over`));
    go(-1);
    const gone = !before?.isConnected || before === document.body || before.shadowRoot;
    (gone ? part("start") : before).focus();
  }

  function next() {
    if (at >= data.steps.length - 1) return end();
    if (at > 0 || shown(data.steps[1].at)) return go(at + 1);
    ask(); // there is no answer yet to show anything of: have the first question asked
  }

  function ask() {
    document.querySelector(data.example)?.click();
    const there = () => shown(data.steps[1].at) && go(1);
    still = new MutationObserver(there);
    still.observe(document.body, { childList: true, subtree: true });
    waiting = setTimeout(() => go(1), WAIT_MS);
  }

  function key(event) {
    const act = { Escape: end, ArrowRight: next, ArrowLeft: () => at > 0 && go(at - 1) }[event.key];
    if (at < 0 || !act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  part("start").onclick = begin;
  part("next").onclick = next;
  part("back").onclick = () => go(at - 1);
  part("skip").onclick = end;
  card.onkeydown = key;
  addEventListener(START, begin);
  draw();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(waiting);
    still?.disconnect();
    removeEventListener(START, begin);
  };
}
