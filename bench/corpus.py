"""Make a digest of any size, the same bytes every time: prose, links, quotes, lists, Zipf tags.

python bench/corpus.py 1000 /tmp/thousand
"""

import random
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

FIRST, MOST = datetime(1998, 1, 1, tzinfo=UTC), 50_500
"""Of the articles, five hours apart: later ones than so many would be held back by every generator."""
SECTIONS = ("World", "Science", "Technology", "Culture", "Environment")
TAGS = 200
LINKED, STRESSED = 0.5, 0.3
"""Shares of paragraphs with a link, and with emphasis."""
WORDS = """
the of and to in a is that for it as was with be by on not he his but at are this have from or had an they
which one you were her all she there would their we him been has when who will more no if out so said what up
its about into than them can only other new some could time these two may then do first any my now such like
our over man me even most made after also did many before must through years where much your way well down
should because each just those people how too little state good very make world still own see men work long
here get both between life being under never day same another know while last might us great old year off come
since against go came right used take three harbour council minister river market climate study report court
election budget railway museum orbit vaccine archive
""".split()
CONFIG = """title: The Bench
description: A digest made to be measured
url: https://example.org
sections: [{sections}]
markdown: {{engine: {engine}}}
feeds:
  namespace: 6f1c3b52-8d0e-4c1e-9a36-0b8a4a2f7c11
  terms: [tags, sections]
  formats: [rss]
  archives: no
"""


def sentence(chance: random.Random) -> str:
    """Make a sentence of 8 to 22 words."""
    words = chance.choices(WORDS, k=chance.randint(8, 22))
    return " ".join(words).capitalize() + chance.choice("....?")


def paragraph(chance: random.Random) -> str:
    """Make a paragraph of 3 to 6 sentences, some with a link or emphasis."""
    sentences = [sentence(chance) for _ in range(chance.randint(3, 6))]
    if chance.random() < LINKED:
        sentences[0] = f"[{sentences[0][:-1]}](https://example.com/{chance.randrange(10**6)})."
    if chance.random() < STRESSED:
        sentences[-1] = f"*{sentences[-1][:-1]}* and **more**."
    return " ".join(sentences)


def body(chance: random.Random) -> str:
    """Make about 3.6 KB of Markdown."""
    parts = [paragraph(chance) for _ in range(chance.randint(6, 9))]
    parts.insert(2, f"## {sentence(chance)[:-1]}")
    parts.insert(4, f"> {sentence(chance)}")
    parts.insert(6, "\n".join(f"- {sentence(chance)}" for _ in range(3)))
    return "\n\n".join(parts) + "\n"


def tags(chance: random.Random) -> list[str]:
    """Pick one to five of 200 tags, the first ones far oftener (Zipf)."""
    weights = [1 / (rank + 1) for rank in range(TAGS)]
    picked = chance.choices(range(TAGS), weights, k=chance.randint(1, 5))
    return [f"topic {number}" for number in dict.fromkeys(picked)]


def article(number: int) -> tuple[str, str]:
    """Make the name and the text of an article; each depends on its number alone."""
    chance = random.Random(number)  # noqa: S311  # a corpus, not a secret
    date = FIRST + timedelta(hours=5 * number)
    title = sentence(chance)[:-1][:70].strip()
    lines = [
        "---",
        f'title: "{title} {number}"',
        f"date: {date:%Y-%m-%d %H:%M:%S}",
        f"id: {uuid.UUID(int=number)}",
        f"section: {chance.choice(SECTIONS)}",
        f"tags: [{', '.join(tags(chance))}]",
        f"source: {{name: Paper {chance.randrange(40)}, url: 'https://example.com/{number}'}}",
        "---",
        "",
        body(chance),
    ]
    return f"{date:%Y-%m-%d}-{number:06}.md", "\n".join(lines)


def write_corpus(size: int, folder: Path, engine: str = "markdown") -> None:
    """Write a site of that many articles, at most 50,500."""
    if size > MOST:
        raise ValueError(f"{size:,} articles would reach into the future; {MOST:,} do not")
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    config = CONFIG.format(sections=", ".join(SECTIONS), engine=engine)
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    for number in range(size):
        name, text = article(number)
        (articles / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
