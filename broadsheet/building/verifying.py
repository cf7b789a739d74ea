"""A build is compared with a clean one made elsewhere, byte for byte."""

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from broadsheet.building.disk.files import digest_of_file
from broadsheet.building.disk.manifests import manifest_path, read_ledgers
from broadsheet.building.order import Order
from broadsheet.building.starting import build


def differences(order: Order) -> list[str]:
    """Build the same order clean in a temporary folder, and give the output paths that are not the same."""
    with TemporaryDirectory(prefix="broadsheet-verify-") as name:
        elsewhere = Path(name)
        clean = structs.replace(order, output=elsewhere / "site", private=elsewhere / "private", clean=True, cluster="")
        build(clean, lambda _stage, _things: None)
        made, expected = _digests(order), _digests(clean)
    return sorted(path for path in made.keys() | expected.keys() if made.get(path) != expected.get(path))


def _digests(order: Order) -> dict[str, str]:
    """Read every file that the manifest names."""
    manifest = read_ledgers(manifest_path(order.private, order.output)).manifest
    files = {path: order.output / path for path in manifest.entries}
    return {path: digest_of_file(file) if file.is_file() else "" for path, file in files.items()}
