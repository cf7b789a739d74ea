"""What `reading/terms.py` promises: words that mean one thing are one term, with one spelling and one slug."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.model.config import Config, TagSetting
from broadsheet.model.content import Article, Origin
from broadsheet.reading.config import parse_config
from broadsheet.reading.terms import Terms, gather, key_of
from tests.makers import LEAST, told

CONFIG = Config(title="T", description="D", url="https://example.org")


def tagged(*tags: str, path: str = "content/articles/x.md") -> Article:
    """Make an article with tags."""
    return Article(
        source_path=path, title="T", slug="t", date=datetime(2026, 1, 1, tzinfo=UTC), tags=tags, places={"tags": (5, 1)}
    )


def tags_of(config: Config, *articles: Article) -> list[tuple[str, str, tuple[int, ...]]]:
    """Give the tags of articles: name, slug and places."""
    terms, errors = gather(config, articles)
    assert errors == []
    return [(term.name, term.slug, term.articles) for term in terms.all if term.taxonomy == "tags"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("Ｐｏｌｉｔｉｃｓ", "politics"),
        ("ﬁne", "FINE"),
        ("é", "e\u0301"),
        ("Ⅳ", "iv"),
        ("ΣΑΣ", "σας"),
    ],
)
def test_terms_are_equal_by_nfkc_casefold(one: str, other: str) -> None:
    """Case, width, ligatures, composed or not."""
    assert key_of(one) == key_of(other)
    assert [name for name, *_ in tags_of(CONFIG, tagged(one, other))] == [min(one, other)]


def test_accents_and_signs_make_other_terms() -> None:
    """C, C++ and C# have pages of their own."""
    assert tags_of(CONFIG, tagged("C", "C++", "C#")) == [
        ("C", "c", (0,)), ("C#", "csharp", (0,)), ("C++", "cplusplus", (0,)),
    ]  # fmt: skip


@given(st.text())
def test_a_key_of_a_key_is_itself(word: str) -> None:
    """Folding is done."""
    assert key_of(key_of(word)) == key_of(word)


def test_the_commonest_spelling_is_shown() -> None:
    """Ties go by code point: capitals come first."""
    assert tags_of(CONFIG, tagged("nasa"), tagged("NASA"), tagged("nasa")) == [("nasa", "nasa", (0, 1, 2))]
    assert tags_of(CONFIG, tagged("nasa"), tagged("NASA")) == [("NASA", "nasa", (0, 1))]
    assert tags_of(CONFIG, tagged("Nasa"), tagged("NASA")) == [("NASA", "nasa", (0, 1))]


def test_two_spellings_in_one_article_count_it_once() -> None:
    """A list shows no article twice."""
    assert tags_of(CONFIG, tagged("Space", "space")) == [("Space", "space", (0,))]


def test_configs_spelling_slug_and_old_names_hold() -> None:
    """Whatever is commoner; an old name's articles belong to the new one."""
    config = structs.replace(CONFIG, tags=(TagSetting("C++", "cpp", "A language", ("Cplusplus", "CPP")),))
    terms, errors = gather(config, [tagged("c++"), tagged("c++"), tagged("cplusplus"), tagged("Other")])
    assert errors == []
    other, first = terms.all[1], terms.all[0]
    assert (first.name, first.slug, first.description, first.articles) == ("C++", "cpp", "A language", (0, 1, 2))
    assert first.was == ("cplusplus",)
    assert other.name == "Other"
    assert terms.find("tags", "CPLUSPLUS") is terms.find("tags", "C++") is first


def test_an_old_name_is_none_in_another_taxonomy() -> None:
    """`tags:` speaks of tags."""
    config = structs.replace(CONFIG, tags=(TagSetting("New", was=("Old",)),))
    terms, _ = gather(config, [structs.replace(tagged("Old"), section="Old", story="Old")])
    assert [(term.taxonomy, term.name) for term in terms.all] == [
        ("tags", "New"),
        ("sections", "Old"),
        ("stories", "Old"),
    ]


