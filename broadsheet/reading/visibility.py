"""Whether a reader may see something at an instant. The one answer that every output uses."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from broadsheet.model.content import Article, Edition

NEWS_LASTS = timedelta(days=2)
"""How long an article stays in the news sitemap (Google's rule for those)."""


def state_of(content: Article | Edition, now: datetime) -> str:
    """Give `draft`, `held`, `expired`, or nothing for what is visible.

    Visible is from `date`, inclusive, to `expires`, exclusive, and no draft.
    """
    expires = content.expires if isinstance(content, Article) else None
    if expires is not None and expires <= now:
        return "expired"
    if content.draft:
        return "draft"
    return "held" if content.date is not None and content.date > now else ""


def shown(content: Article | Edition, now: datetime, *, preview: bool) -> bool:
    """Tell whether something is shown: to readers, or in a preview, where drafts and held ones are too."""
    state = state_of(content, now)
    return state == "" or (preview and state != "expired")


def is_news(content: Article | Edition, now: datetime) -> bool:
    """Tell whether something is visible to readers, and has been for less than two days."""
    return content.date is not None and state_of(content, now) == "" and now < content.date + NEWS_LASTS


def next_change(contents: Iterable[Article | Edition], now: datetime) -> datetime | None:
    """Give the least instant after now at which one of them appears, stops being news or goes; None if none will."""
    changes: list[datetime] = []
    for content in contents:
        if content.draft:
            continue
        moments = [content.date, content.expires if isinstance(content, Article) else None]
        if isinstance(content, Article) and is_news(content, now):
            moments.append(_end_of_news(content))
        changes.extend(moment for moment in moments if moment is not None and moment > now)
    return min(changes, default=None)


def _end_of_news(article: Article) -> datetime | None:
    return article.date and article.date + NEWS_LASTS
