"""What is made of pixels: other sizes and formats of pictures that pages show, and what is drawn for shares."""

from collections.abc import Iterator

from broadsheet.building.planners.frame import texts_on
from broadsheet.model.pictures import ImageOutput
from broadsheet.model.site import Site
from broadsheet.reading.images import image_at


def plan_images(site: Site) -> tuple[ImageOutput, ...]:
    """Plan every size and format of every picture that a page shows, and every share image, each once."""
    shown = _shown(site) if any(image.made for image in site.images.values()) else ()
    return tuple({made.output_path: made for made in (*shown, *site.share_cards.values())}.values())


def _shown(site: Site) -> Iterator[ImageOutput]:
    for content, links in texts_on(site):
        shown = {image.href for image in content.images} | ({content.image.src} if content.image else set())
        for href, path in links if shown else ():
            image = image_at(site.images, path) if href in shown else None
            yield from image.made if image else ()
