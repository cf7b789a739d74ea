"""An SVG file is looked into: what in it could run script, or ask another site.

Shown by `<img>` a drawing can do neither; opened by itself it is a page of the site's own origin.
"""

import re
from collections.abc import Iterator
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from broadsheet.model.errors import BuildError, Source

MOST = 10
"""The most mistakes that are named in one drawing."""
_XHTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"})
_ADDRESSES = frozenset({"href", "src", "base", "ping"})
_LINKED = frozenset({"", "http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_DATA = re.compile(r"data:(?:image/(?:png|jpeg|jpg|gif|webp|avif)|font/|application/(?:x-)?font-)")
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|\s)?|(\n|.))", re.DOTALL)
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?\s*(?=([^\"')]{0,200}))", re.IGNORECASE)
_CSS_QUOTED = re.compile(r"[\"'] *(?:https?:|//)", re.IGNORECASE)
_CSS_PICTURE = re.compile(r"(?:src|image|image-set|cross-fade)\(", re.IGNORECASE)
_GZIP = b"\x1f\x8b"

_EXPORT = "export the drawing as plain SVG, without script; what is your own and trusted may lie in content/static/"
_EMBED = "put what it shows into the drawing, or lay it beside it: no page asks another site"
_TEXT = "draw text with <text>, or turn it into paths: 'text as SVG' in most programs"
_WRITE_UTF_8 = "save the file as UTF-8"
Fault = tuple[str, str]


class _Enough(Exception):  # noqa: N818  # not a mistake: reading ends here
    """Nothing more is to be read."""


class _Reader:
    """Hears of a drawing's parts, and keeps each fault with its place."""

    def __init__(self, path: str) -> None:
        self.errors: list[BuildError] = []
        self._path = path
        self._parser = ParserCreate("UTF-8", " ")  # not what the file says: browsers hear of UTF-8 from the server
        self._parser.buffer_text = True
        self._style: tuple[int, int] | None = None
        self._rules: list[str] = []
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._begun
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> None:
        """Read a whole file."""
        try:
            self._parser.Parse(data, True)  # noqa: FBT003  # Expat's own "this is all"
        except ExpatError as error:
            message = f"the drawing is not XML, so no browser shows it: {ErrorString(error.code)}"
            self._blame((message, "mend it here, or export it again"), (error.lineno, error.offset + 1))
        except _Enough:
            pass

    def _here(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _blame(self, fault: Fault, place: tuple[int, int]) -> None:
        self.errors.append(BuildError(fault[0], Source(self._path, *place), fault[1]))

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii"}:
            self._blame((f"the drawing says that it is written in '{encoding[:40]}'", _WRITE_UTF_8), self._here())

    def _doctype(self, *_: object) -> None:
        hint = "remove '<!DOCTYPE ...>' and what it declares: browsers do not need it"
        self._blame(("the drawing has a DOCTYPE, in which script can be hidden", hint), self._here())
        raise _Enough

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        place = self._here()
        space, _, local = name.rpartition(" ")
        tag = local.lower()
        for fault in (*_element_faults(space, local), *_attribute_faults(tag, attributes)):
            self._blame(fault, place)
        if self._style is not None:  # whose text would not be what browsers take for the rules
            self._blame((f"the drawing holds <{local}> in its <style>", "take it out of the <style>"), place)
        elif tag == "style":
            self._style, self._rules = place, []
        if len(self.errors) >= MOST:
            raise _Enough

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._rules.append(text)

    def _ended(self, name: str) -> None:
        if self._style is not None and _local(name) == "style":
            for fault in _rule_faults("".join(self._rules)):
                self._blame(fault, self._style)
            self._style = None

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            hint = "put the rules into a <style> of the drawing's own"
            self._blame(("the drawing asks for a style sheet: <?xml-stylesheet?>", hint), self._here())


def drawing_errors(path: str, data: bytes) -> list[BuildError]:
    """Name what in a drawing may not be published, at most about MOST, each at the tag that holds it.

    An attribute's fault is placed where its tag begins: Expat knows no nearer.
    """
    if path.lower().endswith(".svgz") or data.startswith(_GZIP):
        return [BuildError("the drawing is compressed", Source(path), "unpack it to a .svg (gzip -d)")]
    if (wrong := _not_utf_8(data)) >= 0:
        return [BuildError("not UTF-8", Source(path, data.count(b"\n", 0, wrong) + 1), _WRITE_UTF_8)]
    reader = _Reader(path)
    reader.read(data)
    return reader.errors[:MOST]


def _not_utf_8(data: bytes) -> int:
    """Give where a text stops being UTF-8, or -1; with NUL in it, Expat would take it for UTF-16."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return data.find(b"\0")


def _local(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _element_faults(space: str, name: str) -> Iterator[Fault]:
    if name.lower() == "foreignobject":
        yield "the drawing holds <foreignObject>, which could run script", _TEXT
    elif name.lower() in _ACTIVE:
        yield f"the drawing holds <{name}>, which could run script", _EXPORT
    elif space == _XHTML:
        yield f"the drawing holds <{name}> of HTML, which could run script", _TEXT


def _attribute_faults(tag: str, attributes: dict[str, str]) -> Iterator[Fault]:
    for full, value in attributes.items():
        name = _local(full)
        if name.startswith("on"):
            yield f"the drawing holds '{name}' at <{tag}>, which runs script", _EXPORT
        elif name in _ADDRESSES:
            yield from _address_faults(value, linked=tag == "a" and name == "href")
        elif name == "attributename" and _is_guarded(value):
            yield f"the drawing changes '{value.strip()[:40]}' by <{tag}>, which could run script", _EXPORT
        elif name == "style":
            yield from _rule_faults(value)
        elif "(" in value:
            yield from _value_faults(_without_escapes(value))


def _is_guarded(name: str) -> bool:
    local = name.strip().rpartition(":")[2].lower()
    return local in _ADDRESSES or local.startswith("on")


def _address_faults(address: str, *, linked: bool) -> Iterator[Fault]:
    r"""Tell what is wrong with an address that is followed (`linked`), or else fetched with the drawing.

    Browsers drop blanks and control characters, and take `\` for `/` (WHATWG URL, section 4.4).
    """
    plain = re.sub(r"[\x00-\x20]+", "", address).replace("\\", "/").lower()
    found = _SCHEME.match(plain)
    scheme = found[1] if found else ""
    shown = address.strip()[:40]
    if linked:
        if scheme not in _LINKED:
            yield f"the drawing links to '{shown}', which could run script", "link to an http(s) address, or to none"
    elif plain.startswith("//") or scheme in {"http", "https"}:
        yield f"the drawing asks another site: '{shown}'", _EMBED
    elif scheme and not _DATA.match(plain):
        yield f"the drawing holds the address '{shown}', which could run script", _EXPORT


def _value_faults(value: str) -> Iterator[Fault]:
    """Look for addresses in a value of CSS whose escapes are undone."""
    for found in _CSS_ADDRESS.finditer(value):
        yield from _address_faults(found[1], linked=False)
    if _CSS_PICTURE.search(value) and _quotes_an_address(value):
        yield "the drawing's style asks another site", _EMBED


def _rule_faults(text: str) -> Iterator[Fault]:
    """Look for addresses in rules of CSS; a custom property may carry one from any string to any place."""
    rules = _without_escapes(text)
    for found in _CSS_ADDRESS.finditer(rules):
        yield from _address_faults(found[1], linked=False)
    if "@import" in rules.lower():
        yield "the drawing's style asks for a style sheet: @import", "put the rules into the drawing's own <style>"
    if _quotes_an_address(rules):
        yield "the drawing's style asks another site", _EMBED


def _quotes_an_address(rules: str) -> bool:
    return bool(_CSS_QUOTED.search(rules.replace("\\", "/")))


def _without_escapes(text: str) -> str:
    """Undo the escapes of CSS (CSS Syntax 3, section 4.3.7), and drop the control characters that URLs drop."""

    def plain(found: re.Match[str]) -> str:
        if found[1]:
            number = int(found[1], 16)
            return chr(number) if 0 < number <= 0x10FFFF else "\ufffd"  # noqa: PLR2004  # the last code point
        return "" if found[2] == "\n" else found[2]

    return re.sub(r"[\x00-\x1f]+", "", _CSS_ESCAPE.sub(plain, text))
