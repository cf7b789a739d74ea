"""What `reading/aliases.py` promises: an old path redirects where a static site can do it, and nowhere else."""

import pytest

from tests.makers import article_of, faults


@pytest.mark.parametrize("alias", ["/a", "/a/", "/x.html", "/é/ü/", "/a b/", "/%C3%A9/", "/2019/05/a:b,c.php"])
def test_an_old_path_may_redirect(alias: str) -> None:
    """Whatever the old site called it."""
    assert article_of(f"aliases: '{alias}'").aliases == (alias,)


PLAIN = "write the path without '.', '..', '\\' or an empty segment"
DOT = "a segment cannot begin with a dot or hold control characters"
QUERY = "a static site cannot redirect a query or a fragment: write the path alone"


@pytest.mark.parametrize(
    ("alias", "hint"),
    [
        ("a", "begin it with one '/': /old/path/"),
        ("//evil.example/", "begin it with one '/': /old/path/"),
        ("https://example.org/a", "begin it with one '/': /old/path/"),
        ("/?p=12", QUERY),
        ("/a#b", QUERY),
        ("/../x", PLAIN),
        ("/a/../../x", PLAIN),
        ("/a/.", PLAIN),
        ("/%2e%2e/x", PLAIN),
        ("/a%2f..%2fb", PLAIN),
        ("/a//b", PLAIN),
        ("/a%2F/b", PLAIN),
        ("/a\\b", PLAIN),
        ("/a%5Cb", PLAIN),
        ("/.htaccess", DOT),
        ("/a/%00", DOT),
        ("/a/%C2%85", DOT),
        ("/%FF", "what is written with '%' is not UTF-8: write the letters themselves"),
        ("/" + "é" * 101, "a segment has more than 200 bytes"),
        ("/" + "ab/" * 400, "the path has more than 1,000 bytes"),
    ],
)
def test_a_path_that_no_static_site_can_redirect_is_refused(alias: str, hint: str) -> None:
    """Nor one that would leave `site/`."""
    assert faults(f"aliases: ['/ok/', '{alias}']") == [f"5:19 '{alias}' is not a path that can redirect here | {hint}"]
