// What a reader chose stays on the device; without this script the pages are whole.
const root = document.documentElement.dataset;
const find = (id) => document.getElementById(id);
const told = find("reader").dataset;
const read = (key) => { try { return JSON.parse(localStorage[key]); } catch { return null; } };
// Nothing is kept in a private window.
const keep = (key, text) => { try { localStorage[key] = text; } catch {} };

// Light and dark
const ground = find("ground");
if (ground) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const other = () => ((root.ground ? root.ground === "dark" : dark.matches) ? "light" : "dark");
  const name = () => { ground.textContent = ground.dataset[other()]; };
  name();
  ground.parentNode.hidden = false;
  ground.onclick = () => {
    keep("ground", root.ground = other());
    name();
  };
}

// New since the last visit: an address not seen then, dated no earlier than the day before it
const DAY = 864e5;
const now = Date.now();
const first = (...lists) => [...new Set(lists.flat())].slice(0, 400);
const cards = [...document.querySelectorAll(".card")];
const link = (card) => card.querySelector(".headline a").pathname;
const visit = read("visit") || { at: now, last: 0, seen: [], now: [] };
if (now - visit.at > DAY / 48) Object.assign(visit, { last: visit.at, seen: first(visit.now, visit.seen), now: [] });
for (const card of visit.last ? cards : []) {
  if (Date.parse(card.querySelector("time")?.dateTime) >= visit.last - DAY && !visit.seen.includes(link(card)))
    card.querySelector(".facts").append(Object.assign(document.createElement("b"), { className: "mark", textContent: told.new }));
}
visit.now = first(visit.now, cards.map(link));
visit.at = now;
keep("visit", JSON.stringify(visit));

// Muted tags
const muted = read("muted") || [];
const mute = find("mute");
const said = find("muted");
if (mute) {
  const tag = location.pathname.replace(/page\/\d+\/$/, "");
  const name = () => { mute.textContent = mute.dataset[muted.includes(tag) ? "unmute" : "mute"]; };
  name();
  mute.onclick = () => {
    muted.includes(tag) ? muted.splice(muted.indexOf(tag), 1) : muted.push(tag);
    keep("muted", JSON.stringify(muted));
    name();
  };
} else if (said) {
  const hidden = cards.filter((card) => muted.some((tag) => card.dataset.tags?.split(" ").includes(tag)));
  const show = (all) => {
    for (const card of hidden) card.classList.toggle("muted", !all);
    said.hidden = all || !hidden.length;
  };
  show(false);
  said.querySelector("button").onclick = () => show(true);
}

// What was read, without a connection
if (told.worker) navigator.serviceWorker?.register(told.worker);
