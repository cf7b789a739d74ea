"""`--rewrite` writes what the golden and the broken sites give now; the diff is then read like code.

A real browser is shared by the tests that look at pages. Hypothesis gives the same examples at every run and
knows no deadline; `HYPOTHESIS_PROFILE=soak` makes it look further each time.

What whoever runs the tests has in the environment means nothing to them; what a browser should show at once may take as
long as a busy machine needs.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

for _name in (
    *("SOURCE_DATE_EPOCH", "EDITOR", "VISUAL"),
    *("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    "SSL_CERT_FILE",
):
    os.environ.pop(_name, None)
expect.set_options(timeout=30_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know `--rewrite`."""
    parser.addoption("--rewrite", action="store_true", help="write the expected files anew")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser once; a missing one is a failure, never a skip."""
    found = [path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path]
    assert found, "no Chromium on the PATH: run 'make chromium'"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found[0], args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open an empty tab."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()
