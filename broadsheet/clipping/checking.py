"""An article that is about to be written is read as a build will read it, so that no import breaks a build.

Knows no rule of its own: it asks `reading/`.
"""

from broadsheet.clipping.article_file import article_text
from broadsheet.clipping.values import Clipped
from broadsheet.model.config import Config, dialect_of
from broadsheet.model.errors import BuildError, Source
from broadsheet.model.site import ContentFile
from broadsheet.reading.articles import parse

_PATH = "content/articles/clipping.md"


def find_mistake(clipped: Clipped, config: Config) -> BuildError | None:
    """Give the first mistake that a build would find, at its line in the clipping where that is known."""
    text = article_text(clipped)
    errors = parse(ContentFile(_PATH, text.encode()), dialect_of(config, "import")).errors
    if not errors:
        return None
    error = errors[0]
    above = text.count("\n", 0, len(text) - len(clipped.body))
    line = error.source.line - above + clipped.body_line - 1 if error.source.line > above and clipped.body_line else 0
    return BuildError(error.message, Source(clipped.report.file, line), error.hint)
