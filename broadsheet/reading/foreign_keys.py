"""What other programs call our keys, so that a hint can name ours.

Knows nothing of a key's value.
"""

CALLED_ELSEWHERE = {
    **dict.fromkeys(("headline", "name", "site_title", "sitename"), "title"),
    **dict.fromkeys(("excerpt", "description", "abstract", "standfirst", "subtitle", "dek"), "summary"),
    **dict.fromkeys(("published", "pubdate", "created"), "date"),
    **dict.fromkeys(("modified", "lastmod"), "updated"),
    **dict.fromkeys(("categories", "keywords", "topics"), "tags"),
    **dict.fromkeys(("lang", "locale"), "language"),
    **dict.fromkeys(("link", "href", "baseurl", "base_url", "site_url"), "url"),
    **dict.fromkeys(("picture", "photo", "cover", "thumbnail"), "image"),
    **dict.fromkeys(("guid", "uuid"), "id"),
    "byline": "authors",
    "category": "section",
    "redirect_from": "aliases",
    "per_page": "page_size",
}
"""By the case-folded word; a hint takes one only where our key may stand."""
