"""Words that sites use of themselves, in the languages that most news are written in.

Knows nothing of rules. A new word of a kind goes into its list; a word that news use as often as sites belongs in none.
"""

from broadsheet.clipping.vocabulary import words_in

ACTS = words_in(
    """
    share save saved copy print email e-mail subscribe sign log login register download listen watch play pause view
    read follow bookmark gift comment comments report skip shop buy order unlock continue continues continued join
    donate install add see search browse cite export embed enlarge expand tap click scroll submit send sent enter
    type learn explore discover reprint reprints unsubscribe manage forward upgrade restack like liked tip teilen
    drucken merken speichern vorlesen anhören lesen kommentieren abonnieren anmelden registrieren weiterlesen
    druckansicht druckversion herunterladen folgen empfehlen melden ansehen senden schreiben abbestellen öffnen
    partager imprimer enregistrer écouter lire voir commenter réagir envoyer copier s'abonner abonnez-vous
    s'inscrire inscrivez-vous télécharger suivre suivez-nous offrir signaler regarder recevoir ajouter compartir
    compartí compartilo imprimir guardar escuchar escuchá leer ver comentar enviar copiar suscríbete suscribirse
    suscribite suscripción suscribir registrarse registrate síguenos seguinos seguir sigue descargar quiero
    recibirlo comparte mirá compartilhe compartilhar salvar ouvir ouça leia ler assine assinar siga curtir comente
    condividi condividere stampa salva ascolta leggi scrivi commenta invia iscriviti abbonati segui scarica copia
    delen printen bewaren luisteren lees lezen bekijk kijken volgen reageren reageer abonneer aanmelden opslaan dela
    skriv spara lyssna läs titta följ kommentera prenumerera del lagre lytt les følg kommenter abonner læs lyt
    udostępnij drukuj zapisz posłuchaj czytaj zobacz skomentuj obserwuj paylaş yazdır kaydet dinle oku izle takip
    поделиться распечатать сохранить слушать читать подписаться подписывайтесь комментировать скачать смотреть
    поширити друк зберегти deel ouvrir erwerben kaufen acheter comprar lizenzieren ouvrez deja déjà connectez-vous
    se connecter
    """
)
"""What a button does."""

THINGS = words_in(
    """
    link links comments reply replies newsletter newsletters account accounts app apps transcript episode segment
    caption captions gallery slideshow video videos audio podcast podcasts photo photos feedback page pages site
    website homepage story stories article articles post posts news inbox alert alerts notification notifications
    push edition quiz survey poll puzzle crossword cartoon pdf scholar pubmed google publications metrics
    permissions citation footnotes references tags tag topics topic text size font password username cookies privacy
    terms conditions policy faq help menu navigation browser tab window screen fullscreen player chrome bio profile
    author archive archives facebook twitter instagram whatsapp telegram linkedin pinterest reddit youtube tiktok
    threads bluesky mastodon x rss sms messenger pocket flipboard tumblr substack notes hacker artikel beitrag
    kommentar kommentare startseite seite bilder bildergalerie thema themen e-mail-adresse datenschutz
    nutzungsbedingungen impressum lesezeit lesezeichen merkliste courriel commentaire commentaires lien vidéo vidéos
    réactions accueil rubrique favoris mail e-mail adresse sujet sujets web nota notas artículo comentarios
    comentario correo boletín enlace noticia noticias portada temas redes correcciones página canal matéria
    reportagem comentários notícia notícias vídeo articolo commenti commento notizia notizie pagina argomenti
    redazione artikelen reacties nieuwsbrief nieuws onderwerpen artikeln kommentarer nyhetsbrev länk sida artikkelen
    artykuł komentarze komentarz haber yorum yorumlar haberler комментарии комментарий ссылка новость новости статья
    рассылка infolettre infolettres artikelrechte normas écran app-store ios android forum beiträge postings mailbox
    """
)
"""What a button or a box is for."""

BETWEEN = words_in(
    """
    a an the this that these those of to in into on onto for from with without by at via and or as is are it be it's
    your you us our we me my his her their all more most latest now today here new free full first next previous
    also again later off up down out back yes no not useful helpful what how why when which who some any get got
    find have has can only just other top best original related following opens open close closed show hide load
    minute minutes min reading time problem error errors typo correction corrections something wrong spelling use
    accessible grammar right rights please let know quick take breaking updates update tell them opinions ever never
    miss der die das den dem des ein eine einen diese dieser dieses auf im ins zum zur von vom mit für und oder als
    bei sie uns unser unsere ihr ihre mehr alle jetzt hier neu kostenlos per minuten später nicht keine direkt le la
    les l' un une du de d' ce cet cette ces sur à au aux par pour dans en et ou vous nous notre nos votre vos plus
    tous toutes tout ici aussi tard maintenant gratuit gratuitement el los las una unos unas del al por para con y o
    su sus tu tus nuestro nuestra más todos todas todo aquí ahora gratis esta este estos estas que se lo os um uma
    do da dos na nas em com e seu sua mais aqui agora grátis il i gli uno di della dei delle tuo tua più tutti qui
    ora questo questa alla all' het een van op voor met dit deze meer nu je jouw ons onze det ett på för med och
    eller mer här din dine og til af av w z lub ten ta ile ve bu için в на по с и или все всё эту этот mode plein
    artikel-
    """
)
"""What stands between those."""

