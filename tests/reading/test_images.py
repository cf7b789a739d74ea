"""What a page knows of a local picture, and what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from broadsheet.model.config import Config, Images
from broadsheet.model.images import ImageSource, Sized
from broadsheet.model.pictures import Facts, LocalImage, Resizing
from broadsheet.model.site import Asset
from broadsheet.reading.drawing_size import drawing_size
from broadsheet.reading.images import image_at, image_warnings, is_looked_into, local_image, widths_of

CONFIG = Config(title="T", description="D", url="https://example.org/paper")
ASSET = Asset("content/images/a b.jpg", "0123")
FACTS = Facts(1200, 800, "501", resizable=True)


@given(st.integers(1, 100_000), st.lists(st.integers(1, 5000)))
def test_no_picture_is_made_larger_than_it_is(width: int, sizes: list[int]) -> None:
    """The widest is its own width, or the widest that is asked for."""
    widths = widths_of(width, sizes)
    assert list(widths) == sorted(set(widths))
    assert set(widths) <= {*sizes, width}
    assert not sizes or widths[-1] == min(width, max(sizes))


def test_a_picture_has_a_source_for_each_format() -> None:
    """Each size with its width; the base URL's path holds."""
    image = local_image(CONFIG, ASSET, FACTS, "craft")
    assert image.sized is not None
    assert (image.sized.width, image.sized.height, image.sized.tone) == (1200, 800, "tone r5 g0 b1")
    assert [source.type for source in image.sized.sources] == ["image/avif", "image/webp"]
    tasks = [(made.output_path, made.task) for made in image.made if isinstance(made.task, Resizing)]
    names = [f"/paper/{path} {task.width}w" for path, task in tasks if task.format == "webp"]
    assert image.sized.sources[1] == ImageSource("image/webp", ", ".join(names))
    assert [task.width for _, task in tasks] == [480, 480, 960, 960, 1200, 1200]


def test_the_name_of_what_is_made_tells_what_it_was_made_of() -> None:
    """Other bytes, another hand or size or format: another name."""

    def names(asset: Asset = ASSET, craft: str = "craft", **images: object) -> set[str]:
        config = structs.replace(CONFIG, images=structs.replace(Images(), **images))
        return {made.output_path for made in local_image(config, asset, FACTS, craft).made}

    assert names() == names(Asset("content/images/other.jpg", "0123"))
    assert names().isdisjoint(names(structs.replace(ASSET, digest="4567")))
    assert names().isdisjoint(names(craft="other"))
    assert names(sizes=(480,), formats=("avif",)) < names()


@pytest.mark.parametrize("facts", [Facts(1200, 800), Facts()], ids=["moving-or-small", "unknown"])
def test_of_some_pictures_nothing_is_made(facts: Facts) -> None:
    """Of those that move or are small, and of those that cannot be read."""
    image = local_image(CONFIG, ASSET, facts, "craft")
    assert image.made == ()
    assert image.sized == (Sized(1200, 800) if facts.width else None)


@pytest.mark.parametrize("images", [Images(sizes=()), Images(formats=())])
def test_a_site_may_want_none(images: Images) -> None:
    """An empty list leaves pictures as they are; their size is told all the same."""
    image = local_image(structs.replace(CONFIG, images=images), ASSET, FACTS, "craft")
    assert image.made == ()
    assert image.sized == Sized(1200, 800, "tone r5 g0 b1")


def test_a_picture_is_found_by_the_path_of_a_link() -> None:
    """Quoted, with a query or not."""
    images = {"/images/a b.jpg": LocalImage(FACTS, None)}
    assert image_at(images, "/images/a%20b.jpg?1#x") is images["/images/a b.jpg"]
    assert image_at(images, "/images/b.jpg") is None


def test_what_lies_in_static_is_served_as_it_is() -> None:
    """An editor put it there for that."""
    names = ("content/images/a.JPG", "content/articles/b.svg", "content/static/c.png", "content/images/d.pdf")
    assert [name for name in names if is_looked_into(name)] == list(names[:2])


def test_a_picture_that_tells_a_place_is_warned_of() -> None:
    """It is published as it is, so an editor must know; so with one that cannot be read."""
    images = {
        "content/images/a.jpg": LocalImage(structs.replace(FACTS, located=True), None),
        "content/images/b.jpg": LocalImage(Facts(doubt="it is damaged"), None),
        "content/images/unused.jpg": LocalImage(Facts(located=True), None),
    }
    warnings = list(image_warnings([Asset("content/images/a.jpg", ""), Asset("content/images/b.jpg", "")], images))
    assert [(warning.source.path, warning.message) for warning in warnings] == [
        ("content/images/a.jpg", "the picture's own file says where it was taken"),
        ("content/images/b.jpg", "the picture cannot be made in other sizes: it is damaged"),
    ]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200.4px"', (300, 200)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('width="100%" height="100%" viewBox="0,0 , 16,9"', (16, 9)),
        ('width="5cm" height="2cm"', (0, 0)),
        ('width="1e9" height="2"', (0, 0)),
        ('viewBox="none"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_tells_its_size(attributes: str, size: tuple[int, int]) -> None:
    """What is written in pixels, else the view box."""
    assert drawing_size(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><g/></svg>'.encode()) == size


@pytest.mark.parametrize("data", [b"", b"<", b"text", b"\xff\xfe<svg/>"])
def test_what_is_no_drawing_has_no_size(data: bytes) -> None:
    """Other checks name its mistakes."""
    assert drawing_size(data) == (0, 0)
