"""What stands above or before other articles' headlines, in the languages that most news are written in but English.

Knows nothing of rules. A new phrase goes into the list; `*` stands for a few words more.
"""

import re

_PHRASES = """
související; související témata; související články; taip pat skaitykite; ämnen i artikeln; ähnliche artikel
ähnliche beiträge; weitere informationen; noticia relacionada; para saber más; mehr zum thema *; все публикации
самые популярные *; самое читаемое; mest lästa; mer om *; läs mer om *; les også; les mer; siste nytt; nyeste saker
weitere beiträge; weitere artikel; weitere themen; weitere nachrichten; weitere meldungen; weitere artikel *
passend zum thema; passend dazu; das könnte sie auch interessieren; das könnte dich auch interessieren
mehr zum thema; mehr zu *; mehr aus *; auch interessant; lesen sie auch; lesen sie dazu; lesen sie mehr; lesen sie hier
meistgelesen; meistgelesene artikel; zum thema; verwandte themen; verwandte artikel; aus dem ressort *
lire aussi; à lire aussi; voir aussi; à voir aussi; à découvrir; à écouter; lire également; à lire également
sur le même sujet; sur le même thème; dans la même rubrique; les plus lus; les plus partagés; ailleurs sur le web
pour aller plus loin; dans l'actualité; nos derniers articles; à la une; lire la suite; articles liés; articles associés
lea también; lee también; leé también; mirá también; vea también; ver también; ver además; escuchá también; vea más
noticias relacionadas; más en *; más información; más noticias; más leídas; más vistas; más sobre *
te puede interesar; también te puede interesar; últimas noticias; últimas noticias *
lo más leído; lo más visto; lo último
temas relacionados; notas relacionadas; artículos relacionados; quizás te interese; no te pierdas
leggi anche; guarda anche; potrebbe interessarti; potrebbe interessarti anche; articoli correlati; notizie correlate
più letti; i più letti; altre notizie; per approfondire; da non perdere
lees ook; bekijk ook; zie ook; gerelateerd; gerelateerde artikelen; meest gelezen; meer nieuws; meer over; meer over *
leia também; veja também; saiba mais; leia mais; ouça também; saiba mais sobre *; mais lidas; as mais lidas
últimas notícias; notícias relacionadas; conteúdo relacionado; confira também
läs också; läs även; läs mer; mest läst; mest läst *
læs også; les også; mest læste; mest lest; se også; lue myös; luetuimmat
czytaj też; czytaj także; czytaj również; zobacz też; zobacz także; zobacz również; polecamy; najczęściej czytane
čtěte také; přečtěte si také; nejčtenější; ilgili haberler; ayrıca okuyun; citește și; olvassa el; διαβάστε επίσης
читайте также; смотрите также; читайте ещё; по теме; ещё по теме; подробнее; читайте також; дивіться також; за темою
関連記事; 関連ニュース; 関連リンク; 関連キーワード; あわせて読みたい; おすすめ記事; おすすめの記事; アクセスランキング
注目記事; 注目ニュース; 最新ニュース; 相关新闻; 相关阅读; 相关报道; 相关推荐; 延伸閱讀; 推荐阅读; 热门新闻; 热门文章
熱門新聞; 相關新聞; 相關新聞*; 관련기사; 관련 기사; 관련뉴스; 관련 뉴스; 많이 본 뉴스; 많이 본 기사; 추천 기사; 추천기사
اقرأ أيضا; اقرأ أيضاً; اقرأ المزيد; شاهد أيضا; مواضيع ذات صلة; أخبار ذات صلة; baca juga
artikel terkait; xem thêm; đọc thêm
יש לקרוא גם; यह भी पढ़ें; ये भी पढ़ें
"""


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\*", ".{2,30}")


FOREIGN_HEAD = "|".join(_pattern(phrase) for phrase in re.split(r"[;\n]\s*", _PHRASES.strip()))
"""A pattern for all of them."""
