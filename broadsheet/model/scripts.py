"""Scripts that stand in a page itself, word for word: a Content-Security-Policy names their digests."""

FIRST_SCRIPT = (
    "{const r=document.documentElement.dataset,u=document.currentScript.dataset.src.split(' '),"
    "go=()=>{r.painted='';u.map(s=>import(s))};"
    "try{r.ground=localStorage.ground||'';if(localStorage.visit)r.painted=''}catch{}"
    "'painted'in r?addEventListener('DOMContentLoaded',go):requestAnimationFrame(()=>setTimeout(go,99))}"
)
"""Puts the ground that a reader chose, `light` or `dark`, on the root before the first paint, then brings the scripts.

A first visit has nothing to remember, and nothing in the cache: scripts and fonts, which wait for `data-painted`,
leave the line to what the page is painted with: a frame, and the tenth of a second until it is seen.
Later ones have them at hand, and take them at once.
"""
