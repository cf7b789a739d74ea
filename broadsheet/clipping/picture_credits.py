"""How pictures are credited: agencies, words for pictures, and what stands at a caption's end.

Knows nothing of lines. A new agency goes into the list.
"""

import re

AGENCY = (
    r"(?:getty(?:\s+images)?|reuters|afp|ap(?:\s+photo)?|epa(?:-efe)?|associated\s+press|shutterstock"
    r"|alamy|istock|bloomberg|anadolu|pa(?:\s+(?:media|wire))?|press\s+association|zuma|nurphoto|xinhua"
    r"|tass|sputnik|rex(?:\s+features)?|dpa|imago|unsplash|pexels|wikimedia(?:\s+commons)?|flickr|keystone|magnum|wireimage|filmmagic|cnn|nbc|abc|cbs"
    r"|npr|pti|ani|ians|upi|ritzau|tt|ntb|apa|belga|anp|efe|ansa|lusa|mti|pap|yonhap|kyodo|jiji|cp|canadian\s+press|aap|corbis|contour|splash|backgrid"
    r"|swns|barcroft|mega|instagram|facebook|twitter|youtube|politico(?:\s+magazine)?|pixabay|adobe\s+stock|creative\s+commons|nasa|spl|camera\s+press|icon\s+sportswire|usa\s+today(?:\s+sports)?)"
)
WORD = (
    r"(?:photo(?:graph)?(?:er)?s?|pictures?|images?|illustrations?|graphics?|bild|foto|fotos"
    r"|crédit\s+photo|fotografía|imagen)"
)
_SOCIAL = r"(?:twitter|facebook|instagram|youtube|cnn|nbc|abc|cbs|npr)\b"
PERSON = r"[^\W\d_a-z][\w.'’-]+(?:\s(?:(?:de|da|van|von|der|la|le|al|el)\s)?[^\W\d_a-z][\w.'’-]*){1,3}"
_GIVEN = (
    r"(?:courtesy|credit|source|screen\s?(?:shot|grab)|supplied|submitted|provided|contributed|viewer|handout"
    r"|google\s+maps|file)"
)
_CAPITAL_AGENCY = (
    r"AP|AFP|EPA|PA|SWNS|Getty|Getty\sImages|Reuters|REUTERS|Shutterstock|Alamy|iStock|Rex|REX|Bloomberg|Statista"
    r"|GETTY|ALAMY"
)
CREDIT_AT_END = re.compile(
    rf"""(?:\s©\s?[A-Z][^.!?©]{{2,50}}$)
        | (?<=\w\s)[A-Z][\w'’-]+\s[A-Z][\w'’-]+/[A-Z][\w.&-]+(?:\s[A-Z][\w.&-]+){{0,2}}$
        | (?: \(\s*(?i:(?:file|staff|stock|handout|courtesy)?\s*(?:{WORD}|{AGENCY}|{_GIVEN})\b[^()]{{0,90}}\))
        | \[{PERSON}\s*/\s*[^\[\]]{{2,40}}\]
        | \[\s*(?i:(?:{WORD}|file|courtesy|screen\s?(?:shot|grab))\b[^\[\]]{{0,90}}\])
        | \((?:[^()]{{0,60}}(?:/|\b(?i:via)\s+)\s*(?i:{AGENCY})[^()]{{0,40}})\)
        | \[(?:[^\[\]]{{0,60}}(?:/|\b(?i:via)\s+)\s*(?i:{AGENCY})[^\[\]]{{0,40}})\]
        | \(\s*[\w\s]{{1,25}}\s(?i:file\s+)?(?i:photo|image|picture)s?\s*\)
        |(?:[|/]|\s[–—]|\b(?i:via)(?!\s+(?i:{_SOCIAL})))\s*(?i:(?:afp/)?{AGENCY}(?:\s+(?:images?|file|news|stock(?:\s+photo)?|photos?))*)
        | (?i:\breuters)/[^\W\d_][\w.\s'-]{{2,40}}
        |(?i:\b(?:{WORD}|credit|(?:image|photo|picture)s?\s+courtesy))\s*(?i:by|:|©|\||credit:|courtesy(?:\s+of)?)\s*[^.!?]{{2,70}}
        |(?<=[.!?”"’'])\s*(?i:(?:{WORD}|image)\s+(?:by|from|via|courtesy)|courtesy(?:\s+of)?|via|©|screen\s?(?:shot|grab)(?:\s+from)?|photographs?|illustration)\s+[^.!?:]{{2,60}}
        |(?:(?<=[.!?”"'’)])\s*|(?<=[a-z)])(?=Credit:))(?:Credit|CREDIT)\s*(?::|\.{{3}}|…)?\s*{PERSON}(?:\s*(?:/|for|via|,|—|–)\s*[^.!?]{{2,50}})?
        | [|]\s*(?i:photo\s+by\s+)?{PERSON}\s*/\s*(?:[Ff]or\s+)?[A-Z][\w.&\s-]{{1,40}}
        | (?<=[.!?”"’'])\s*\([A-Z][\w.'’&-]+(?:\s[A-Z&][\w.'’&-]*){{1,5}}\)
        | (?<=\w)Credit:\s*[^.!?]{{2,50}}
        | (?<=[.!?”"])\s*(?:{_CAPITAL_AGENCY})(?:\s(?:Images|Photos?|Stock|Contributor))?
        | (?<=\w\w\s)(?:{_CAPITAL_AGENCY})(?!\.)
        | \(\s*(?i:representational|representative|representative\s+image|symbolic|indicative|file)\s*\)
        | \(\s*[A-Z][^()\d$]{{2,60}}/[^()$]{{2,40}}\)
        | \|\s*{PERSON}
        | \s—\s[^—]{{3,40}}\s/\s[^/]{{2,30}}
        | (?<=[.!?”"’'])\s*\((?:www\.)?[\w-]+\.(?:com|org|net|gov|edu)\)
        | (?<=[a-zß-ÿ][.!?])\s[A-ZÀ-Þ]{{3,}}(?:[\s-][A-ZÀ-Þ][A-ZÀ-Þ.]+){{1,2}}(?:\s*/\s*[A-Z][A-Z\s]+)?(?!\.)
        | (?i:\bphoto)\s*\|\s*[^|]{{2,50}}(?:\|[^|]{{2,40}})?
        | (?<=[.!?)])\s(?i:{WORD}|pic|video|grafik|gráfico)\s+{PERSON}(?:\s*[/,]\s*[^.!?]{{2,40}})?
        | (?<=[\w.])\s[-–—|/]\s(?=[^a-zß-ÿ]{{5,60}}$)[A-ZÀ-Þ][A-ZÀ-Þ0-9.&'’-]*(?:[\s/][A-ZÀ-Þ&][A-ZÀ-Þ0-9.&'’-]*)*
        | [.!?”"]\s(?:{PERSON}\s)?\S+@\S+\.\w+
        | [（(\[【][^（()）\[\]【】]*(?:提供|撮影|写真|사진|제공|재판매|图|摄)[^（()）\[\]【】]*[)）\]】]
        | (?:撮影|写真|提供|摄影?|供图)
        |(?:(?<=[.!?])|(?<=[.!?]\s))[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{1,2}}\s*/\s*(?:[Ff]or\s+|[Tt]he\s+)?[A-Z][\w.&\s-]{{1,40}}
        )\.?$""",
    re.VERBOSE,
)
