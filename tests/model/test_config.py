"""What `model/config.py` promises: parsing depends on a few settings, and no others."""

from msgspec import structs

from broadsheet.model.config import Config, Limits, Markdown, dialect_of

CONFIG = Config(title="T", description="D", url="https://example.org")


def test_a_dialect_is_what_parsing_depends_on() -> None:
    """Zone, Markdown, the limit and the engine; a new title parses nothing again."""
    dialect = dialect_of(CONFIG, "1")
    assert dialect_of(structs.replace(CONFIG, title="U", url="https://example.net", page_size=3), "1") == dialect
    for other in (
        structs.replace(CONFIG, timezone="Europe/London"),
        structs.replace(CONFIG, markdown=Markdown(engine="pyromark")),
        structs.replace(CONFIG, limits=Limits(10)),
    ):
        assert dialect_of(other, "1") != dialect
    assert dialect_of(CONFIG, "2") != dialect
