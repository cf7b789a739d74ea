"""Words by which pages say when, in the languages that most news are written in.

Knows nothing of lines and calendars.
"""

import re

from broadsheet.clipping.dates import ZONE
from broadsheet.clipping.vocabulary import words_in

TIME = re.compile(
    r"(?<![\d:])\d{1,2}(?:[:.h]\d{2}(?::\d{2})?)?\s*(?:[ap]\.?\s?m\b\.?)|(?<![\d:])\d{1,2}(?:[:.h時시]\s?|\s[h:]\s)\d{2}(?::\d{2}|[分분])?(?!\d)(?:\s*(?:uhr|hrs|h)\b)?",
    re.IGNORECASE,
)
"""A time of day."""
ZONE_NAME = re.compile(rf"\(?(?<![\w+-])(?:{ZONE}|local time\b|(?i:ist|gmt|est|edt|pst|pdt|utc)$)\)?")
"""A zone's name beside a time."""
AGO = re.compile(
    r"\b(?:\d+|an?|one)\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?|[mhd])\s+ago\b"
    r"|\b(?:há|hace|il y a|vor|for)\s+(?:\d+|um|uma|un|una|une|einem|einer)\s+[^\W\d_]{2,9}\b(?:\s+siden)?"
    r"|\b\d+\s+[^\W\d_]{2,9}\s+(?:fa|geleden|sedan|siden|temu|назад|önce)\b|\d+\s*(?:分|時間|日|小时|小時|天|시간|분|일)\s?(?:前|전)"
    r"|(?<=(?:[^\W\d]|/)\s)\d{1,2}\s(?:hours?|hrs?|mins?|minutes|days?)$"
    r"|(?<=[•·|]\s)\d{1,2}\s?[hmd]$|\bpřed\s\d+\s[^\W\d_]+$"
    r"|\byesterday\b|\bjust now\b",
    re.IGNORECASE,
)
"""How long ago."""
READING = re.compile(
    r"\b(?:lesedauer|lesezeit):?(?:\s*(?:ca\.?\s*)?\d+\s*min(?:uten?)?\.?)?|\b\d+\s*min(?:uten?|utos?|uti)?\.?(?:\s+(?:lesezeit|lesedauer|de\s+lectur[ae]|di\s+lettura))?$"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)[\s-]*min(?:ute)?s?\.?[\s-]*(?:to\s+)?read\b"
    r"|\b(?:(?:estimated )?read(?:ing)? time|temps de lecture|lesezeit|tiempo de lectura):?"
    r"(?:\s*\d+\s*min(?:ute|uto|uten)?s?\.?)?"
    r"(?:\s*read)?",
    re.IGNORECASE,
)
"""How long it takes to read."""
COUNT = re.compile(
    r"\b(?:\d[\d,.]*\s*[KkMm]?|no|keine?|ein|un|0)\s+(?:comments?|shares?|views?|likes?|replies|kommentare?|ergänzungen"
    r"|antworten|commentaires?|réactions?|comentarios?|comentários?|commenti|commento|reacties|kommentarer)\b"
    r"|\b(?:hinterlasse einen kommentar|leave a (?:comment|reply)|laisser un commentaire|deja un comentario"
    r"|kommentare? \d+|comments? \d+|(?:comment|kommentar)s?$)",
    re.IGNORECASE,
)
"""How many read, shared or answered it."""
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|"
    r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tis|lör|sön)dag|heute|gestern|today|hoy|ayer|oggi|ieri|thứ\s(?:hai|ba|tư|năm|sáu|bảy)|chủ\snhật|"
    r"(?:maanan|tiis|tors|perjan|lauan|sunnun)tai|keskiviikko|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b"
    r"|[(（][月火水木金土日](?:曜日?)?[)）]|[월화수목금토일]요일",
    re.IGNORECASE,
)
"""A day of the week."""
_LABELS = "|".join(
    sorted(
        words_in(
            r"""
            publiziert erschienen erscheinungsdatum erstveröffentlichung gepostet bearbeitet post\sdate
            originally\screated letzte\sänderung zuletzt\sbearbeitet ultima\smodifica
            publishing published posted updated modified issued released created edited publication last\supdate filed
            uploaded revised reviewed veröffentlicht aktualisiert geändert erstellt stand publiée? mise?\sà\sjour
            modifiée? créée? publicad[oa] actualizad[oa] modificad[oa] atualizad[oa] pubblicato aggiornato modificato
            gepubliceerd bijgewerkt geplaatst gewijzigd publicerad uppdaterad publisert oppdatert publiceret opdateret
            publish\sdate offentliggjort julkaistu päivitetty muokattu modifica giriş online\sseit
            opublikowano aktualizacja publikováno yayınlanma güncelleme опубликовано обновлено опубліковано оновлено
            """
        )
    )
)
_BETWEEN = "date|time|on|at|in|the|le|el|il|al|em|op|den|am|um|à|a las|a"
LABEL = re.compile(
    r"\b(?:(?:this|the)\s+(?:content|article|story|post|page)\s+(?:was|is)\s+)?(?:first\s+|originally\s+|last\s+)?"
    rf"(?:{_LABELS})\b(?:\s+(?:{_BETWEEN})\b)*\s*:?|^(?:date|datum|fecha|data|дата)\s*(?::|(?=\s\d))"
    r"|(?:公開|更新|配信|掲載|投稿|最終更新)(?:日時?)?\s*[:：]?|(?:发布|發布|更新|发表)(?:时间|時間)?\s*[:：]?"
    r"|(?:입력|수정|송고|등록|송고시간|기사입력|최종수정|승인)\s*[:：]?",
    re.IGNORECASE,
)
"""What stands before a date: that it was published, or changed."""
UPDATED = re.compile(
    r"\b(?:updated|modified|edited|revised|aktualisiert|geändert|mise? à jour|modifiée?|actualizad[oa]|modificad[oa]|"
    r"atualizad[oa]|aggiornato|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|päivitetty|muokattu|modifica|güncelleme|aktualizacja|обновлено|оновлено)\b|更新|수정",
    re.IGNORECASE,
)
"""Those of them that say it was changed."""
