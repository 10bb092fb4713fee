"""Words that tell people, bodies, documents and unnamed sources apart: plain sets, all folded to lower case.

They are cues among others (capitalisation, grammar, repetition), never the only ground: a word that is missing here
costs a guess, not a name.
"""

from __future__ import annotations

MALE_TITLES = frozenset(
    "mr mr. sir lord king prince father brother imam shri sri pope monsignor sheikh alhaji mallam maulana mullah señor"
    " herr monsieur".split()
)
FEMALE_TITLES = frozenset(
    "mrs mrs. ms ms. miss dame lady queen princess sister smt smt. shrimati mme madam hajia señora frau sheikha".split()
)
NOBLE = frozenset("lady king queen prince princess lord duke duchess saint st sir captain general admiral".split())
POLITE = frozenset(
    "mr mr. mrs mrs. ms ms. miss mme madam sir shri sri smt smt. shrimati hon hon. hon'ble honourable honorable".split()
)
HONORIFICS = (
    MALE_TITLES
    | FEMALE_TITLES
    | frozenset(
        "dr dr. prof prof. rev rev. hon hon. hon'ble honourable honorable justice judge gen gen. col col. maj"
        " maj. capt capt. lt lt. sgt sgt. cpl cpl. adm adm. cmdr cmdr. sen sen. rep rep. gov gov. reps reps."
        " sens sens. pres pres. cardinal bishop archbishop rabbi st saint general colonel major captain"
        " lieutenant sergeant admiral commander"
        "  detective officer trooper deputy inspector pastor reverend professor doctor cm pm del del. supt"
        " supt. det det. insp insp. constable brigadier brig brig. magistrate advocate adv adv. barrister barr barr."
        " engr engr. cllr cllr. ald ald. amb amb. rector registrar skipper".split()
    )
)
OFFICES = (
    frozenset(
        "president vice-president premier chancellor minister ministers secretary senator representative"
        " congressman congresswoman governor mayor speaker leader chairman chairwoman chairperson chair chief"
        " director commissioner ambassador treasurer councillor councilman councilwoman councilor alderman"
        " assemblyman assemblywoman delegate whip sheriff marshal coroner superintendent principal dean"
        " provost coach captain manager executive officer president-elect envoy consul attorney prosecutor"
        " solicitor counsel comptroller auditor ombudsman pontiff nominee candidate supremo convener convenor"
        " spokesman spokeswoman spokesperson founder co-founder owner editor"
        "  head boss ceo mp mla mep undersecretary sub-secretary lawmaker legislator monarch emir sultan"
        " ayatollah vice-chancellor sub-inspector".split()
    )
    | HONORIFICS
)
SHORT_OFFICES = frozenset(  # in capitals before a name they are an office, as initials they are rare
    "ceo cfo coo cto cio mp mla mlc mep msp pm cm cj cji dpp igp dig dgp adgp ssp dcp acp dsp vc he hh"
    " pc wpc dc di dci".split()
)
OFFICES |= SHORT_OFFICES - {"dig", "he", "hh", "pc", "dc", "di"}  # these are words, too
BODY_ROLES = frozenset("contractor supplier insurer lender carmaker operator airline retailer developer".split())
POSTNOMINALS = frozenset("san sc qc kc mp mla mep msp obe mbe cbe frs esq phd md cpa".split())
SPOKESPERSONS = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen spox".split())
SPOKES_PHRASES = ("press secretary", "communications director", "press officer", "director of communications")
PERSON_NOUNS = (
    OFFICES
    | SPOKESPERSONS
    | frozenset(
        "lawyer adviser advisor aide analyst strategist professor economist scientist researcher scholar"
        " historian author writer columnist journalist reporter correspondent anchor host commentator pundit"
        " blogger activist organizer organiser advocate campaigner volunteer teacher student doctor nurse"
        " physician surgeon epidemiologist engineer businessman businesswoman mogul billionaire millionaire"
        " tycoon investor developer entrepreneur banker trader farmer fisherman worker driver pilot soldier"
        " veteran man woman boy girl father mother son daughter husband wife brother sister widow uncle aunt"
        " cousin grandmother grandfather nephew niece friend colleague neighbor neighbour resident witness"
        " victim survivor suspect defendant plaintiff inmate refugee migrant pastor priest rabbi imam bishop"
        " cardinal pope king queen prince princess actor actress singer star comedian artist musician director"
        " producer player striker goalkeeper athlete democrat republican conservative liberal libertarian"
        " independent socialist freshman incumbent challenger rival opponent contender hopeful front-runner"
        " frontrunner newcomer pollster operative consultant lobbyist donor fundraiser surrogate supporter"
        " critic expert specialist official negotiator diplomat envoy fellow member partner associate"
        " assistant employee clerk librarian detective investigator agent officer cop congressman"
        " congresswoman ex-president stepson mother-in-law father-in-law chairwoman vice-chairman coordinator"
        " representative secretary-general number politician statesman"
        " narrator announcer moderator presenter interviewer questioner speechwriter staffer emcee"
        "  septuagenarian heir heiress socialite tenant landlord caller passenger bystander passerby parent"
        " coach whistleblower umpire referee batter batsman bowler all-rounder wicketkeeper left-hander right-hander"
        " midfielder rector biologist geneticist physicist chemist ecologist geologist"
        " seismologist volcanologist meteorologist climatologist oceanographer astronomer astrophysicist virologist"
        " immunologist cardiologist oncologist neurologist neuroscientist psychologist psychiatrist sociologist"
        " anthropologist archaeologist archeologist palaeontologist paleontologist pathologist pediatrician"
        " paediatrician paramedic pharmacist dentist midwife linguist botanist zoologist conservationist"
        " environmentalist statistician mathematician philosopher carpenter plumber electrician shopkeeper vendor"
        " contractor frontbencher backbencher pensioner teenager goalscorer keeper defender winger"
        " trader herder miner labourer laborer deckhand sailor skipper magistrate barrister juror complainant"
        " appellant respondent registrar successor predecessor counterpart sibling twin spouse partner fiance fiancé"
        " fiancee fiancée stepfather stepmother stepdaughter stepbrother stepsister grandson granddaughter godfather"
        " multimillionaire multi-millionaire ace forecaster mum mom dad gran"
        " stewardess steward waiter waitress hairdresser cleaner builder mechanic cabbie barista receptionist porter"
        " godmother teammate classmate roommate flatmate mentor biographer carer caretaker bodyguard landlady".split()
    )
)
MALE_NOUNS = frozenset(
    "man boy father son husband brother uncle grandfather nephew king prince businessman congressman"
    " chairman spokesman councilman assemblyman actor priest pope widower cameraman fisherman statesman"
    " policeman fireman guy gentleman dad"
    " stepson father-in-law".split()
)
FEMALE_NOUNS = frozenset(
    "woman girl mother daughter wife sister aunt grandmother niece queen princess businesswoman"
    " congresswoman chairwoman"
    " spokeswoman councilwoman assemblywoman actress widow heiress lady nun policewoman mother-in-law"
    " mum mom gran stewardess waitress".split()
)
BODY_NOUNS = frozenset(
    "campaign administration government office team party department ministry agency company firm"
    " corporation committee commission council court police camp group organization organisation"
    " association union federation league foundation institute university college school hospital bank"
    " board bureau authority authorities newspaper paper magazine network channel site website station"
    " outlet army navy military force forces house senate congress parliament assembly legislature cabinet"
    " coalition alliance movement society club church diocese embassy consulate town city state county"
    " village country nation kingdom republic panel tribunal jury delegation conference caucus fund trust"
    " exchange airline manufacturer maker retailer operator utility charity nonprofit watchdog think-tank"
    " lobby leadership management staff regime junta militia bloc body institution service services"
    " division unit chamber opposition prosecution defence defense establishment industry business pac"
    " community coastguard brigade regulator family household handle account secretariat centre center"
    " laboratory lab faculty editorial museum theatre theater library zoo restaurant factory clinic prison"
    " carrier consultancy supermarket shipyard brewery insurer lender wholesaler supplier orchestra festival mosque"
    " startup conglomerate collective cooperative newsroom".split()
)
MANY_OF_A_KIND = frozenset("court house senate congress government state city country county town village site".split())
NAMED_BY_KIND = frozenset(  # "the Federation" where one federation is named; "the House" and "the Party" may be others
    "federation league council union association commission committee authority agency ministry university college"
    " foundation institute board alliance trust club centre center hospital department fund".split()
)
COMPANY_LAST = frozenset(
    "systems technologies motors airlines airways industries holdings partners associates pharmaceuticals energy power"
    " oil gas steel rail railways securities capital research ventures consulting analytics studios logistics shipping"
    " mining minerals petroleum insurance financial investments telecom communications networks laboratories labs"
    " software electronics robotics aerospace aviation batteries foods stores supermarkets hotels properties lines"
    " mobility biotech pharma semiconductors beverages apparel entertainment renewables"
    " inc corp co ltd limited llc plc gmbh ag sa nv bhd pvt pty".split()
)
BODY_LAST = (
    BODY_NOUNS
    | COMPANY_LAST
    | frozenset(
        "inc inc. corp corp. co co. ltd ltd. llc plc gmbh times post journal herald tribune gazette news"
        " press chronicle today guardian observer telegraph mail sun mirror globe star standard radio"
        " television tv broadcasting media democrats republicans conservatives labour greens liberals democrat"
        " committee nations states kingdom emirates pentagon kremlin treasury congress bundestag knesset duma"
        " taliban hamas hezbollah isis samiti sabha dal morcha sangh"
        " rovers wanderers united fc brothers & sons project initiative society house water".split()
    )
)
DOCUMENT_NOUNS = frozenset(
    "report letter statement poll survey study document memo memorandum note notes bill law ruling"
    " lawsuit complaint indictment affidavit filing brief order opinion editorial article story column"
    " op-ed book memoir post blog tweet email e-mail message text release communique communiqué ad"
    " advertisement commercial video transcript analysis review paper draft plan resolution declaration"
    " petition motion testimony minutes dossier audit data figures statistics census polls polling surveys"
    " studies reports documents letters emails tweets ads records files findings results research"
    " constitution treaty agreement deal speech address headline caption placard sign banner website"
    " press-release newsletter pamphlet leaflet manifesto platform budget proposal warrant subpoena"
    " summary footnote chapter bulletin advisory notice guidance guidelines poem song script cable cables return"
    " returns excerpt excerpts passage passages log logs diary sheet factsheet brochure flyer flier circular dispatch"
    " telegram recording recordings tape tapes footage broadcast podcast clip clips verdict decree ordinance amendment"
    " clause provision contract certificate receipt invoice ledger chart graph forecast forecasts projection"
    " projections estimate estimates mails questionnaire piece pieces essay essays".split()
)
UNNAMED_NOUNS = frozenset(
    "official officials source sources person people aide aides adviser advisers advisor advisors"
    " diplomat diplomats expert experts analyst analysts critic critics supporter supporters opponent"
    " opponents observer observers lawmaker lawmakers lawyer lawyers witness witnesses resident residents"
    " student students activist activists strategist strategists insider insiders others some many several"
    " few most both none one another anyone everyone everybody nobody someone somebody voters scientists"
    " researchers economists republicans democrats conservatives liberals reporters journalists media"
    " commentators pundits prosecutors investigators detectives leaders members politicians senators"
    " congressmen representatives ministers candidates rivals spokesmen scholars academics historians"
    " doctors nurses teachers parents workers executives bankers investors traders campaigners protesters"
    " demonstrators skeptics sceptics allies friends relatives neighbors neighbours colleagues authorities"
    " veterans users readers viewers fans Americans americans women men whoever those".split()
)
UTTERANCES = frozenset(
    "comment comments remark remarks word words statement statements speech tweet tweets post posts"
    " testimony answer reply response message email e-mail op-ed announcement assertion claim argument"
    " assessment criticism warning apology"
    " interview phrase quote quotation contention accusation denial complaint view opinion lawyers".split()
) - {"lawyers"}
MEDIA_WORDS = frozenset("press times post news journal herald tribune radio television tv".split())
SURNAMES = frozenset(  # title words that are family names too
    "king prince bishop dean judge justice pope major marshal coach head boss page knight abbot lord"
    " speaker cardinal"
    "  sergeant deputy officer chancellor chief director captain general priest guy star cook baker brown"
    " young marshall sun".split()
)
PLACE_LAST = frozenset(
    "district street avenue road boulevard county city island islands river lake valley hills park bay"
    " beach square province heights airport port mountain mountains desert coast peninsula village town"
    " township north south east"
    " west ocean sea strait gulf region territory".split()
)
LEGAL_FORMS = frozenset(
    "co company corp corporation inc incorporated ltd limited plc llc gmbh ag sa nv bv spa ab oy bhd pvt pty kk".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar"
    " apr jun jul aug sep"
    " sept oct nov dec".split()
)
PARTIES = frozenset("democrat republican conservative liberal libertarian socialist independent tory".split())
FORMER = frozenset("former formerly ex then late one-time onetime ousted outgoing ex- then- previous erstwhile".split())
PARTICLES = frozenset(
    "de da do dos las los del della di der den van von bin ibn bint al el la le du ben abu ter ten zu dal".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())
