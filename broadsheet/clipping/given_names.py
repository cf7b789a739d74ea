"""Names that many people are given, by which a line in capitals is told from a headline.

Knows nothing of lines. A name that is a common word too (`Mark`, `Grace`) may stand here: a line must be a name in its
shape besides.
"""

from broadsheet.clipping.vocabulary import words_in

GIVEN = words_in(
    """
    aaron aarti abbas abby abdul abdulla abdullah abel abena abhinav abhishek abigail abraham adaeze adam adebayo
    adekunle adel adela adele aditi aditya adrian adriana adriane adriano agata agnes agneta agnieszka agnès agnė
    agustín ahlam ahmad ahmed ahmet aidan aisha ajay ajit akash akhil akiko akira akosua akshay al alain alan alana
    alba alban albert albertina alberto albie aldo alec alejandra alejandro aleksander aleksandra alessandra
    alessandro alessia alessio alex alexa alexander alexandra alexandre alexandria alexey alexi alexis alfonso
    alfred alfredo ali alice alicia alina aline alison alistair allan allen allison ally alma alok alonso alys
    alyssa amadou amaia amal amalia aman amanda amandine amara amaury amber ambika amedeo amelia amelie amina
    aminata amir amit amitabh amol amparo amrita amy ana ana-maria ana-paula anand ananya anastasia anatoly anaïs
    anders anderson andre andrea andreas andrei andreina andrej andrew andrey andrius andriy andrzej andrés andy
    aneta angel angela angelica angelina angelo angharad angus ania anika anil anita anja anjali anke ankit ankur
    ann anna annabel annalena annalisa annalise annamaria anne anneli annette annie annika anselmo ansgar anthony
    antje antoine anton antonella antonia antonio antía antônio anuj anurag anushka anwar aparna april arabella
    araceli archana archie ari ariane arianna ariel arielle arjun arkady arlene armando armin arnaud arnault arne
    arnold arpita artem arthur arturo arun arvid arvind asha ashish ashley ashok ashwini asier astri astrid asuka
    atul aude audrey augusto aurelie aurora aurélie aurélien austin ava avi avinash axel ayana ayesha aylin ayman
    ayodele ayumi ayşe aziz babajide baptiste baran barbara barbora barry bart bartosz bartłomiej barış bassam
    bastian bastien beata beate beatrice beatriz beau becca becky begoña bel belinda bella belén ben benedict bengt
    benito benjamin benji benoit benoît beppe berat berna bernard bernd bernhard bert berta bertrand beth bethany
    betsy bettina betty beverly bharat bianca bilal bill billy birgit birgitta birgitte bjarne bjorn björg björn
    blair blake blanca blandine boaz bob bobby bogdan bogdana bohdan bohumil bonnie boris borja brad bradley brady
    brandon braulio brenda brendan breno brett brian brianna bridget bridie briony britt britta brittany bronwen
    brooke bruce bruna bruno bryan bryony bukola burak bárbara bénédicte bérénice bùi büşra caio caitlin caleb
    callum calvin cameron camila camilla camille candace candice carey caridad carl carla carlo carlos carlota
    carmel carmen carmine carol carolann carole carolin carolina caroline carolyn carrie carsten casey casilda
    caspar cassandra cate caterina cathal catherine cathy cayetana cecile cecilia cecilie celia celine cem cengiz
    ceren cesar cesare cezary chad chandra charlee charles charley charlie charlotte charlène chelsea chelsey chen
    cheryl chetan chiara chidi chidinma chinedu chioma chloe chris christa christel christer christian christiane
    christie christin christina christine christoph christophe christopher chuck chukwuemeka chus ciara cillian
    cindy cinzia claire clara clare clarissa clark claude claudia claudio claus clay clement cliff clifford clive
    cláudio clémence clément cody colette colin colleen colm conal conall concha connie connor conor conrad
    constance consuelo cora coralie corentin corey corinne cornelia corrado costanza courtney craig cristian
    cristiana cristiano cristina cristóbal crystal curtis cynthia cyril cyrille cássia cédric célia céline césar
    daga dagmar dagmara daisuke daisy dale damian damien damián damon dan dana daniel daniela daniele danielle
    danilo danny daphne darby darcy daria dario darius dariusz darragh darren darya darío dave david davide dawid
    dawn dean deanna deb debashish debbie debi debora deborah debra declan dede dee deepa deepak deepika deirdre
    delia delphine demi denis denisa denise deniz dennis denny denys derek derrick derya desmond devendra devesh
    devin devon dhruv dian diana diane dick didier diego dieter dietmar dilip dimitri dina dinesh diogo dion dirk
    divya dmitri dmitry dmytro dolores domenico dominic dominik dominika dominique don donald donatella donna dora
    doris dorota dorothea dorothy dorothée doug douglas drew duncan dustin duy dylan débora dörte dương eamon earl
    ebuka ece eckart ed edda eddie edgar edgardo edie edilson edith edmund edna edoardo eduarda eduardo edurne
    edward edwin edyta efe efosa efraín egil eglė egor ehud eike eileen eilidh einar eitan ekaterina ekrem elaina
    elaine elana eleanor elena eleni eleonora elfriede eli eliane elias elif elin elinor elisa elisabeth elise
    elissa eliza elizabeth eliška elke ella ellen elliot elliott elly ellyn elmar elmer eloise elsa elspeth elvir
    elvira emanuel emanuela emanuele emeka emelie emer emi emil emilia emilie emilio emily emine emma emmanuel
    emmett emrah emre encarna engin enno enric enrica enrico enrique enzo erdal eren erhan eric erica erich erik
    erika eriko erin erling erma ernest ernesto ernie ernst erwin esme espen esra esteban estefanía estelle ester
    esther ethan ethel ettore euan eugene eugenia eugenio eugénie eva evan eve evelina evelyn evgeny ewa ewan
    ewelina ewen ezio ezra fabian fabiana fabien fabienne fabio fabrice fabrizio fadel fadi fahad faisal faith fanny
    farah farid fatih fatima fatma fawzi fay faye federica federico felicia felicity felipe felix femi fergal fergus
    ferhat fermín fern fernanda fernando ferruccio filip filiz finbar finlay finn fintan fiona fiorenza flavia
    flavio flo flora florence florentin florian floriane flávia flávio folake fouad fran franca frances francesca
    francesco francine francis francisco franck franco francois frank frankie františek franz françois françoise
    fraser frauke fred freddie frederic frederick frederik freya friederike friedrich frode frédéric frédérique
    fulvio funmi furkan fábio fátima gabby gabriel gabriela gabriele gabriella gabrielle gaetano gail gale galina
    gamze ganesh gareth garrett gary gaspard gaurav gauri gauthier gavan gavin gaétan gaëlle geeta gema gemma gene
    geneviève gennady geoff geoffrey george georgia georgina georgy gerald geraldine gerard gerardo gerd gerhard
    germaine germán gerri gerry gert gesine ghada ghislain giacomo giada gianfranco gianluca gianmarco gianni gideon
    gil gilad gilbert gilda giles gilles gillian gina ginevra ginger ginni ginny gioia giorgio giovana giovanna
    giovanni gisela gisele gitte giulia giuliana giuliano giulio giuseppe gizem gladys gleb glen glenn gloria glynis
    goffredo gonzalo gopal goran gordon gorka govind grace graham grant grazia grażyna greer greg gregor gregory
    greta grigory grzegorz gráinne grégoire grégory guadalupe gudrun guido guilherme guillaume guillem guillemette
    guillermo gundula gunnar gunther gus gustaf gustav gustavo guy gwen gwenaëlle gwyneth gökhan göran gül gülay
    gülşen habib haidar hailey hakan haley halil hamid hamish hamza hana hanan hande hani hank hanna hannah hanne
    hannes hans hansjörg harald hari harish harley harold harriet harrison harry harsh hartmut haruka harvey hasan
    hassan hatice hattie hauke hayden heather hector hedda hedwig heidi heike heiko heinrich heinz heitor helen
    helena helene helga helge helle helmut hemant hendrik henning henri henrietta henrik henrike henrique henry herb
    herbert herman hermann hernán hervé hideki hilario hilary hilda hilde hillary himanshu hiroko hiroshi hisham
    hoang holger holly hope horst howard hoàng hubert hugh hugo hugues hussam hussein huỳnh håkan håvard héctor
    hélène hülya hüseyin hồ iain ian ibrahim ibukun ida ifeanyi ignacio ignasi igor ihor ikechukwu ilan ilaria ilene
    ilka ilker ilknur ilona ilse ilya imelda imke imogen imran imtiyaz ina inbal ines inez inga ingeborg inger ingo
    ingrid ingvild inmaculada inna inés iona irem irene irfan irina iris irma irv iryna isaac isabel isabela
    isabella isabelle isadora ishaan isla ismail isolde itai ivan ivana ivo ivor ivy iván iwona izabela izaskun
    jabulani jacek jacinta jack jackie jackson jaclyn jacob jacobo jacopo jacqueline jacques jade jadwiga jaime
    jaiver jake jakob jakub jalal jamal james jamie jamila jan jana jane janelle janet janette janice janina janine
    jannik jannis janusz jared jaroslav jarosław jarrod jasmin jasmine jason jatin jaume javier jaxon jay jaya jean
    jeanette jeanie jeanne jeannie jed jeff jeffrey jelena jella jemima jen jenna jennie jennifer jenny jens jeremy
    jeri jerome jerri jerry jerzy jesper jess jessamy jesse jessica jessie jesus jesús jil jill jillian jim jimmy
    jindřich jing jitka jiří jo joachim joan joann joanna joanne joao joaquín jochen jodi jodie jody joe joel joelle
    johan johann johanna johannes john johnny jolyon jon jonah jonas jonathan joni jonna jonny jools jordan jordi
    jorg jorge joschua jose josef josefa josefine josep joseph josephine josh joshua josie josué josé joy joyce joão
    joël joëlle juan juanita juanjo judd jude judith judy julia julian juliana julie julien juliet juliette julika
    julio julius julián june junko jurgen justin justine justyna jutta jyoti jérémie jérémy jérôme jéssica jörg jörn
    jørgen jørn júlia júlio jürg jürgen jūratė kabir kacey kadir kai kaisa kaitlyn kaj kajal kaley kamal kamil
    kamila kapil kara karan karel karen kari karim karima karin karina karl karl-heinz karla karol karolina karoline
    karsten karthik kasey katarina katarzyna kate katerina kateryna kateřina katharina katharine katherine kathleen
    kathrin kathryn kathy katie katja katri katrin katrina katya kavita kay kaye kayla kazuki kazım keiko keira
    keith kelechi kellen kellie kelly kelsey kemal ken kenan kendra kenji kenna kenneth kenny kenta kerem keren keri
    kerri kerry kerstin kevan kevin khadija khaled khalid kieran kilian kim kimberley kimberly kinga kip kiran
    kirill kirk kirsi kirsten kirstin kirsty kit kjell kjersti klara klaus klára knut kofi konrad konstantin koray
    korbinian kori kris krishna krista kristen kristian kristin kristina kristine kristoffer kristy kristýna krystal
    krystian krzysztof ksenia kumar kunal kurt kwabena kwame kyle kylie kévin lacey lachlan lacy ladislav laetitia
    laila laird lakshmi lalit lamia landon lara larisa larissa larry lars lasse lata latoya laura laure lauren
    laurence laurent laurie laurène lawrence lea leah leandro leann leanne lee leena leigh leila leire len lena
    lenka lennart leo leon leona leonard leonardo leonid leonie leonora lerato lesia lesley leslie leta leticia
    letizia letícia lev levent levin lewis lex li liam liana liane libor lidia lila lili liliana lillian lilly lily
    lin lina linda lindiwe lindsay lindsey line linn linnea linus lionel lior lisa lisa-marie lisbeth lise liu
    liudmyla liv livia liz liza lizzie lizzy lloyd lluís logan lois lola lolita lonnie loredana loren lorena lorenzo
    loretta lori lorna lorraine lorrie lorène lothar lottie lou louis louisa louise lourdes loïc luana lubna luboš
    luc luca lucas lucia luciana luciano lucie lucille lucinda lucy lucía ludger ludovic ludovica ludwig luella
    luigi luis luisa luise luiz lukas luke lukáš luna luther lutz luís luíza lydia lyla lyle lyn lynda lynn lynne
    lynsey lyudmila léa léo léonard lê maayan mabel mable macarena maciej macy maddalena maddie madeleine madeline
    madhav madhu madison mads mae maeve magali magda magdalena magdaléna maggie magnus maher mahesh mahmoud mai
    maike maiken mairi maisie maite maja majid maksim maksym malcolm malgorzata malik malin malinda malte mamadou
    mandy manfred manish manoel manoj manon manuel manuela mara marc marc-antoine marcel marcela marcelino marcella
    marcello marcelo marci marcia marcin marco marcos marcus mareike marek margaret margarete margarita margherita
    margie margit margo margot marguerite marharyta maria mariah mariam marian mariana mariangela marianne mariano
    maribel marie marie-claude marijke marika mariko marilyn marina marine mario marion marisa marisol marit marius
    mariusz marjorie mark markku marko markus markéta marla marlen marlene marlies marlon marnie marsha marta marte
    martha martin martina marty martyn martí martín marva marvin mary maryam maryann maryanne maryna marzena marzia
    maría marília masafumi masahiro mascha massimiliano massimo mateo mateus mateusz mathias mathieu mathilde
    matilda matt matteo matthew matthias matthieu mattie matías matěj maud maura maureen maurice mauricio maurine
    maurizio mauro max maxence maxim maxime maximilian maxine may maya mayank mayte mayumi maëlle maïté małgorzata
    mbali mechthild meena meera megan meghan megyn mehmet mehul mei meir mel melanie melba melih melike melinda
    melissa menachem mercedes meredith merle merrill mert merve mesut mette mia michael michaela michal michalina
    michał michel michela michele michelle michiko mickaël miguel mihai mika mikael mike mikel mikhail mikkel mikko
    mikołaj milada milan milena miles millie milo miloš mimi min min-jun mina mindy minh minna minnie miquel mira
    miranda mireia mirella miriam mirjam mirko miroslav mirosław mitch mitchell mitzi mohamed mohammad mohammed
    mohan mohit moira mollie molly mona monica monika monique monte montserrat morgan morgane moritz mort morten
    moses moshe mounir mourad mpho mubarak muhammad mukesh murat muriel murilo murray musa mustafa mykhailo mykola
    myra myron márcia márcio mélanie mélissa mónica mônica nabil nada nadav nadezhda nadia nadim nadine nadja nadya
    nadège naftali naji najwa naledi namrata nan nancy nanette naoko naomi narendra naresh nasser nat natalia
    natalie natalya natasha nate nathalie nathan nathanaël nathaniel natália naveen nazlı ned neelam neeraj neha
    neil nele nell nellie nello nelson nerea nesta nettie neve ngozi nguyen nguyễn ngô nia niall niamh niccolò
    nicholas nick nico nicola nicolas nicole nicoletta nicolás nidhi niels nigel nihat nikhil niki nikita nikki
    niklas nikola nikolai nikolas nikolay nikole nilay nilesh nils nina nino nir nisha nishant nitin nkosinathi noa
    noah noel noelia noelle noemí nokuthula nomvula noor nora norbert noreen noriko norm norma norman nour noé
    noémie ntombi ntombizethu nuala nuno nur nuria obinna océane oda odette odile ofer oisín okan oksana ola olav
    oldřich ole oleg oleh oleksandr oleksiy olena olesya olga olive oliver olivia olivier olle olu oluwaseun olwen
    omaima omar ondřej onur ophélie oren orhan oriol orla orsola ortrud osama oscar oskar osman otis ottavia ottavio
    otto otávio ousmane outi owen ozan oğuz pablo paco paddy padraig paige pallavi paloma pam pamela pankaj paola
    paolo parul pascal pascale pat patrice patricia patricio patrick patrik patrizia patrícia patsy patty pau paul
    paula paulette paulina pauline paulo pavan pavel pavlo pavlína paweł pearl pedro peg peggy pekka pelin pelle
    penelope penny pep per percy pernille perrine perry peta pete peter petr petra petro petter pham phan phelim
    phil philine philip philipp philippa philippe phillip phineas phoebe phạm pia piera pierluigi pierre pierre-yves
    piers pietro pilar ping piotr piper piyush polina polly pooja poonam poppy portia povilas pradeep pragya prakash
    pramod pranav prasad prateek pratik praveen preeti priscilla prithvi priya priyanka przemysław puja punit pınar
    quentin quincy quinn quique rabia rachael rachel rachna radek radha radim radka radosław rae rafa rafael rafaela
    rafał raffaele raffaella rafi raghav rahul raimund raimundo rainer raj raja rajesh rajiv rakesh ralf ralph
    ramesh ramiro ramon ramona ramsey ramzi ramón rana randall randi randy rani rania raphael raphaël raphaëlle
    raquel rasa rasha rashid rashmi rasmus ratan raul raven ravi ray raymond raúl reba rebeca rebecca rebekka recep
    reece reed reem reema reggie regina rei reid reiner reinhard reinhold rekha remedios remy renan renata renate
    renato rene renee renu renzo rené reshma rex rhea rhiannon rhoda rhonda rhys ria ricardo riccardo rich richa
    richard rick ricky riikka rikke rima rishabh rita ritu rob robbie robert roberta roberto robin robyn rochelle
    rocio rocío rod roderick rodney rodolfo rodrigo rogelio roger rogério rohan rohini rohit roland rolf roma romain
    roman ron ronald ronaldo ronan ronda ronen ronja ronnie roopa rory rosa rosalie rosalind rosalyn rosalía rosanna
    rosario rose rosemary rosie roslyn ross rossella rostislav roswitha rowan rowena roxane roxann roxanne roy roz
    ruairi ruben ruby rubén ruchi rudolf rufus rune rupa rupert ruslan russ russel russell ruth ruthann ryan ryo
    régis rémi rémy rüdiger saad sabah sabine sabri sabrina sacha sachiko sachin sadie safa sagar sahil said sakshi
    sal salah saleh salim sally salma salman salvador salvatore sam samantha samar sameer sami samir samuel samuele
    sana sanchita sandeep sander sandra sandrine sandro sandy sangeeta sanjay sanna santi santiago saoirse sara
    sarah sarina sarita sascha sasha satish satoshi satu saul saurabh savannah saverio scot scott seamus sean
    sebastian sebastián seema selim selin selina selçuk sema semyon serdar serena sergei sergey sergi sergio serhii
    serhiy serkan seth sevgi sevil shai shalini shana shane shannon shany sharad shari sharon sharron shashi shaun
    shauna shawn shawna sheetal sheila shekhar shelby shelia shelley sherri sherrie sherry sheryl shilpa shinji
    shira shirley shivam shlomo shona shreya shruti shubham shweta sian sibel sibusiso sibylle sid siddharth
    siddhartha sidney siegfried sienna sigmar signe sigrid silje silke silvana silvia silvio simen simon simona
    simone simonetta sina sinan sindre sinead sinéad siobhan sipho siri siyabonga skye smita sneha sofia sofie sofía
    soledad solenn solveig solène soner sonia sonja sonny sophia sophie sophy soumya spencer srinivas stacey staci
    stacie stacy stan stanislav stanisław stanley starla stefan stefania stefanie stefano stein stella stepan steph
    stephan stephane stephanie stephen sterling steve steven stevie stewart stig stine stu stuart stéphane stéphanie
    suad subhash sudha sudhir sue suha suhas sujata suleiman sultan sumit sunil sunita suresh surya susan susana
    susanna susannah susanne sushil susie suzanne suzette suzi svea svein sven svenja svetlana swantje swati sybil
    sybille sydney sylvain sylvia sylvie sylwia synne szymon ségolène séverine sílvia sônia søren süleyman sławomir
    tabea tabitha tad tadeusz tainá takashi tal talal tamar tamara tamer tami tammy tamsin taner tanguy tania tanja
    tanvi tanya tapio tara taras tariq tarun tasha tatiana tatyana tawny taylor ted tendai terence teresa tereza
    terje terrance terrence terri terry tess tessa tetsuya thabo thad thais thandi thanh thaís thea thelma themba
    theo theodora theodore theresa therese thiago thibault thibaut thierry thilo thomas thorben thorsten thurman tia
    tiago tiernan tiffany till tilly tilman tim timo timofey timothy tina tine tiziana tiziano tobias toby todd
    tolga tom tomas tomasz tomi tommaso tommy tomoko tomás tomáš toni tony tor torben torbjørn tore tori torill
    tormod torstein torsten tova tove toñi tracey traci tracie tracy tran traudl travis tressa trevor tricia trina
    trine trinidad trish trisha tristan trond troy trudy trygve trần tuba tuija tuncay tunde tushar tuğba twila
    tyler tyrone tzvi tôrtia tülin uche uday udo ugo ulf uli ulla ulrich ulrik ulrike umberto umesh umut una uri urs
    ursel ursula urszula uschi usha usman uta ute uwe uğur vadim vadym vagner vaibhav valarie valentin valentina
    valentín valeria valerie valerio valery valéria valérie vanesa vanessa vanni varun vasily vasudha vasyl vaughn
    vašek vegard veit veli velma vera verena verity vern veronica veronika veronique verónica vibeke vicente vicki
    vickie vicky victoire victor victoria vidar vidya vijay vikas vikram viktor viktoria vimal vinay vince vincent
    vincenzo vineet vinicius vinod viola violet vipul viral virginia virginie virginio vishal vishnu vitaliy vitaly
    vito vittorio vitória vivek vivian viviana vivien vivienne vlad vladimir vladimír vladislav vlasta vojtěch
    volkan volker volodymyr vsevolod vyacheslav vytautas václav véronique víctor vít vítor võ věra vũ wade wael
    wagner waldemar walid wallace walt walter waltraud wanda wanjiru warren wayland wayne wei wellington wencke
    wendell wendy werner weronika wes wesley whitney wiebke wiktor wiktoria wilda wilfried wilhelm will willa willem
    william willy wilma winifred winnie winston witold wojciech wolfgang xabier xavier xenia xiao xiaoying ximena
    xin yaakov yael yago yahya yair yan yana yang yann yannick yara yaroslav yasemin yash yasmin yasmine yasser
    yasuko yavuz yaw yegor yekaterina yelena yesenia yevgeny yevhen ylva yogesh yohan yoko yolanda yoshi yoshiko
    yossi youssef yuki yukiko yulia yuliya yumi yunus yuri yuriy yusuf yves yvette yvonne yıldız zac zach zachary
    zack zadie zafar zahra zaid zainab zandile zane zanele zara zbigniew zdenka zdeněk zehra zeina zeki zelda zelma
    zeynep zhang zhanna ziad zita zoe zofia zoltan zoya zoé zoë zubair zulema zuzana zuzanna zvi álvaro ángel ángela
    ángeles åsa édouard éliane élisabeth élise élodie éléonore émeline émilie éric étienne ítalo íñigo óscar ömer
    özge özgür özlem øystein ümit đặng đỗ łukasz şebnem şule štěpán šárka žaneta γιάννης γιώργος δημήτρης ελένη
    κώστας μαρία νίκος χρήστος александр александра алексей алена алина алла анастасия анатолий анатолій андрей
    андрій анжелика анна антон аркадий артем артём богдан богдана борис вадим валентин валентина валерий валерия
    василий василь вера вероника виктор виктория виталий владимир владислав володимир вячеслав віктор вікторія
    віталій галина геннадий геннадій георгий глеб григорий григорій дарья денис дмитрий дмитро евгений евгения егор
    екатерина елена елизавета жанна иван игорь илья инна ирина карина катерина кирилл константин костянтин кристина
    ксения лариса леонид леонід лидия любов любовь людмила максим маргарита марина мария марія микола михаил михайло
    надежда наталия наталья наталя никита николай оксана олег олександр олександра олексій олена олеся ольга павел
    петр петро полина пётр роман руслан рустам светлана семен семён сергей сергій софия софія станислав степан тарас
    татьяна тетяна тимофей ульяна федор фёдор юлия юлія юрий юрій яна яніна ярослав євген євгенія ігор ілля ірина
    """
)
"""In lower case; of the languages that most news are written in."""
