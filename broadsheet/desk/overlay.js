// Draws what is wrong over the page, and reloads the page once a lost preview is back.
// Follows livereload.js in one file, so that no message can come before it is ready.
// Uses no inline style or script: it works under a page's own Content-Security-Policy.
(() => {
  "use strict";
  const live = window.LiveReload;
  if (!live || !live.connector) return;

  const css = `
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
    section { box-sizing: border-box; max-height: 70vh; overflow: auto; padding: 1rem 1.25rem 1.25rem;
      background: #1d1b1a; color: #f4efe9; border-top: 4px solid #e5484d; box-shadow: 0 -8px 32px #0008;
      font: 15px/1.5 system-ui, sans-serif; }
    header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
    h2 { margin: 0; font-size: 1rem; }
    p { margin: 0; color: #c9c1b8; }
    ol { margin: .75rem 0 0; padding: 0; list-style: none; }
    li { margin: .5rem 0 0; padding: .6rem .8rem; background: #2b2826; border-radius: 4px;
      font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    b { color: #ff9592; font-weight: 600; }
    button { font: inherit; color: inherit; background: none; border: 1px solid #6f6760; border-radius: 4px;
      padding: .1rem .6rem; cursor: pointer; }
    @media print { :host { display: none; } }`;

  const make = (name, text = "", ...children) => {
    const element = document.createElement(name);
    element.append(text, ...children);
    return element;
  };

  const place = /^\S[^\n]*?:\d+(?::\d+)?(?=: )/;

  const item = (mistake) => {
    const found = mistake.match(place);
    return found ? make("li", "", make("b", found[0]), mistake.slice(found[0].length)) : make("li", mistake);
  };

  const clear = () => document.querySelectorAll("broadsheet-mistakes").forEach((old) => old.remove());

  const draw = (mistakes) => {
    clear();
    const close = make("button", "Close");
    close.addEventListener("click", clear);
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
    const panel = make(
      "section",
      "",
      make("header", "", make("h2", count), close),
      make("p", "This page is the last good build. It reloads when the mistakes are mended."),
      make("ol", "", ...mistakes.map(item)),
    );
    panel.setAttribute("role", "alert");
    const host = make("broadsheet-mistakes");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(panel);
    document.documentElement.append(host);
  };

  live.performAlert = (message) => draw(message.mistakes || [message.message]);

  let lost = false;
  document.addEventListener("LiveReloadDisconnect", () => { lost = true; });
  document.addEventListener("LiveReloadConnect", () => { if (lost) location.reload(); });
})();
