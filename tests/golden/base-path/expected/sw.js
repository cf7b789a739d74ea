kept: /paper/caf%C3%A9/, /paper/caf%C3%A9/articles/2026-11-02-article-2.html, /paper/caf%C3%A9/world/2026-11-01-article-1.html
