/* Offers the tour to who has not seen it, once: whatever is chosen, it does not come again. */
const SEEN = "parlance-tour";

export default function ({ parentElement, data }) {
  const part = (name) => parentElement.querySelector(`[data-part="${name}"]`);
  const offer = part("offer");
  const hide = () => (offer.hidden = true);
  const choose = (wanted) => {
    try {
      localStorage.setItem(SEEN, "1");
    } catch {}
    hide();
    if (wanted) dispatchEvent(new Event("parlance-tour"));
  };
  for (const name of ["text", "yes", "no"]) part(name).textContent = data[name];
  part("yes").onclick = () => choose(true);
  part("no").onclick = () => choose(false);
  try {
    offer.hidden = Boolean(localStorage.getItem(SEEN));
  } catch {
    hide();
  }
  addEventListener("parlance-tour", hide);
  addEventListener("parlance-tour-over", hide);
  return () => {
    removeEventListener("parlance-tour", hide);
    removeEventListener("parlance-tour-over", hide);
  };
}
