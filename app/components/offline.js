/* Says when what is on the screen can no longer be brought up to date, and of when it is. */
const GRACE_MS = 3000; // a socket that is opened anew at once is not worth a word
const watched = new WeakMap(); // Streamlit calls this at each run, and what it returns at the end alone

export default function ({ parentElement, data }) {
  watched.get(parentElement)?.();
  const bar = parentElement.querySelector("p");
  const app = document.querySelector('[data-testid="stApp"]');
  const time = new Date(data.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
  let cut = false;
  let waiting;

  const show = () => {
    const text = navigator.onLine ? (cut ? data.cut_off : "") : data.offline;
    bar.textContent = text.replace("{time}", time);
    bar.hidden = !text;
  };
  const look = () => {
    const connected = (app?.getAttribute("data-test-connection-state") ?? "CONNECTED") === "CONNECTED";
    clearTimeout(waiting);
    if (connected) {
      cut = false;
      show();
    } else {
      waiting = setTimeout(() => {
        cut = true;
        show();
      }, GRACE_MS);
    }
  };

  const watch = new MutationObserver(look);
  if (app) watch.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  addEventListener("online", show);
  addEventListener("offline", show);
  look();
  show();
  const leave = () => {
    watch.disconnect();
    clearTimeout(waiting);
    removeEventListener("online", show);
    removeEventListener("offline", show);
  };
  watched.set(parentElement, leave);
  return leave;
}
