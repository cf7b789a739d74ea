"""Names that many people are given, by which a line in capitals is told from a headline.

Knows nothing of lines. A name that is a common word too (`Mark`, `Grace`) may stand here: a line must be a name in its
shape besides.
"""

from broadsheet.clipping.vocabulary import words_in

GIVEN = words_in(
    """
    aaron abby abdul abdullah abigail abraham adam adele adrian adriana agnes agnieszka ahmad ahmed aidan aisha
    akira al alain alan alana albert alberto aldo alec alejandra alejandro alessandra alessandro alessia alex alexa
    alexander alexandra alexandre alexandria alexey alexis alfonso alfred alfredo ali alice alicia alina alison
    alistair allan allen allison alma alonso alyssa amanda amber amelia amelie amina amir amit amy ana ana-maria
    anastasia anders andre andrea andreas andrei andrew andrey andrzej andy angel angela angelica angelina angelo
    angus anika anil anita anja anke ankit anna annabel annalena anne annette annie annika ansgar anthony antje
    antoine anton antonia antonio anuj april archie ari ariel arjun arlene armin arnaud arne arnold arthur arun
    arvind asha ashish ashley ashok astrid audrey aurelie austin ava avi axel ayesha barbara barry bart bastian
    beate beatrice beatriz becky belinda ben benedict benjamin benoit bernard bernd bernhard bert beth bethany betsy
    betty beverly bill billy birgit bjorn björn blake bob bobby boris brad bradley brandon brenda brendan brett
    brian bridget britta brittany brooke bruce bruno bryan caitlin calvin cameron camila camille candace candice
    carl carla carlo carlos carmen carol carole carolina caroline carolyn carrie carsten casey cassandra catherine
    cathy cecile cecilia celia celine cesar chad chandra charles charlie charlotte chelsea cheryl chloe chris
    christa christel christian christiane christina christine christoph christophe christopher chuck cindy claire
    clara clare clarissa claude claudia claudio claus clay clement cliff clifford clive cody colette colin colleen
    connie connor conor conrad constance cora corey corinne cornelia craig cristian cristina crystal curtis cynthia
    cyril dagmar daisy dale damian damien dan dana daniel daniela danielle danny daphne darius darren dave david
    davide dawn dean deanna deb debbie deborah debra declan deepa deepak delia delphine denis denise dennis derek
    desmond devendra diana diane dick didier diego dieter dietmar dilip dimitri dina dirk dmitri dmitry dolores
    dominic dominik dominique don donald donna dora doris dorothea dorothy doug douglas drew duncan dustin dylan
    dörte earl eckart ed eddie edgar edith edmund eduardo edward edwin eileen eleanor elena eleni eli elias elif
    elisa elisabeth elise eliza elizabeth elke ella ellen elliot elliott elmar elsa elvira emanuel emil emilia
    emilie emilio emily emma emmanuel enrico enrique eric erica erich erik erika erin ernest ernesto ernst erwin
    esteban esther ethan eugene eva evan evelina evelyn ewan ezra fabian fabio fabrice faith farah fatima federica
    federico felicia felicity felipe felix fernanda fernando fiona flavio flora florence florian frances francesca
    francesco francine francis francisco franco francois frank frankie franz françois fred frederic frederick
    frederik friederike friedrich gabriel gabriela gabriele gabrielle gail gareth gary gaurav gavin gemma gene geoff
    geoffrey george georgia georgina gerald geraldine gerard gerd gerhard germaine gerry gert gianluca gianni
    gilbert giles gina ginger giorgio giovanna giovanni gisela giulia giuseppe gladys glen glenn gloria goran gordon
    grace graham grant greg gregor gregory greta gudrun guido guillaume guillermo gunnar gunther gus gustav gustavo
    guy gwen hailey haley hamza hanna hannah hannes hans hansjörg harald hari harold harriet harrison harry hartmut
    harvey hassan heather hector heidi heike heiko heinrich heinz helen helena helene helga helge helmut hendrik
    henning henri henrik henry herbert herman hermann hilary hilda hillary holger holly hope horst howard hubert
    hugh hugo ian ibrahim ida ignacio igor ilaria ilona ilse imogen imran ina ines ingo ingrid irene irina iris irma
    isaac isabel isabella isabelle ivan ivana ivy iwona jack jackie jackson jacob jacqueline jacques jade jaime jake
    jamal james jamie jan jana jane janet janice janine jared jasmin jasmine jason javier jay jean jeanette jeanne
    jeff jeffrey jen jenna jennie jennifer jenny jens jerome jerry jesse jessica jessie jesus jill jillian jim jimmy
    jo joachim joan joann joanna joanne joao jochen jodie jody joe joel joelle johan johann johanna johannes john
    johnny jon jonah jonas jonathan jordan jorg jorge jose josef joseph josephine josh joshua josie josé joy joyce
    juan juanita jude judith judy julia julian juliana julie julien juliet juliette julio julius june jurgen justin
    justine jutta jörg jürg jürgen kai kamal kara karen karim karin karina karl karl-heinz karla karsten kate
    katerina katharina katharine katherine kathleen kathrin kathryn kathy katie katja katrin katrina kay kayla kazım
    keith kelly kelsey ken kendra kenji kenneth kerry kerstin kevin khaled khalid kieran kim kimberly kirk kirsten
    kirsty klara klaus konstantin kris krishna krista kristen kristian kristin kristina kristine krzysztof kumar
    kurt kyle lara larissa larry lars laura lauren laurence laurent lawrence lea leah leanne lee lena leo leon
    leonard leonardo leonie leonora leslie lewis li liam lidia lila lili lillian lily lin lina linda lindsay lindsey
    lionel lisa lisbeth liu liz lloyd logan lois lola lorenzo loretta lori lorna lorraine lothar lou louis louisa
    louise luc luca lucas lucia luciano lucie lucinda lucy ludwig luigi luis luisa lukas luke lutz lydia lyn lynda
    lynn lynne mabel maciej maddie madeleine madeline madison magda magdalena maggie mai malcolm malgorzata malik
    malte mandy manfred manish manoj manuel manuela mara marc marcel marcello marcia marco marcos marcus marek
    margaret margarita margot maria mariam marian mariana marianne marie marijke marilyn marina mario marion marisa
    marius marjorie mark marko markus marlene marsha marta martha martin martina marty marvin mary mateo mateusz
    mathias mathieu mathilde matilda matt matteo matthew matthias matthieu maureen maurice mauricio max maxim maxime
    maximilian maya meera megan meghan mehmet mei melanie melinda melissa mercedes meredith mia michael michaela
    michal michał michel michele michelle miguel mihai mika mike mikhail milan milena miles mimi min mina mira
    miranda miriam mirjam mitch mitchell mohamed mohammad mohammed mohan moira molly mona monica monika monique
    morgan moritz moses muhammad mustafa myra nadia nadine nadja nancy naomi natalia natalie natasha nate nathalie
    nathan nathaniel ned neil nell nelson nia nicholas nick nico nicola nicolas nicole niels nigel nikhil niki
    nikita nikki niklas nikola nikolai nikolas nils nina nisha nishant noah noel noelle nora norbert noreen norma
    norman nuno oleg olena olga olive oliver olivia olivier omar oscar oskar osman otto owen pablo paige pam pamela
    paola paolo pascal pat patrice patricia patricio patrick patrik patty paul paula paulina pauline paulo pavel
    pedro peggy penelope penny per perry pete peter petra phil philip philipp philippa philippe phillip phoebe pia
    pierre piers pietro piotr polly pooja prakash pranav prasad preeti priscilla priya quentin quinn rachael rachel
    radha rafael rahul raimund rainer raj raja rajesh rajiv ralf ralph ramesh ramon ramona randall randy raphael
    raquel rashid ravi ray raymond rebeca rebecca reed regina reinhard remy renata renate rene renee rené rhiannon
    rhonda ricardo riccardo rich richard rick ricky rita rob robert roberta roberto robin robyn rocio rocío rod
    roderick rodney rodrigo roger rohan rohit roland rolf roman ron ronald ronan ronnie rory rosa rosalind rosario
    rose rosemary ross roswitha rowan roy ruben rudolf rupert russ russell ruth ryan sabine sabrina sadie said sally
    salma salman sam samantha sami samir samuel sandeep sander sandra sandro sandy sanjay santiago sara sarah sascha
    sasha satish saul scott sean sebastian sergei sergey sergio seth shane shannon sharon shaun shauna shawn sheila
    shelby shelley sherry shirley sid siddharth sidney siegfried sigrid silke silvia silvio simon simona simone
    sinead siobhan sofia solveig sonia sonja sophia sophie spencer stacey stacy stan stanley stefan stefania
    stefanie stella steph stephan stephane stephanie stephen sterling steve steven stewart stuart sue suleiman sunil
    suresh susan susana susanna susanne susie suzanne sven svenja svetlana sybille sylvia sylvie tamara tammy tania
    tanja tanya tara tariq tatiana taylor ted terence teresa terri terry tess tessa thea theo theodore theresa
    thierry thilo thomas thorben thorsten tiffany till tim timo timothy tina tobias toby todd tom tomas tomasz tommy
    toni tony torben torsten tracey traci tracy travis trevor tricia trina trish tristan troy tyler udo ulf uli
    ulrich ulrike urs ursel ursula uschi usha uta ute uwe vadim valentina valeria valerie vanessa veit vera verena
    veronica veronika veronique vicki vicky victor victoria vijay vikas vikram vince vincent vincenzo viola violet
    virginia vishal vivek vivian vivienne vlad vladimir volker walter wanda warren wayne wei wendy werner wiebke
    wilfried wilhelm will willem william willy wolfgang xavier xiao yan yang yann yannick yasmin yasmine yolanda
    yoshi yuki yuri yusuf yves yvette yvonne zac zach zachary zainab zane zara zbigniew zeynep zhang zita zoe zoltan
    zuzana
    """
)
"""In lower case; of the languages that most news are written in."""
