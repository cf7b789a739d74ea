// What a reader chose stays on the device; without this script the pages are whole.
const script = document.currentScript.dataset;
const root = document.documentElement;
const kept = {
  get: (key) => { try { return JSON.parse(localStorage[key]); } catch { return null; } },
  put: (key, value) => { try { localStorage[key] = JSON.stringify(value); } catch { /* private mode */ } },
};

// Light and dark
const ground = document.getElementById("ground");
const name = () => {
  const dark = root.dataset.ground ? root.dataset.ground === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  ground.textContent = dark ? ground.dataset.light : ground.dataset.dark;
  return dark ? "light" : "dark";
};
if (ground) {
  ground.parentNode.hidden = false;
  name();
  ground.onclick = () => {
    root.dataset.ground = name();
    try { localStorage.ground = root.dataset.ground; } catch { /* private mode */ }
    name();
  };
}

// New since the last visit: an address not seen then, dated no earlier than the day before it
const HOUR = 36e5;
const now = Date.now();
const visit = kept.get("visit") || { at: now, last: 0, seen: [] };
const cards = [...document.querySelectorAll(".card")];
const link = (card) => card.querySelector(".headline a").pathname;
if (now - visit.at > HOUR / 2) Object.assign(visit, { last: visit.at, seen: [...new Set([...(visit.now || []), ...visit.seen])].slice(0, 400), now: [] });
for (const card of visit.last ? cards : []) {
  const time = card.querySelector("time");
  if (!time || Date.parse(time.dateTime) < visit.last - 24 * HOUR || visit.seen.includes(link(card))) continue;
  const mark = document.createElement("b");
  mark.className = "mark";
  mark.textContent = script.new;
  card.querySelector(".facts").append(mark);
}
visit.now = [...new Set([...(visit.now || []), ...cards.map(link)])].slice(0, 400);
kept.put("visit", { ...visit, at: now });

// Muted tags
const muted = kept.get("muted") || [];
const mute = document.getElementById("mute");
const said = document.getElementById("muted");
if (mute) {
  const tag = location.pathname.replace(/page\/\d+\/$/, "");
  const put = () => { mute.textContent = muted.includes(tag) ? mute.dataset.unmute : mute.dataset.mute; };
  put();
  mute.onclick = () => {
    muted.includes(tag) ? muted.splice(muted.indexOf(tag), 1) : muted.push(tag);
    kept.put("muted", muted);
    put();
  };
} else if (muted.length && said) {
  const hidden = cards.filter((card) => (card.dataset.tags || "").split(" ").some((tag) => tag && muted.includes(tag)));
  for (const card of hidden) card.classList.add("muted");
  said.hidden = !hidden.length;
  said.querySelector("button").onclick = () => {
    for (const card of hidden) card.classList.remove("muted");
    said.hidden = true;
  };
}

// What was read, without a connection
if (script.worker) navigator.serviceWorker?.register(script.worker);
