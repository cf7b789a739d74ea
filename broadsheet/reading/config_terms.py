"""The settings that name terms: the paper's sections, and what is said of its tags.

Knows nothing of the other settings, nor of the articles that use them.
"""

from broadsheet.model.config import TagSetting
from broadsheet.reading.fields import Fields
from broadsheet.reading.slugs import is_slug
from broadsheet.reading.terms import key_of


def read_sections(fields: Fields) -> tuple[str, ...]:
    """Read `sections`, in the paper's order, none twice."""
    first: dict[str, str] = {}
    for name, source in fields.texts("sections"):
        if key_of(name) in first:
            fields.fault(f"'{name}' and '{first[key_of(name)]}' are one section", source, "keep one of the two")
        first.setdefault(key_of(name), name)
    return tuple(first.values())


def read_tags(fields: Fields) -> tuple[TagSetting, ...]:
    """Read `tags`; a name, old or new, means one of them."""
    tags = []
    for written, inner in fields.named_maps("tags"):
        name = " ".join(written.split())
        if not name:
            inner.fault("a tag without a name", fields.place(f"tags.{written}"), "write 'Name:' and indent its keys")
        slug = inner.text("slug")
        if slug and not is_slug(slug):
            inner.fault(f"'{slug}' is not a slug", inner.place("slug"), "use lower-case letters, digits and '-'")
        line = fields.place(f"tags.{written}").line
        tags.append(TagSetting(name, slug, inner.text("description"), inner.words("was"), line))
        inner.close()
    _refuse_double_names(fields, tags)
    return tuple(tags)


def _refuse_double_names(fields: Fields, tags: list[TagSetting]) -> None:
    meant: dict[str, str] = {}
    for tag in tags:
        for name in (tag.name, *tag.was):
            other = meant.setdefault(key_of(name), tag.name)
            if other != tag.name:
                message = f"'{name}' is a name of two tags, '{other}' and '{tag.name}'"
                fields.fault(message, fields.place(f"tags.{tag.name}"), "keep it with one of them")
