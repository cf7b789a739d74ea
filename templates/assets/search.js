// The search page: asks Pagefind's bundles as one index, keeps the question in the address, builds no HTML from text.
const form = document.querySelector("form.search");
const words = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const found = document.getElementById("found");
const results = document.getElementById("results");
const more = document.getElementById("more");
const nothing = document.getElementById("nothing");
const AT_ONCE = 10;
let index;
let asked = 0;
let waiting = [];

const write = (tag, name, text) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
};

// An excerpt is text with <mark> and escaped signs: it becomes nodes, never HTML.
const plain = (text) =>
  new DOMParser().parseFromString(`<p>${text.replaceAll("<", "&lt;")}`, "text/html").body.textContent;
const excerpt = (html) => {
  const line = write("p", "summary", "");
  html.split(/<mark>|<\/mark>/).forEach((part, place) =>
    line.append(place % 2 ? write("mark", "", plain(part)) : plain(part)));
  return line;
};

const open = async () => {
  const bundles = [...form.querySelectorAll("[data-bundle]")].map((each) => each.dataset);
  const options = (each) => ({
    baseUrl: form.dataset.home,
    metaCacheTag: each.digest,
    mergeFilter: { year: each.year },
  });
  const program = await import(form.dataset.program);
  const made = program.createInstance({ basePath: bundles[0].bundle, noWorker: true, ...options(bundles[0]) });
  await made.init();
  await Promise.all(bundles.slice(1).map((each) => made.mergeIndex(each.bundle, options(each))));
  return made;
};

const chosen = () => Object.fromEntries(selects.filter((each) => each.value).map((each) => [each.name, each.value]));

// Each choice offers what the words leave, and says how much of it.
const offer = (filters) => {
  for (const select of selects) {
    const value = select.value;
    const counts = Object.entries(filters[select.name] || {}).filter(([name, count]) => count || name === value);
    counts.sort(([a], [b]) => (select.name === "year" ? b.localeCompare(a) : a.localeCompare(b, form.dataset.language)));
    select.replaceChildren(select.options[0], ...counts.map(([name, count]) => new Option(`${name} (${count})`, name)));
    select.value = value;
  }
};

const show = async () => {
  const mine = asked;
  const next = waiting.splice(0, AT_ONCE);
  const found = await Promise.all(next.map((each) => each.data()));
  if (mine !== asked) return null;
  const items = found.map(({ url, meta, excerpt: html }) => {
    const item = document.createElement("li");
    const article = document.createElement("article");
    article.className = "card";
    const link = write("a", "", meta.title);
    link.href = url;
    const headline = write("h2", "headline", "");
    headline.append(link);
    const facts = [meta.date && new Date(meta.date.slice(0, 10)), meta.section, meta.source].filter(Boolean);
    const line = write("p", "facts", "");
    for (const fact of facts) {
      const text = fact instanceof Date
        ? fact.toLocaleDateString(form.dataset.language, { dateStyle: "long", timeZone: "UTC" }) : fact;
      line.append(write("span", "", text), " ");
    }
    article.append(headline, excerpt(html), line);
    item.append(article);
    return item;
  });
  results.append(...items);
  more.hidden = !waiting.length;
  return items[0];
};

const say = (count) => {
  found.textContent = count === 1 ? found.dataset.one
    : count ? found.dataset.many.replace("{}", count.toLocaleString(form.dataset.language)) : found.dataset.none;
  nothing.hidden = count > 0;
};

const search = async () => {
  const mine = ++asked;
  const query = words.value.trim();
  const filters = chosen();
  const kept = new URLSearchParams({ ...(query && { q: query }), ...filters });
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
  try {
    index ??= open();
    const pagefind = await index;
    const all = await pagefind.filters();
    const idle = !query && !Object.keys(filters).length;
    const answer = idle ? null : await pagefind.search(query || null, { filters });
    if (mine !== asked) return;
    offer(answer ? (query ? answer.filters : all) : all);
    results.replaceChildren();
    waiting = answer ? answer.results : [];
    more.hidden = true;
    if (answer) {
      say(waiting.length);
      await show();
    } else {
      found.textContent = "";
      nothing.hidden = true;
    }
  } catch (error) {
    index = undefined;
    if (mine !== asked) return;
    found.textContent = found.dataset.failed;
    nothing.hidden = false;
    console.error(error);
  }
};

let pause;
words.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, 200);
});
words.addEventListener("focus", () => { index ??= open().catch(() => (index = undefined)); }, { once: true });
selects.forEach((each) => each.addEventListener("change", search));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
more.addEventListener("click", async () => {
  const first = await show();
  first?.querySelector("a").focus();
});

const before = new URLSearchParams(location.search);
words.value ||= before.get("q") || ""; // what was typed before this script came stays
for (const select of selects) {
  const value = before.get(select.name);
  if (value) select.add(new Option(value, value, true, true));
}
if (before.size || words.value) search();
else words.focus();
