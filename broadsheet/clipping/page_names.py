"""Names out of the texts that name who wrote a page, without the words around them; and which of them are nobody.

Knows nothing of where a text stood.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from broadsheet.clipping.dates import MONTHS
from broadsheet.clipping.given_names import GIVEN
from broadsheet.clipping.glue import unglued
from broadsheet.clipping.metadata import is_job, is_role
from broadsheet.clipping.names import is_name, spelled, split_name
from broadsheet.clipping.page_facts import Facts, host_name, texts
from broadsheet.clipping.vocabulary import words_in

_BEFORE = re.compile(
    r"""^(?:(?:written|posted|published|reported|created|geschrieben|veröffentlicht|verfasst|eingestellt|erstellt
      |aufgezeichnet|publié|publicado|escrito|rédigé|ein\s+\w+|text|words|story)\s+)?
    (?:by(?:by)?|von|vom|par|por|di|da|door|av|af|autor(?:in)?(?:en)?|auteurs?|authors?|autore|redacción
      |redakteur(?:in)?|text|interview|fotos?|pressemitteilung\s+von|[\w-]*-experte)\b\s*[:：]?\s*(?:von\s+)?
    | ^[✍©/|•·–—-]\s*
    | ^(?:über|about|sobre|à\s+propos\s+de)\s+(?-i:(?=[^\W\d_a-zß-ÿ]))
    | ^(?-i:(?:Author|Autor|Auteur|By|Von|Par|Por)(?=[A-ZÄÖÜ][a-zäöü]))
    | ^[\u3040-\u30ff\u3400-\u9fff]{1,6}\s*[：:]\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = re.compile(
    r"""\s*(?:[|•·–—(\[/] | \s-\s | ,\s*(?:\d|(?-i:[A-ZÄÖÜ]{2,6}\b(?!\s+[A-ZÄÖÜ]{2}))|(?:phd|md|dr|rd|ms|ma)\b)
      | \b(?:on|at|am|vom|vor|um|stand|posted|published|updated|aktualisiert|veröffentlicht|publié|publicado
      |(?:le|el|il)\s+(?:\d|lun|mar|mer|mi[ée]|jeu|jue|ven|vie|gio|sam|sab|dim|dom)\w*
      |in\s+[A-Z]|(?:edited|photo(?:s|graph[sy]?)?|illustrat(?:ed|ions?)|reviewed|translated)\s+by|for\s+the|für|over\s+\d|follow|says|alle\s+beiträge|view\s+all|zeige\s+alle|im\s+interview|symbol(?:bild|foto)
      |(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[,.]?\s+\d|(?-i:M[oi]|D[io]|Fr|S[ao])$)\b).*$
    | \s*\d{1,2}[./].*$ | \s+\S*@\S+.*$ | \s+\d+\s+(?:artikel|beiträge|articles|posts|stories)$""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(r"\s*(?:[,;&/|]|\band\b|\bund\b|\bet\b|\by\b|\be\b(?=\s+[A-Z])|\bog\b|\boch\b)\s*", re.IGNORECASE)
_WORDS_OF_PAGES = words_in(
    """
    publisher verifiziert verifizierte germany unbenannt anónimo anonimo zvg advertorial gesponsert sponsored webmaster
    last updated
    editor editorial redaktion redaction rédaction staff guest gast user author autor name posted anonymous unknown null
    none human home kontakt contact about over mehr profil profile n/a na mittwoch teilen share facebook twitter drucken
    print email e-mail merken folgen cc reporter writer correspondent journalist contributor blogger
    """
)
_NOBODY = re.compile(
    r"""^(?:(?:no|the|post|article|page)\s+author|[\w.]|(?-i:[a-z]{1,3})|lesedauer.*|see\s+full\s+bio|house\s+call
      |(?:staff|senior|chief)\s(?:reporter|writer|correspondent|journalist|contributor|blogger)s?|about\s+the\s+author
      |(?:mon|diens|donners|frei|sams|sonn)tag|(?:mon|tues|wednes|thurs|fri|satur|sun)day|admin\w*|la\s+rédaction
      |(?:(?:senior|executive|associate|deputy)\s)?vice\spresident|(?:managing|executive|creative|art)\sdirector
      |(?:chief|senior)\s\w+\s(?:officer|fellow|scientist|engineer)|\S+\sdivision|(?:research|data|staff)\s(?:scientist|engineer)
      |(?:periodista|redactora?|journaliste|corresponsal)\b.*|(?:show|read)\s+more|mehr\s+lesen|(?:the|die|das|thema)\s.*|.*\d.*\s.*|cc\sby.*)$
    | https?: | www\. | @ | ^\W*\d | [{}<>!?] | kommentar | comment | cookie | newsletter | © | \bcopyright\b
    | \w\.(?:com|org|net|de|ch|at|fr|it|es|uk|eu|info|tv|io|pl|nl)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HOUSE = words_in(
    """
    partei party stiftung foundation verein verband bundesverband verbund team redaktion redaction rédaction redacción
    redazione redakcja redactie media medien agentur agenturen agencia agencias agence agences agency agencies ag gmbh
    kg ev e.v inc ltd llc corp company co institute institut institution universität university college school ministry
    ministerium bundesamt landesanstalt landesamt amt departement department pressestelle presse press verlag magazin
    magazine zeitung fernsehen radio tv online news blog deutschland schweiz österreich france germany international
    group gruppe society association council committee federation feuerwehr polizei police staff editors editorial
    service services reports submissions newsroom correspondents wire desk contributors reporters writers bureau kreuz
    gesellschaft akademie academy zentrum center centre network netzwerk club shop store app sports tickets webmaster
    administration theme design studio studios productions software solutions systems holding bund bündnis initiative
    kampagne
    """
)
_WIRES = words_in(
    """
    afp ap apa dpa reuters sda ots sid jiji kna epd kathpress dapd efe ansa tass upi pti ani ians xinhua kyodo lusa
    belga anp tt ntb ritzau pap ddp dts erbol europapress notimex télam telam dpa-afx awp pm red lno bloomberg
    """
)
_MONTH = "|".join(month for month in MONTHS if re.fullmatch("[a-z]{3,}", month))
_DAY = re.compile(
    rf"(?:^|\s+)(?:{_MONTH})\b\.?\s*\d{{1,2}}\b.*$|(?:^|(?<=\d)\.?\s+)(?:{_MONTH})\b\.?$"
    r"|\s+\d+[\s-]min(?:ute)?s?\b.*$|\s+(?:see full bio|view profile|follow)\b.*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"CEO|CTO|CFO|COO|(?:co-)?founder|president|director|staff", re.IGNORECASE)
_OWN_HOSTS = re.compile(
    r"(?:^|\.)(?:wordpress\.com|blogspot\.\w+|blogspot\.\w+\.\w+|tumblr\.com|substack\.com|medium\.com|livejournal\.com"
    r"|typepad\.com|over-blog\.com|hatenablog\.com|blog\.de|github\.io)$"
)
_WORK = re.compile(
    r""",?\s+(?:(?:chef|leitende[rn]?\s|freie[rn]?\s|politik|sport|kultur|wirtschafts)?
      (?:redakteur(?:in)?|redaktor(?:in)?|reporter(?:in)?|korrespondent(?:in)?|journalist(?:in)?|volontär(?:in)?|autor(?:in)?)
      |journaliste|rédact(?:eur|rice)|periodista|redactora?|giornalista|redattore)\b.*$""",
    re.IGNORECASE | re.VERBOSE,
)
_TITLES = re.compile(r"(?:(?:Dr|Prof|Professor|Dipl|Mag|Rev|Sir)\b\.?(?:-?[A-Z][a-z]+\.)?\s*)+")
_ASIDE = re.compile(r"(?<=\w)\s\([^()]{1,20}\)\s(?=[^\W\d_a-zß-ÿ])")
_BARS = re.compile(r"\s+[|•·]\s+")
_DESK = re.compile(
    r"(?:^|[\s.-])(?:redaktion(?:steam)?|rédaction|redacción|redazione|staff|team|desk|newsroom|editors|agenturen|agencies"
    r"|agencias|(?:staff|news)\s(?:writer|reporter|correspondent|report)s?|(?:service|wire|news)\sreports)$",
    re.IGNORECASE,
)
_NO_DESK = re.compile(r"^red\b|https?:|www\.|[{}<>!?@\d]|©|comment|cookie|newsletter|admin|webmaster", re.IGNORECASE)
_BESIDE_DESK = re.compile(r"\s+[|•·–—(]|\s+-\s|,\s|\s+\d")
_MOST_WORDS, _LONG, _LONGEST_DESK = 5, 5, 40


def names_of(text: str) -> Iterator[str]:
    """Give the names in a text that names somebody, without `by`, professions, days and what else stands there."""
    if text.startswith(("http:", "https:")):
        return
    text = _ASIDE.sub(" ", unglued(text.strip()))
    bare = _AFTER.sub("", _BEFORE.sub("", _DAY.sub("", _after_kicker(text)).strip()).strip()).strip(" ,:;|+-–—")
    bare = _BEFORE.sub("", bare).strip()
    parts = [_without_work(_BEFORE.sub("", part.strip(" :"))) for part in _BETWEEN.split(bare) if part.strip(" .:")]
    for part in parts:
        if _is_name_like(part) and len(part.split()) <= _MOST_WORDS and len(part) > 1:
            yield spelled(part if re.search(r"\b[^\W\d_]\.$", part) else part.rstrip("."))


def _after_kicker(text: str) -> str:
    """Give what follows a bar where only there a known name stands: `Politics · Ann Lee`."""
    first, *others = _BARS.split(text)
    known = (part for part in others if is_known(re.split(r",|\sand\s|\sund\s|\set\s", part)[0].strip()))
    return text if not others or is_name(_BEFORE.sub("", first)) else next(known, text)


def desk_in(text: str, facts: Facts) -> str:
    """Give the desk or the agency that a text names, as it stands there; empty where it names none.

    The site's own name is none: that is its source.
    """
    bare = _BEFORE.sub("", _DAY.sub("", text.strip())).strip()
    bare = _BESIDE_DESK.split(bare)[0].strip(" ,:;|+-–—.")
    if not bare or len(bare) > _LONGEST_DESK or len(bare.split()) > _MOST_WORDS or _NO_DESK.search(bare):
        return ""
    wired = any(part.casefold() in _WIRES for part in re.split(r"[\s/]+", bare))
    own = _is_publisher(bare, facts) or name_key(bare) in name_key(facts.site)
    return bare if wired or _DESK.search(bare) or (" " in bare and is_house(bare) and not own) else ""


def _is_name_like(part: str) -> bool:
    bare = part.rstrip(".")
    return not (bare.casefold() in _WORDS_OF_PAGES or _NOBODY.search(bare) or _WORK.fullmatch(f" {bare}"))


def _without_work(part: str) -> str:
    """Give the name in `Ann Lee Staff Writer` and `Ann Lee in Politics`."""
    part = _WORK.sub("", part)
    name, work = split_name(part)
    return (
        name if work and (is_role(work) or is_job(work) or work.startswith("in ") or _OFFICE.fullmatch(work)) else part
    )


def is_known(name: str) -> bool:
    """Tell whether a name begins with a first name that many bear."""
    bare = _TITLES.sub("", name)
    return is_name(bare) and bare.split(maxsplit=1)[0].casefold() in GIVEN


def is_somebody(name: str, facts: Facts) -> bool:
    """Tell whether a name is neither the site's or publisher's, nor an agency's, a desk's or another house's."""
    return not (is_house(name) or _is_publisher(name, facts) or name_key(name) == name_key(facts.title))


def is_house(name: str) -> bool:
    """Tell whether a name is an agency's, a desk's or a firm's by its words."""
    words = [word.strip(".,()").casefold() for word in re.split(r"[\s/-]+", name)]
    if words[0] in _WIRES or name.casefold() in _WIRES:
        return not is_known(name)
    person = len(words) == 2 and words[0] in GIVEN  # noqa: PLR2004 - `Jörg Staff` is one
    return not person and any(word in _HOUSE for word in words)


def _is_publisher(name: str, facts: Facts) -> bool:
    """Tell whether a name is the site's or its publisher's, or as good as its host's, and no person's."""
    host = (urlsplit(facts.url).hostname or "").removeprefix("www.") if facts.url else ""
    if _OWN_HOSTS.search(host) or any(name in _persons(each.get("publisher")) for each in facts.linked):
        return False
    names = {name_key(each) for each in (facts.site, host, host.rsplit(".", 1)[0]) if each}
    names |= {name_key(text) for each in facts.linked for text in texts(each.get("publisher"))}
    key, label = name_key(name), name_key(host_name(facts.url)) if facts.url else ""
    house = " " in name and not is_known(name) and min(len(key), len(label)) >= _LONG
    return not key or key in names or (house and (label in key or key in label))


def _persons(publisher: Any) -> tuple[str, ...]:
    """Give the name of a publisher that is a person, whose site it is."""
    is_one = isinstance(publisher, dict) and "Person" in str(publisher.get("@type"))
    return texts(publisher) if is_one else ()


def name_key(text: str) -> str:
    """Fold case, accents and everything but letters and digits."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    return re.sub(r"\W+", "", bare)
