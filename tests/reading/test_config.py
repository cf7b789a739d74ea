"""What `reading/config.py` promises: every setting is checked, and what is in force can be read again."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.model.config import (
    Config,
    Editions,
    Feeds,
    Images,
    Limits,
    Mail,
    Markdown,
    MenuLink,
    Permalinks,
    Person,
    TagSetting,
)
from broadsheet.model.errors import BuildError
from broadsheet.reading.config import effective, parse_config
from tests.makers import LEAST, config_of, settings_mistakes, told

NAMESPACE = "f53b2c0e-6f0b-4c2c-9a56-3d6a4a1c7e52"
AT_HINT = "a time such as 07:00; a weekly edition's may begin with a day: Friday 17:00"
EVERY = f"""title: The Paper
description: What it is
url: https://example.org/paper/
language: en-GB
timezone: Europe/London
author: {{name: A, email: a@example.org}}
sections: [World, Science]
tags:
  C++: {{slug: cpp, description: Language, was: [Cpp, CPlusPlus]}}
  "no": ~
menu:
  - {{title: Archive, url: /archive/}}
  - {{title: Post, url: "mailto:a@example.org"}}
page_size: 10
permalinks: {{article: "/{{year}}/{{month}}/{{day}}/{{section}}/{{slug}}.html", page: "/p/{{slug}}/"}}
markdown: {{engine: markdown, raw_html: escape, extensions: [smarty, abbr]}}
feeds: {{namespace: {NAMESPACE.upper()}, items: 5, max_bytes: 1000, terms: [tags], hub: "https://hub.example/",
  formats: [atom, rss], archives: no}}
