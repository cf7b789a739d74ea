"""Words that many papers share: sections, shelves, publishers, professions.

Knows nothing of rules. A new word of a kind goes into its list.
"""

import re


def _list(text: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()).casefold() for word in text.split(",") if word.strip())


def words_in(text: str) -> frozenset[str]:
    """Read a list of single words, parted by spaces."""
    return frozenset(text.split())


SHELVES = _list(
    """
    news release, press release, local news of, business news,
    featured, features, top stories, top story, top news, home, homepage, front page, frontpage, news, latest,
    latest news, breaking, breaking news, headlines, uncategorized, uncategorised, editor's picks, editor’s
    picks, editors' picks, editors’ picks, editors picks, editor's pick, trending, trending now, must read, must
    reads, popular, most popular, most read, recent, recent posts, recent news, slider, main, main news, top,
    spotlight, in the news, more news, news feed, newsfeed, other, misc, miscellaneous, all, all news, blog,
    article, articles, story, stories, exclusive, exclusives, special reports, live, live updates, updates,
    watch, video, videos, photos, gallery, default, general, general news, posts, archive, archives, carousel,
    highlights, don't miss, recommended, sponsored, feature, hot, what's new, share, us news top stories, top
    headlines, sticky, web exclusive, aktuell, startseite, accueil, inicio, nachrichten, actualités, à la une, noticias,
    portada, inicio, notizie
    """
)
"""Where a site shows an article, which says nothing of the article."""

SECTIONS = _list(
    """
    all india, india news, metro news, city news,
    africa, agriculture, americas, analysis, animals, arts, art, arts & culture, arts and culture, asia, asia
    pacific, asia-pacific, australia, automotive, autos, aviation, banking, beauty, books, brexit, britain,
    business, canada, cars, celebrity, celebrities, central asia, china, cities, civil rights, climate, climate
    change, columnists, columns, comment, commentary, community, companies, conflict, congress, conservation,
    consumer, coronavirus, corruption, covid-19, crime, crime & justice, cryptocurrency, crypto, culture,
    cybersecurity, defense, defence, democracy, development, diplomacy, disasters, east asia, economics,
    economy, editorial, editorials, education, elections, election, election 2024, employment, energy,
    entertainment, environment, europe, european union, family, farming, fashion, film, finance, fitness, food,
    food & drink, football, foreign affairs, foreign policy, gaming, games, gardening, government, green, gun
    control, guns, health, health care, healthcare, higher education, history, hockey, housing, human rights,
    humanitarian, humor, immigration, india, industry, infrastructure, innovation, inequality, international,
    international news, internet, interviews, investigations, investing, ireland, israel, japan, jobs,
    journalism, justice, labor, labour, latin america, law, law enforcement, legal, letters, lgbtq, lgbtq+,
    lifestyle, life, life & style, life and style, literature, local, local news, london, magazine, markets,
    media, medicine, mental health, metro, middle east, migration, military, money, motoring, movies, music,
    nation, national, national news, national politics, national security, nature, nato, new york, north
    america, northern ireland, nuclear, obituaries, oceania, oil & gas, op-ed, opinion, opinions, pacific,
    pandemic, parenting, people, personal finance, pets, philosophy, photography, podcasts, police, policy,
    politics, pop culture, poverty, profiles, property, psychology, public health, public safety, race, racism,
    rail, real estate, refugees, regional, religion, renewables, research, retail, reviews, royals, rugby,
    russia, russia-ukraine war, science, science & environment, science & technology, scotland, security,
    shopping, small business, soccer, social justice, social media, society, south america, south asia,
    southeast asia, space, sport, sports, startups, state news, style, supreme court, sustainability, syria,
    taxes, tech, technology, television, tennis, terrorism, theater, theatre, trade, traffic, transport,
    transportation, travel, tv, u.k., u.s., u.s. news, u.s. politics, uk, uk news, uk politics, ukraine, ukraine
    war, united nations, united kingdom, united states, universities, urban planning, us, us & canada, us news,
    us politics, usa, voting rights, wales, war, war in ukraine, washington, water, wealth, weather, white
    house, wildlife, women, women's rights, work, world, world affairs, world news, world politics, youth,
    afghanistan, brazil, france, germany, iran, iraq, italy, mexico, north korea, pakistan, palestine, saudi
    arabia, south korea, spain, taiwan, turkey, artificial intelligence, ai, politik, wirtschaft, kultur,
    gesellschaft, ausland, panorama, wissenschaft, wissen, politique, économie, société, monde, international,
    política, economía, sociedad, internacional, cultura, deportes, politica, economia, esteri
    """
)
"""Names of sections and categories, one to three words."""

