"""Where a site's trees lie, and how a file is named in messages and in the store."""

from pathlib import Path

from msgspec import Struct

PACKAGE = Path(__file__).parents[2]
BUILT_IN = "built-in/"


def theme_root() -> Path:
    """Give the built-in theme's folder: within the wheel, else beside the package in a checkout."""
    packed = PACKAGE / "templates"
    return packed if packed.is_dir() else PACKAGE.parent / "templates"


class Roots(Struct, frozen=True):
    """The folders of one site."""

    site: Path
    """Where `config.yaml` is."""
    theme: Path
    """The built-in theme; often the site's own `templates/`."""

    @property
    def private(self) -> Path:
        """Give the folder of what is ours and never public: `.broadsheet/`."""
        return self.site / ".broadsheet"

    def file(self, source_path: str) -> Path:
        """Give the file that a source path names."""
        return Path(self.place(source_path))

    def place(self, source_path: str) -> str:
        """Give the same as text: a Path costs more than a look at the file."""
        if source_path.startswith(BUILT_IN):
            return f"{self.theme}/{source_path.removeprefix(BUILT_IN)}"
        return f"{self.site}/{source_path}"
