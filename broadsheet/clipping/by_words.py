"""Words that say who wrote it: `By`, `Ein Kommentar von`, `記者`.

Knows nothing of names and of the rest of a line.
"""

import re

BY = re.compile(
    r"""^(?:(?:(?:(?:words|article|story|post|entry|report|review)\s+)?(?:written|reported|posted|published|submitted|contributed|compiled|created|selected|curated|story|words
      |text|analysis|opinion|report|article|review|interview|column|commentary|post\s+author|author)\s+)?by(?:\s+\.)?
    |(?:(?:ein|eine)\s+)?(?:kolumne|kommentar|gastkommentar|essay|analyse|glosse|reportage|protokoll|rezension)\s+von
    |propos\s+recueillis\s+par|(?:texto|texte|testo)\s+(?:de|di)|tekst\s+av|投稿者
    |interview:|(?:foto|bild)\s+und\s+text:|texte?\s+(?:et\s+photos?|und\s+fotos?):|aufgezeichnet\s+von
    |by:|words:|text:|autor(?:in)?:|texte?\s*:|автор:|文[：:]|authors?(?:\s+of\s+(?:the|this)\s+article)?:?|reporters?:|writers?:|byline:
    |autor(?:in)?(?=\s[A-ZÄÖÜ]\S+\s[A-ZÄÖÜ]\S+:?$)
    |(?:ein\s+)?(?:artikel|beitrag|bericht|text|gastbeitrag|interview|veröffentlicht|erstellt|geschrieben|verfasst|publiziert|gepostet)\s+von
    |(?:publié|écrit|rédigé)\s+par|(?:escrito|publicado)\s+por|(?:scritto|pubblicato)\s+da
    |von|par|por|di|door|af|av|przez|tekst:|автор|текст:)[\s:]+(?P<rest>.+)$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who wrote it, said so: `By Ann Lee`."""
WIDE_BYLINE = re.compile(
    r"(?P<korean>[가-힣]{2,4})\s?(?:인턴|선임|전문)?(?:기자|특파원|논설위원|에디터)(?:\s*=)?"
    r"|(?:記者|记者|文|取材|執筆|著者|作者|撰文|ライター|本报记者|本報記者|文／)\s*[・:：／/]\s*(?P<han>[\u3040-\u30ff\u3400-\u9fff]{2,7})"
    r"|(?P<after>[\u3040-\u30ff\u3400-\u9fff]{2,7})\s?(?:記者|编辑委员|編集委員|論説委員|特派員|／文)"
)
"""Who wrote it, in Korean, Chinese or Japanese."""
BOTH = re.compile(r"^(?:Autor/Autorin|Autorin/Autor|Auteur/Autrice):?\s", re.IGNORECASE)
"""Who wrote it, said in both genders."""
BARE_BY = re.compile(
    r"(?:(?:posted|written|words|geschrieben|veröffentlicht|erstellt|verfasst|publié|écrit|publicado|escrito)\s+)?"
    r"(?:(?P<by>by)|von|par|por|door|av|af|autor(?:in)?|author):?\s+\S+",
    re.IGNORECASE,
)
"""`By` and one word."""