def test_every_taxonomy_is_gathered() -> None:
    """Tags, sections, sources, authors, stories, in this order, each by name."""
    piece = structs.replace(tagged("b", "A"), section="S", source=Origin("The Source"), authors=("Z", "Y"), story="V")
    terms, _ = gather(CONFIG, [piece])
    assert [(term.taxonomy, term.name) for term in terms.all] == [
        ("tags", "A"), ("tags", "b"), ("sections", "S"), ("sources", "The Source"), ("authors", "Y"), ("authors", "Z"),
        ("stories", "V"),
    ]  # fmt: skip


def test_sections_stand_in_the_papers_order() -> None:
    """Spelt as config does; those without an article have no page."""
    config = structs.replace(CONFIG, sections=("World", "Culture", "Arts"))
    terms, _ = gather(config, [structs.replace(tagged(), section=name) for name in ("arts", "WORLD")])
    assert [term.name for term in terms.all] == ["World", "Arts"]


def test_an_emoji_has_a_page_of_its_own() -> None:
    """Its slug is a digest of itself."""
    (first, second) = tags_of(CONFIG, tagged("🎉", "🎈"))
    assert len(first[1]) == len(second[1]) == 8
    assert first[1] != second[1]


def clashes(config: Config, *articles: Article) -> list[str]:
    """Give the mistakes of gathering, in order."""
    return [told(error) for error in gather(config, articles)[1]]


def test_two_terms_with_one_slug_are_a_mistake_at_the_newer_ones_article() -> None:
    """The hint is the line for config."""
    assert clashes(CONFIG, tagged("Cafe"), tagged("Café")) == [
        (
            "5:1 'Café' and 'Cafe' in tags would share one page, '/tags/cafe/' | "
            "in config.yaml, below 'tags:', add 'Café: {slug: cafe-2}'"
        )
    ]


def test_other_taxonomies_have_no_settings() -> None:
    """Their hint is to spell them otherwise."""
    first, second = (structs.replace(tagged(), story=name, places={"story": (7, 1)}) for name in ("Cafe", "Café"))
    assert clashes(CONFIG, first, second) == [
        (
            "7:1 'Café' and 'Cafe' in stories would share one page, '/stories/cafe/' | "
            "spell one of them so that its slug differs, or both alike"
        )
    ]


def mended(text: str, *articles: Article) -> tuple[Terms, int]:
    """Do what the hints of clashes say, and give the terms of then; every hint must be a line for below `tags:`."""
    config, _ = parse_config(text.encode(), "config.yaml")
    _, errors = gather(config, articles)
    lines = [error.hint.removeprefix("in config.yaml, below 'tags:', add '").removesuffix("'") for error in errors]
    config, _ = parse_config("\n  ".join([text.rstrip(), *lines]).encode(), "config.yaml")
    terms, left = gather(config, articles)
    assert left == []
    return terms, len(errors)


@pytest.mark.parametrize(
    "tags",
    [
        ("Cafe", "Café"),
        ("Cafe", "Café", "Çafe"),
        ("a: b", "a b", "a-b"),
        ("no", "nó"),
        ("x" * 90, "x" * 91),
        ("cafe-2", "Café", "Cafe"),
    ],
)
def test_the_hints_mend_every_clash_at_once(tags: tuple[str, ...]) -> None:
    """However many there are, and whatever the names look like to YAML."""
    terms, count = mended(LEAST + "tags:\n", tagged(*tags))
    assert count > 0
    assert len({term.slug for term in terms.all}) == len(tags)


def test_a_clash_of_a_tag_that_config_has_names_its_line() -> None:
    """A second entry would be a repeated key."""
    config, _ = parse_config((LEAST + "tags:\n  Ships: {slug: boats}\n  Boats: ~\n").encode(), "config.yaml")
    assert clashes(config, tagged("Ships", "Boats")) == [
        (
            "5:1 'Ships' and 'Boats' in tags would share one page, '/tags/boats/' | "
            "in config.yaml, line 6, give 'Ships' another slug: 'slug: boats-2'"
        )
    ]


def test_terms_are_in_the_order_of_an_index() -> None:
    """A letter with a mark stands with its like; case is no matter."""
    names = ["Zebra", "Ölpreis", "oslo", "Ołtarz", "Oper", "École", "Eis", "中", "2x"]
    found = [name for name, _, _ in tags_of(CONFIG, tagged(*names))]
    assert found == ["2x", "École", "Eis", "Ölpreis", "Oper", "oslo", "Ołtarz", "Zebra", "中"]