HOUSE = words_in(
    """
    newsletter newsletters briefing inbox email e-mail emails subscribe subscribed subscriber subscribers
    subscribing subscription subscriptions sign-up signup unsubscribe registration login log-in app apps download
    notifications alerts cookie cookies privacy consent agreement agree terms conditions recaptcha donation
    donations donate tax-deductible contribution contributions reader-supported readers membership supporter
    supporters paywall journalism newsroom editorial podcast comments commenting moderated moderation transcript
    transcripts reprint reprints republish republished licensing copyright reserved corrections feedback survey
    advertising advertisers sponsors sponsored affiliate foundations foundation funders ad-free unlimited facebook
    twitter instagram whatsapp telegram youtube tiktok linkedin abonnieren abonnement abo abonnenten abonnent
    anmelden anmeldung registrieren kostenlos kostenlose datenschutz datenschutzerklärung einwilligung einverstanden
    nutzungsbedingungen impressum kommentar kommentare kommentarfunktion leserinnen leser redaktion
    nachrichtenüberblick push-nachrichten e-mail-adresse widerrufen vertraulich empfänger probemonat testen
    digitalabo abonnez-vous abonné abonnés abonnées inscrivez-vous inscription inscrit courriel consentement
    désinscription désabonner confidentialité données gratuit gratuitement lecteurs lectrices commentaires rédaction
    recevez boîte modération boletín suscríbete suscríbase suscribite suscripción suscriptor suscriptores recibe
    recibí recibir correo gratis comentarios lectores privacidad términos condiciones síguenos seguinos coberturas
    periodistas responsabilidad sanciones regístrate assine assinante assinantes receba gratuita grátis comentários
    leitores privacidade termos cadastro cadastre-se inscreva-se jornalismo iscriviti iscrizione abbonati
    abbonamento commenti lettori canale riservata riproduzione redazione nieuwsbrief abonneer abonnee abonnees
    aanmelden reacties lezers privacybeleid nyhetsbrev prenumerera prenumerant abonner kommentarer рассылка
    подпишитесь подписка подписаться подписывайтесь комментарии читатели редакция канал infolettre nonprofit
    podcasts ios android audio forum meinung postfach mailbox connectez-vous débloquez réservé subscriber-only
    licenciar oferta spam opted nutzer
    """
)
"""What a paper talks about when it talks of itself."""

CHANNELS = words_in("facebook twitter instagram whatsapp telegram youtube tiktok linkedin ios android app apps audio")
"""Those of them that are news as often: several are no more than one."""

READER = words_in(
    """
    you your yours you're you'll you've we we're we'd we'll our ours us my i me this please here
    sie ihr ihre ihren ihrem ihnen wir uns unser unsere unserem unseren du dein deine diese dieser dieses hier bitte
    keine
    vous votre vos nous notre nos cet cette ici
    tu tus te ti su sus usted ustedes nos nuestro nuestra nuestros nuestras aquí esta este los
    você seu sua seus suas nós nosso nossa nossos nossas aqui esta este
    tuo tua tuoi tue vi vostro vostra ci nostro nostra nostri questo questa qui
    je jouw uw u wij we ons onze deze dit hier
    du din ditt dig deg vi vår våra våre oss här
    вы вас вам ваш ваша мы нас наш наша эту этот
    """
)
"""Whom it talks to, and how it points at itself."""

WIDE_BUTTONS = words_in(
    """
    印刷 メール シェア ブックマーク スクラップ ツイート 共有 保存 検索 一覧 文字サイズ コメント
    コメントを見る 続きを読む 会員登録 ログイン 無料登録 動画 写真 画像 音声 拡大 閉じる 戻る 次へ トップ
    有料会員限定 会員限定 有料記事 無料 注目 速報 おすすめ ランキング 新着 もっと見る 全文表示 画像を拡大
    フォロー 通報 記事を保存 記事一覧 メニュー 요약 공유 댓글 글자크기조정 인쇄 구독 구독하기 좋아요 스크랩
    본문듣기 번역 로그인 회원가입 기사 제보 기사제보 추천 본문 프린트 닫기 더보기 목록 이전 다음 전체보기
    공유하기 이메일에 카카오톡에 페이스북에 트위터에 링크 복사 복사하기
    동영상 사진 글자크기 폰트 북마크 기자구독 응원하기 分享 打印 打印本文 字号 收藏 评论 評論 留言 订阅
    訂閱 登录 登入 注册 註冊 举报 点赞 讚 返回 首页 首頁 上一篇 下一篇 更多 关闭 關閉 播放 视频 影片
    图片 圖片 听新闻 扫一扫 微信 微博 朋友圈 朗读 复制链接 複製連結 大 中 小 阅读 阅读全文 責任編輯
    客户端 مشاركة طباعة تعليق تعليقات شارك استمع نسخ الرابط حفظ
    بريد
    """
)
"""Buttons of languages that print no spaces, or few."""

WIDE_HOUSE = [
    "会員",
    "登録",
    "購読",
    "有料",
    "無料",
    "ログイン",
    "申し込み",
    "続きを",
    "転載",
    "メルマガ",
    "読者",
    "アプリ",
    "配信",
    "解約",
    "料金",
    "구독",
    "로그인",
    "회원",
    "제보",
    "무단",
    "재배포",
    "저작권",
    "카카오톡",
    "앱",
    "기사제보",
    "订阅",
    "訂閱",
    "登录",
    "登入",
    "注册",
    "會員",
    "会员",
    "转载",
    "轉載",
    "版权",
    "版權",
    "扫码",
    "关注",
    "關注",
    "公众号",
    "客户端",
    "下载",
    "下載",
    "声明",
    "授权",
]
"""Parts of words by which such languages talk of a site."""
