/* Stands right behind the box that is seen first, before any stylesheet: an Enter counts from the first paint on.
   What is done with it is the page's script, which comes later. */
document.getElementById("pl-first")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (event.target.value.trim()) event.target.dataset.sent = "1";
});