PRESS = _list(
    """
    news, times, post, herald, journal, guardian, tribune, gazette, chronicle, observer, telegraph, mail,
    mirror, independent, press, press association, today, daily, weekly, report, reporter, review, examiner,
    courier, globe, star, sun, standard, express, record, dispatch, register, bulletin, inquirer, monitor,
    magazine, bbc, cnn, nbc, cbs, abc, npr, pbs, fox, msnbc, politico, axios, reuters, ap, afp, bloomberg, dpa,
    efe, ansa, tass, xinhua, kyodo, upi, ians, pti, agency, agencies, wire, network, media, broadcasting, radio,
    television, tv, online, .com, .org, .net, post-gazette, sentinel, argus, advertiser, echo, leader, ledger,
    nieuws, nachrichten, noticias, notícias, nouvelles, nyheter, nyheder, actualités, wiadomości, новости, infos,
    spiegel, zeitung, monde, figaro, país, mundo, repubblica, corriere
    """
)
"""Words that end or make a publisher's name."""

PLACES = _list(
    """
    san francisco, los angeles, hong kong, el paso, tel aviv, cape town, abu dhabi, kuala lumpur, sri lanka,
    saudi arabia, wall street, buenos aires, las vegas, san diego, san antonio, san jose, santa fe, baton rouge,
    costa rica, puerto rico, el salvador, sierra leone, burkina faso, south africa, new delhi, new york, new
    jersey, new mexico, new orleans, addis ababa, phnom penh, ho chi minh city, rio de janeiro, sao paulo, são
    paulo, mexico city, quezon city, metro manila, fort worth, fort lauderdale, palm beach, long beach, long
    island, staten island, rhode island, hot springs, des moines, st louis, st petersburg, silicon valley,
    capitol hill, downing street, camp david, gaza strip, hong kong island, sinn fein, super bowl, champions
    league, premier league, le mans, roland garros, middle east, far east, human rights, climate change, real
    madrid, manchester united, crystal palace, aston villa, tory party, labour party, social media, mental
    health, breaking news, photo gallery, tamil nadu, uttar pradesh, andhra pradesh, madhya pradesh, himachal
    pradesh, west bengal, akwa ibom, cross river, port harcourt, dar es salaam, black lives matter, cover story,
    supreme court, white house, los alamos, vox media, wall street journal, good morning, ars technica, national
    geographic, getty images
    """
)
"""Pairs of capitalised words that are no person's name: places, clubs, turns of phrase."""

AGENCIES = {
    "reuters": "Reuters",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "bloomberg": "Bloomberg",
    "upi": "UPI",
    "dpa": "dpa",
    "pa media": "PA Media",
    "press association": "Press Association",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "kyodo": "Kyodo",
    "ians": "IANS",
    "pti": "PTI",
    "press trust of india": "PTI",
    "ani": "ANI",
    "getty images": "Getty Images",
    "getty": "Getty Images",
    "bernama": "Bernama",
    "efe": "EFE",
    "ansa": "ANSA",
    "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press",
}
"""Wire services, by what they are called in a credit."""

ROLES = (
    r"(?:staff|senior|chief|political|business|health|science|technology|tech|crime|education|environment|foreign|"
    r"national|international|diplomatic|defen[cs]e|economics?|sports?|city|metro|breaking|data|news|investigative|freelance|"
    r"contributing|associate|assistant|deputy|managing|executive|special|local|general|assignment|legal|culture|arts|"
    r"religion|world|white\shouse|white|house|washington|moscow|beijing|europe|africa|asia|energy|climate|features?|video|"
    r"digital|live|social|affairs|former|guest|opinion|regular|weekly|editorial|home|media|policy|an?|the|and|former)"
)
"""Words before a journalist's profession."""
JOBS = (
    r"(?:writer|reporter|correspondent|journalist|columnist|editor|editor-in-chief|contributor|blogger|"
    r"bureau\schief|producer|photojournalist|commentator|essayist|fellow|intern"
    r"|(?:chef)?redakteur(?:in)?|(?:\w+-?)?korrespondent(?:in|en)?|journalistin|reporterin|volont[äa]r(?:in)?"
    r"|kolumnist(?:in)?|corresponsal|periodista|redactora?|enviad[oa]\sespecial|journaliste|correspondante?|rédact(?:eur|rice)"
    r"|giornalista|corrispondente|inviat[oa]|jornalista|repórter|colunista|redacteur|redactrice|verslaggever"
    r"|redaktør|redaktör|skribent|toimittaja|dziennikarka?|muhabiri?|корреспондент|журналист|обозреватель)"
)
"""A journalist's professions."""
ROLE_LINE = re.compile(rf"(?:{ROLES}[\s-]+){{0,4}}{JOBS}s?", re.IGNORECASE)
"""A role as it stands beneath a byline."""
