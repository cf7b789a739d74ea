"""Scripts that stand in a page itself, word for word: a Content-Security-Policy names their digests."""

GROUND_SCRIPT = 'try{document.documentElement.dataset.ground=localStorage.ground||""}catch{}'
"""Puts the ground that a reader chose, `light` or `dark`, on the root before the first paint."""