editions: {{cadence: weekly, at: 07:30}}
mail: {{from: a@example.org, reply_to: b@example.org, unsubscribe: "mailto:c@example.org"}}
images: {{remote: allow, sizes: [480, 960], formats: [avif], max_pixels: 1000000}}
search: no
share_images: yes
lite: true
api: true
offline: false
limits: {{article: 1000}}
"""


def faults(keys: str) -> list[str]:
    """Give the mistakes of settings that begin on line 5."""
    return settings_mistakes(LEAST + keys)


def test_defaults_are_those_of_the_design() -> None:
    """Four settings must be given."""
    assert config_of(LEAST) == Config(
        title="T", description="D", url="https://example.org", feeds=Feeds(namespace=NAMESPACE)
    )
    assert structs.asdict(Config(title="", description="", url="")) == {
        "title": "", "description": "", "url": "", "language": "en", "timezone": "UTC", "author": Person(),
        "sections": (), "tags": (), "menu": (), "page_size": 20,
        "permalinks": Permalinks("/{year}/{month}/{slug}/", "/{slug}/"),
        "markdown": Markdown("markdown", "sanitise", ()),
        "feeds": Feeds("", 30, 524288, ("tags", "sections", "stories"), "", ("rss", "atom", "json"), archives=True),
        "editions": Editions("none", ""), "mail": Mail(),
        "images": Images("link", (480, 960, 1600), ("avif", "webp"), 64_000_000), "search": True,
        "share_images": False, "lite": False, "api": False, "offline": True, "limits": Limits(1048576),
    }  # fmt: skip


def test_every_setting_is_read() -> None:
    """Each into its type; the base URL loses its last slash, the namespace its capitals."""
    assert config_of(EVERY) == Config(
        title="The Paper",
        description="What it is",
        url="https://example.org/paper",
        language="en-GB",
        timezone="Europe/London",
        author=Person("A", "a@example.org"),
        sections=("World", "Science"),
        tags=(TagSetting("C++", "cpp", "Language", ("Cpp", "CPlusPlus")), TagSetting("no")),
        menu=(MenuLink("Archive", "/archive/"), MenuLink("Post", "mailto:a@example.org")),
        page_size=10,
        permalinks=Permalinks("/{year}/{month}/{day}/{section}/{slug}.html", "/p/{slug}/"),
        markdown=Markdown("markdown", "escape", ("smarty", "abbr")),
        feeds=Feeds(NAMESPACE, 5, 1000, ("tags",), "https://hub.example/", ("rss", "atom"), archives=False),
        editions=Editions("weekly", "07:30"),
        mail=Mail("a@example.org", "b@example.org", "mailto:c@example.org"),
        images=Images("allow", (480, 960), ("avif",), 1000000),
        search=False,
        share_images=True,
        lite=True,
        api=True,
        offline=False,
        limits=Limits(1000),
    )


@pytest.mark.parametrize("text", [LEAST, EVERY, (Path(__file__).parents[2] / "config.yaml").read_text("utf-8")])
def test_what_is_in_force_is_read_again(text: str) -> None:
    """The same settings, every key among them."""
    config = config_of(text)
    shown = effective(config)
    assert config_of(shown) == config
    assert set(re.findall(r"^\w+", shown, re.MULTILINE)) == set(Config.__struct_fields__)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff"))
TITLES = WORDS.map(lambda text: " ".join(text.split())).filter(bool)


@given(TITLES, st.lists(TITLES, unique_by=str.casefold, max_size=3), st.sampled_from(["", "no", "1.10", "~", "[x]"]))
def test_any_words_in_force_are_read_again(title: str, names: list[str], description: str) -> None:
    """Whatever they look like to YAML."""
    config = structs.replace(
        config_of(LEAST), title=title, author=Person(description), menu=tuple(MenuLink(name, "/") for name in names)
    )
    assert config_of(effective(config)) == config


def test_all_mistakes_are_named_in_one_run() -> None:
    """In order; the nearest key is hinted at."""
    assert settings_mistakes("title: T\ntitle: U\nurl: example.org\nlanguge: en\nfeeds: {items: 0}\n") == [
        "1:1 'description' is missing | add 'description: What matters, clipped daily'",
        "2:1 the key 'title' stands twice | keep one of the two",
        "3:6 'url': 'example.org' is not a URL that may stand here | write it with http: or https:",
        "4:1 unknown key 'languge' | did you mean 'language'?",
        (
            "5:8 'feeds.namespace' is missing: items' identities are made within it | "
            "mint one with: python -c 'import uuid; print(uuid.uuid4())', and never change it"
        ),
        "5:16 'feeds.items': '0' is not a whole number of 1 or more | for example: items: 30",
    ]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (
            "timezone: Europe/Londn",
            "5:1 'timezone': unknown time zone 'Europe/Londn' | did you mean 'Europe/London'?",
        ),
        ("timezone: berlin", "5:1 'timezone': unknown time zone 'berlin' | did you mean 'Europe/Berlin'?"),
        ("timezone: New York", "5:1 'timezone': unknown time zone 'New York' | did you mean 'America/New_York'?"),
        ("timezone: Zzz", "5:1 'timezone': unknown time zone 'Zzz' | use an IANA name such as Europe/Madrid"),
        ("language: x y", "5:11 'language': 'x y' is not a language tag | use BCP 47: en, pt-BR, ja, ar"),
        ("author: Me", "5:9 'author' must be a map | write 'author: {name: Me}'"),
        ("base_url: x", "5:1 unknown key 'base_url' | did you mean 'url'?"),
        ("author: {nmae: x}", "5:10 unknown key 'author.nmae' | did you mean 'name'?"),
        ("author: {email: a b}", "5:17 'author.email': 'a b' cannot stand here | write it as name@example.org"),
        ("sections: [World, world]", "5:19 'world' and 'World' are one section | keep one of the two"),
        ("tags: [a]", "5:7 'tags' must be a map | write its keys on lines of their own, indented"),
        ("tags: {Space: {slug: A b}}", "5:16 'A b' is not a slug | use lower-case letters, digits and '-'"),
        ("tags: {Space: {slgu: a}}", "5:16 unknown key 'tags.Space.slgu' | did you mean 'slug'?"),
        ("tags:\n  '': {slug: a}", "6:3 a tag without a name | write 'Name:' and indent its keys"),
        (
            "menu: [{title: a, url: 'javascript:x'}]",
            ("5:19 'javascript:x' is not a URL that may stand here | write it with http: or https: or mailto:"),
        ),
        (
            "menu: [{title: a, url: //x.example}]",
            ("5:19 '//x.example' is not a URL that may stand here | write it with http: or https: or mailto:"),
        ),
        (
            "menu: [{title: a, url: archive/}]",
            (
                "5:19 'archive/' is not a URL that may stand here | "
                "write it with http: or https: or mailto:; or on this site with '/' first: /archive/"
            ),
        ),
        ("menu: [{title: a}]", "5:8 'menu.url' is missing | add 'url: https://example.org/'"),
        ("page_size: 0", "5:12 'page_size': '0' is not a whole number of 1 or more | for example: page_size: 20"),
        (
            "markdown: {engine: kramdown}",
            "5:20 'markdown.engine': 'kramdown' cannot stand here | did you mean 'markdown'?",
        ),
        (
            "markdown: {engine: pyromark, extensions: [toc]}",
            "5:30 'markdown.extensions' are Python-Markdown's | use 'engine: markdown'",
        ),
        ("feeds: ~", "5:1 the key 'feeds' stands twice | keep one of the two"),
        ("editions: {at: 25:00}", f"5:16 'editions.at': '25:00' cannot stand here | {AT_HINT}"),
        (
            "editions: {cadence: daily, at: Friday 17:00}",
            "5:28 only a weekly edition closes on a weekday | write 'at: 17:00'",
        ),
        ("editions: {since: 2026-02-30}", "5:12 '2026-02-30' does not exist | check the day and the month"),
        (
            "editions: {cadence: weekly, earlier: [{cadence: daily}]}",
            (
                "5:12 a cadence that follows another says since when | "
                "write 'since: 2026-11-01': the day on which the earlier one ended"
            ),
        ),
        (
            "editions: {cadence: weekly, since: 2026-02-01, earlier: [{cadence: daily, since: 2026-02-01}]}",
            "5:75 '2026-02-01' is not before 2026-02-01 | list them newest first",
        ),
        (
            "editions: {cadence: weekly, since: 2026-02-01, earlier: [{at: 07:00}]}",
            "5:58 'editions.earlier.cadence' is missing | add 'cadence: weekly'",
        ),
        (
            "mail: {unsubscribe: 'http://x.example'}",
            (
                "5:21 'mail.unsubscribe': 'http://x.example' is not a URL that may stand here | "
                "write it with https: or mailto:"
            ),
        ),
        ("images: {sizes: [480, big]}", "5:10 'images.sizes': 'big' is not a width in pixels | sizes: [480, 960]"),
        ("images: {sizes: [１２３]}", "5:10 'images.sizes': '１２３' is not a width in pixels | sizes: [480, 960]"),
        (
            "images: {max_pixels: 0}",
            "5:22 'images.max_pixels': '0' is not a whole number of 1 or more | for example: max_pixels: 64000000",
        ),
        ("images: {remote: yes}", "5:18 'images.remote': 'yes' cannot stand here | known: link, allow"),
        (
            "limits: {article: 0}",
            "5:19 'limits.article': '0' is not a whole number of 1 or more | for example: article: 1048576",
        ),
        ("search: maybe", "5:9 'search': 'maybe' is neither true nor false | write true or false"),
    ],
)
def test_a_wrong_setting_is_named_with_a_remedy(keys: str, words: str) -> None:
    """At its place, and nothing else with it."""
    assert faults(keys) == [words]


@pytest.mark.parametrize("namespace", ["x", NAMESPACE.replace("-", ""), f"{{{NAMESPACE}}}", NAMESPACE + "0"])
def test_the_feeds_namespace_is_a_uuid(namespace: str) -> None:
    """One spelling: another would be another identity."""
    assert settings_mistakes(LEAST.replace(NAMESPACE, f"'{namespace}'")) == [
        f"4:20 'feeds.namespace': '{namespace}' cannot stand here | a UUID such as {NAMESPACE}"
    ]


def test_feeds_come_in_known_formats_and_in_one_at_least() -> None:
    """In our order, whatever theirs; a site without a feed would be no digest."""
    feeds = f"feeds: {{namespace: {NAMESPACE}, formats: %s}}\n"
    start = LEAST.partition("feeds")[0]
    assert config_of(start + feeds % "[json, rss]").feeds.formats == ("rss", "json")
    assert config_of(start + feeds % "~").feeds.formats == ("rss", "atom", "json")
    assert settings_mistakes(start + feeds % "[atomic]") == [
        "4:58 'feeds.formats': unknown format 'atomic' | did you mean 'atom'?"
    ]
    assert settings_mistakes(start + feeds % "[]") == [
        "4:58 'feeds.formats' names none | write one or more, such as [rss, atom]"
    ]


def test_feeds_of_terms_are_of_known_taxonomies() -> None:
    """An empty list is none at all, which is not the default."""
    feeds = f"feeds: {{namespace: {NAMESPACE}, terms: %s}}\n"
    start = LEAST.partition("feeds")[0]
    assert config_of(start + feeds % "[]").feeds.terms == ()
    assert config_of(start + feeds % "~").feeds.terms == ("tags", "sections", "stories")
    assert settings_mistakes(start + feeds % "[tags, section]") == [
        "4:58 'feeds.terms': unknown taxonomy 'section' | did you mean 'sections'?"
    ]


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        ("  A: {was: [B]}\n  C: {was: [b]}", "7:3 'b' is a name of two tags, 'A' and 'C' | keep it with one of them"),
        ("  A: {was: [B]}\n  B: {}", "7:3 'B' is a name of two tags, 'A' and 'B' | keep it with one of them"),
        (
            "  Straße: {}\n  STRASSE: {}",
            "7:3 'STRASSE' is a name of two tags, 'Straße' and 'STRASSE' | keep it with one of them",
        ),
    ],
)
def test_a_name_means_one_tag(tags: str, words: str) -> None:
    """Old names too, however they are written."""
    assert faults(f"tags:\n{tags}") == [words]


def test_an_unknown_extension_is_a_mistake_at_its_place() -> None:
    """Each by itself; those that load may stay."""
    hint = "write one that comes with Python-Markdown, such as smarty, or install its package"
    assert faults("markdown:\n  extensions: [smarty, smartey,\n    no.such:Thing, os, '..x']\n") == [
        f"6:24 no Markdown extension 'smartey' can be loaded | {hint}",
        f"7:5 no Markdown extension 'no.such:Thing' can be loaded | {hint}",
        f"7:20 no Markdown extension 'os' can be loaded | {hint}",
        f"7:24 no Markdown extension '..x' can be loaded | {hint}",
    ]


def test_trusted_html_is_a_warning_at_every_build() -> None:
    """At its place."""
    _, warnings = parse_config((LEAST + "markdown:\n  raw_html: trust\n").encode(), "config.yaml")
    assert [told(warning) for warning in warnings] == [
        (
            "6:3 'markdown.raw_html' is 'trust': scripts in content run in readers' browsers | "
            "write 'raw_html: sanitise' unless every file comes from hands that you trust"
        )
    ]
    assert parse_config(LEAST.encode(), "config.yaml")[1] == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff", "1:1 not UTF-8 | save the file as UTF-8"),
        (b"title: a\0", "1:9 control character U+0000 | delete it"),
        (
            b"a: b: c",
            (
                "1:5 cannot read this as YAML: mapping values are not allowed in this context | "
                "a value with ': ' in it needs quotes"
            ),
        ),
        (b"title: &a T", "1:8 the anchor '&a' is not allowed | remove it, or quote the value"),
    ],
)
def test_unreadable_settings_are_one_mistake(data: bytes, words: str) -> None:
    """As in a content file."""
    with pytest.raises(BuildError) as raised:
        parse_config(data, "config.yaml")
    assert told(raised.value) == words


@given(st.data())
def test_damaged_settings_are_settings_or_mistakes(data: st.DataObject) -> None:
    """Bytes are cut out and others put in."""
    good = EVERY.encode()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(start + 20, len(good))))
    middle = data.draw(
        st.one_of(st.binary(max_size=6), st.sampled_from([b"~", b"[a]", b"{a: b}", b"\n  ", b"''", b"x: "]))
    )
    try:
        config, _ = parse_config(good[:start] + middle + good[end:], "config.yaml")
    except BuildError:
        return
    except ExceptionGroup as group:
        assert all(isinstance(error, BuildError) for error in group.exceptions)  # noqa: PT017 - either may come
        return
    assert effective(config)
