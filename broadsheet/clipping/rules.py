"""Every rule that takes a line from a clipping, in reading order. A new site's quirk is one more rule.

Knows nothing of how rules are applied.
"""

from broadsheet.clipping import (
    rules_appeals,
    rules_bylines,
    rules_credits,
    rules_edges,
    rules_endings,
    rules_feet,
    rules_furniture,
    rules_heads,
    rules_notices,
    rules_page_words,
    rules_pictures,
    rules_related,
    rules_repeats,
)

RULES = (
    *rules_bylines.RULES,
    *rules_pictures.RULES,
    *rules_furniture.RULES,
    *rules_related.RULES,
    *rules_notices.RULES,
    *rules_appeals.RULES,
    *rules_credits.RULES,
    *rules_heads.RULES,
    *rules_bylines.LATE_RULES,
    *rules_endings.RULES,
    *rules_repeats.RULES,
    *rules_page_words.RULES,
    *rules_edges.RULES,
    *rules_feet.RULES,
)
"""The first that matches a line names its class."""
