/* Keeps one page for when there is no network. Answers need the server, so nothing of them is kept. */
const KEPT = "parlance-/* version */";
const PAGE = "offline.html";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.add(new Request(PAGE, { cache: "reload" }))));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("parlance-") && name !== KEPT).map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.enable(); // the page need not wait for this worker to wake
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return; // the browser's own cache keeps the rest
  const answer = async () => {
    try {
      return (await event.preloadResponse) || (await fetch(event.request));
    } catch {
      return (await caches.match(PAGE)) || Response.error();
    }
  };
  event.respondWith(answer());
});
