{% if page.kept %}
// What was read, and the latest edition, stay on the device. The network comes first: a copy is shown only without one.
const HOME = {{ masthead.home | tojson }};
const KEPT = "kept " + HOME;
const READ = "read " + HOME;
const PARTS = [
  {{ asset("style.css") | tojson }}, {{ asset("front.css") | tojson }}, {{ asset("reading.css") | tojson }}, {{ asset("listing.css") | tojson }},
  {{ asset("reader.js") | tojson }}, {{ asset("fonts/newsreader.woff2") | tojson }},
];
const WANTED = [...PARTS, ...{{ page.kept | list | tojson }}];
const MOST = 200;
const WORTH = ["document", "style", "script", "font", "image", "manifest"];

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(KEPT).then((kept) => Promise.allSettled(WANTED.map((url) => kept.add(url)))));
});

addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.method === "GET" && request.url.startsWith(location.origin + HOME);
  if (ours && WORTH.includes(request.destination) && !request.headers.has("range")) event.respondWith(answer(event));
});

async function answer(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) event.waitUntil(keep(event.request, response.clone()));
    return response;
  } catch {
    const there = (await match(READ, event.request)) || (await match(KEPT, event.request));
    const page = event.request.mode === "navigate" && ((await match(READ, HOME)) || (await match(KEPT, HOME)));
    return there || page || Response.error();
  }
}

async function match(name, request) {
  return (await caches.open(name)).match(request, { ignoreSearch: true });
}

async function keep(request, response) {
  const read = await caches.open(READ);
  await read.delete(request);
  await read.put(request, response);
  const all = await read.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await read.delete(old);
}

async function tidy() {
  const kept = await caches.open(KEPT);
  for (const request of await kept.keys()) if (!WANTED.includes(new URL(request.url).pathname)) await kept.delete(request);
}
{% else %}
// This site keeps nothing on the device, and takes away what it once kept.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of ["kept ", "read "]) await caches.delete(name + {{ masthead.home | tojson }});
  await registration.unregister();
}
{% endif %}
