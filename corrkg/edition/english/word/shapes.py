"""The shapes of names, and of what stands around them: titles, offices, things that bear a person's name."""

from __future__ import annotations

import re

from corrkg.edition.spelling import ENGLISH

INITIALS = ENGLISH.initials
WORD = r"(?:(?:O['’]|Mc|Mac)(?=[A-Z]))?[A-ZÀ-ÞŁŚŽА-Я][a-zß-ÿłśžа-яё]+(?:['’][a-z]{2,})?(?:-[A-Z][a-zß-ÿ]+)*"
TOKEN = re.compile(
    rf"(?P<initials>(?:\b(?!(?:Mr|Tt|Dr|St|Op|No|Vs|Ll|Dd|On|In|As|At|By)\.)[A-Z][a-z]?\.\s?){{1,2}}(?=\s*{WORD}))|(?P<word>\b(?:(?:von|van|de)[\s\xa0](?=[A-Z]))?{WORD})"
)
# "Gromov, Anton Savvich", as a list or an index has it.
INVERTED = re.compile(rf"(?:[\s\xa0]+{WORD})?,[\s\xa0]+(?P<given>{WORD})[\s\xa0]+(?P<last>{WORD})")
NEXT_WORD = re.compile(rf"[\s\xa0]+(?P<word>{WORD})")
WORD_HERE = re.compile(rf"[\s\xa0]*(?P<word>{WORD})")
WORD_BEFORE = re.compile(rf"({WORD})(?:,|[\s\xa0]+and)[\s\xa0]+$")
NEXT_IN_LIST = re.compile(rf"(?:,|[\s\xa0]+and)[\s\xa0]+({WORD})")
# Whom one has it in is no place: "confidence in Orlov".
_NOT_IN_SOMEBODY = r"(?<!confidence )(?<!trust )(?<!faith )(?<!interest )"
# A name that is a place's: a noun says so, or it stands after "in", without initials, a second name or an owner's s.
PLACE_CALLED = re.compile(
    r"(?:(?:[Vv]illage|[Tt]own|[Cc]ape|[Ss]tation)(?:\s+of)?"
    rf"|{_NOT_IN_SOMEBODY}(?<!believe )(?<!believed )(?<!interested )\b[Ii]n)"
    rf"[\s\xa0]+({WORD})(?![\w’'-]|\.[\w]|[\s\xa0]+(?:[A-Z]|\())"
)
# Where somebody or something goes to; "to" alone may lead to a person.
GOES_TO = re.compile(
    r"\b(?:send|sent|go|goes|going|went|gone|come|came|coming|arrived?|travel(?:led)?|left|leave|fly|flew|moved?|ship(?:ped)?"
    r"|deliver(?:ed)?|transfer(?:red)?|return(?:ed)?|trip|journey|visit|flight|way)"
    r"(?:[\s\xa0]+(?:back|on|over|it|him|them))?[\s\xa0]+to[\s\xa0]+$",
    re.IGNORECASE,
)
OWNER = re.compile(r"['’]s\b")
AFTER = re.compile(r"[\s\xa0]+(?P<initials>(?:[A-Z][a-z]?\.[\s\xa0]?){1,2})(?![a-z])")
SURNAME = re.compile(
    r"\w{2,}(?:ov|ev|yov|ova|eva|sky|skii|skiy|skaya|tsky|enko|chenko|yan|dze|shvili|chuk|iuk|yuk|ovich|evich|aev|eyev|[^aeiouy]in|[^aeiouy]ina|iani|[a-z]sen|sson|rson)$"
)
TITLE = re.compile(
    r"(?:\b(?:[Cc]omrades?|[Tt]ov|[Vv]ols?|[Tt]t|T\.\s?T|T|Messrs|Mr|Mrs|Dr|[Pp]rof(?:essor)?|[Ee]ngineer|[Cc]ommander|[Cc]ommissar|[Gg]eneral|"
    r"[Mm]arshal|[Aa]dmiral|[Cc]olonel|[Cc]aptain|[Cc]ommodore|[Aa]mbassador|[Mm]inister|[Cc]onsul|[Ss]ecretary|[Cc]hairman|[Ll]eader|"
    r"[Ee]ditor|[Cc]orrespondent|[Tt]eacher|[Dd]irector|[Ee]scorts?|[Pp]resident|[Aa]ssistant|[Dd]eputy|[Aa]cademician|[Pp]lenipotentiary|"
    r"[Cc]itizen|Lord|Sir|Lady|Count|Baron|Prince|[Pp]ilots?|[Ww]orker|[Ff]armer|[Ii]nstructor|[Rr]epresentative|[Cc]hief\s+of\s+[Ss]taff|[Dd]irected\s+by|[Hh]eaded\s+by|[Ww]riter|"
    r"[Ff]oreman|[Mm]erchant|[Bb]usinessman|[Bb]anker|(?:Swede|Norwegian|German|American|Englishman|Frenchman|Pole|Italian|Japanese|Dane|Finn)|[Cc]lerk|[Tt]rade\s+representative|[Ee]nvoy|[Dd]octor|[Jj]udge|[Ii]nspector|[Nn]avigator|[Mm]echanic|[Mm]achinist|[Aa]gronomist|[Aa]rchitect|[Aa]rtist|[Aa]ctor|[Pp]oet|[Ss]culptor|[Cc]omposer|[Ss]cientist|[Rr]adio\s+operator))\b\.?[\s\xa0]*$"
)
# A role that ends a sentence: "entered by the secretary. Left in cipher"; the OCR's "comrade." does not.
SENTENCE_ENDS = re.compile(r"(?<![A-Za-z])(?![Cc]omrades?\.)[A-Za-z]{6,}\.[\s\xa0]+$")
PLURAL_ENDS = "stT."  # with one of these; few words before a name do
PLURAL = re.compile(r"(?:[Cc]omrades|[Vv]ols|[Tt]t|T\.\s?T|[Ee]scorts|[Pp]ilots|Messrs)\b\.?[\s\xa0]*$")
ROLE_AFTER = re.compile(
    r",[\s\xa0]+who\b|[\s\xa0]*\((?:[a-z]+\s+)?"
    r"(?:member|secretary|editor|instructor|head|deputy|chairman|chief|director|commander|representative|engineer)\b"
)
# Prefixes that only names have: "von Trauben", "O'Dell", "McAllister".
FOREIGN = re.compile(r"(?:von|van|de)[\s\xa0]|O['’][A-Z]|Mc[A-Z]")
# "Amor, on behalf of the government, turned to us": of one whom no dictionary has.
SPEAKS_FOR = re.compile(r",[\s\xa0]+(?:on[\s\xa0]+behalf|in[\s\xa0]+the[\s\xa0]+name)[\s\xa0]+of\b")
# "the head of the road, Lemberg, …": an office, and then who holds it.
OFFICE_BEFORE = re.compile(
    r"\b(?:head|editor|director|chairman|secretary|manager|chief|commander|ambassador|minister|commissar|engineer|deputy"
    r"|representative|instructor|inspector|professor|captain|prosecutor|consul|foreman)\b(?:[\s\xa0]+[\w’'-]+){0,8},[\s\xa0]+$"
)
# A given name that is a word too is one where somebody is called by it, or does something himself.
CALLED = re.compile(r"!|(?:[\s\xa0]+[a-z]+){1,6}[\s\xa0]+him(?:self)?\b")
OFFICE_ENDS = re.compile(r"[\s\xa0]*(?:[,.;:)]|(?:and|as|from)\b)")
LOOK_BACK = 80
ROLE = re.compile(r"[\s\xa0]*\((?P<role>[a-z][^()]{2,120})")
# What may be no initials but the beginning of a postscript, at the beginning of a paragraph.
POSTSCRIPT = re.compile(r"P\.\s?S\.")
INITIALS_ALONE = re.compile(r"(?<![\w.])(?!P\.\s?S\.)[A-Z]\.[\s\xa0]?[A-Z]\.(?![\s\xa0]*[A-Z][a-z]|[A-Z])")
# What follows a name in the name of a thing: "Kirov region", "the Zeligman bank".
THING_AFTER = re.compile(
    r"[\s\xa0]+(?:[A-Z][a-z]+[\s\xa0]+)?(?:[Rr]egion(?:al|s)?|[Tt]erritor(?:y|ies|ial)|[Dd]istricts?|[Rr]aion|[Oo]krug|[Pp]rovince|[Kk]rai|[Oo]blast|[Cc]ity|[Ff]actory|[Pp]lants?|[Ww]orks|[Dd]ivision|[Ss]treet|[Ss]quare|[Rr]ailways?|"
    r"[Ss]tation|[Bb]anks?|[Ss]chool|[Ii]nstitute|[Uu]niversity|[Aa]cademy|[Hh]ouses?|[Cc]ompany|[Ff]irm|[Mm]ine|[Pp]rize|[Oo]rder|[Mm]emorial|[Mm]useum|[Tt]heat(?:re|er)|"
    r"[Mm]ill|[Ss]awmill|[Pp]ort|[Cc]anal|[Rr]adius|[Ll]ines?|[Hh]ighway|[Rr]oads?|[Bb]ridge|[Ss]hipyards?|[Cc]ombine|[Bb]ay|[Gg]ulf|[Ss]ea|[Pp]eninsula|[Ss]trait|[Ee]mbankment|[Ii]sland|[Vv]illage|[Cc]ollective|[Dd]epots?|[Jj]unction|[Pp]iers?|[Ww]harf|[Ss]hafts?|[Qq]uarry|[Rr]eservoir|[Aa]erodrome|[Cc]avalry|[Rr]egiment|[Bb]rigade|[Gg]arden|[Pp]ark|[Aa]nd[\s\xa0]+(?:Company|Co\b|Sons)|Party|Dam|[Ss]teamer)\b|[\s\xa0]+&"
    r"|(?:,|[\s\xa0]+and)[\s\xa0]+[A-Z][a-z]+[\s\xa0]+(?:[Rr]egions|[Tt]erritories|[Dd]istricts|[Pp]lants|[Ff]actories|[Ww]orks|[Rr]ailways|[Rr]oads|[Ll]ines)\b"
)
THING_BEFORE = re.compile(
    r"(?:\bOrder\s+of|\b(?:award|decorat|present|confer|bestow|receiv|grant|nominat)\w*[^.;:]{0,50}\border\s+of|\bnamed\s+after|\b[Vv]illages?\s+of|\b[Cc]ity\s+of|\b[Tt]own\s+of|\b[Ss]tation(?:\s+of)?|\b[Cc]ape|\b[Pp]ort(?:\s+of)?|\b[Ss]teamer|\b[Ii]sland\s+of|"
    r"\b[Ii]cebreaker|\bbanking\s+houses?\s+of|\bfirms?\s+of|\b[Bb]ank\s+of|\b[Rr]iver|\b[Ll]ake|\b[Mm]ount|\b[Mm]edal\s+of|\b[Rr]egion\s+of|\b[Ff]irm|\b[Ll]ocomotive|\b[Ss]hip|\b[Pp]rize\s+of)[\s\xa0]+[“\"«]?$"
)
PLACE_BEFORE = re.compile(
    rf"{_NOT_IN_SOMEBODY}\b(?:[Ii]n|[Ff]rom|[Aa]t|[Nn]ear|[Vv]ia|through|to\s+the\s+city|towards|[Oo]utside)[\s\xa0]+$"
)
# What is done with persons alone: they are greeted, asked, let do something, appointed.
PERSON_BEFORE = re.compile(
    r"(?:\b(?:[Rr]egards|[Gg]reetings?|[Bb]ows?|[Ww]ishes|[Rr]espects)\s+to"
    r"|(?:^|[.!?;:,)]\s*|\band\s+|\bto\s+|\bwe\s+|\bplease\s+)(?:[Ll]et|[Hh]ave|[Aa]sk|[Ss]ummon|[Ii]nstruct|[Tt]ell|[Rr]emove|[Aa]ppoint|[Dd]ismiss"
    r"|[Aa]rrest|[Tt]hank|[Cc]all|[Rr]emind|[Rr]eprimand|[Cc]ongratulate))[\s\xa0]+$"
)
# What persons alone do.
PERSON_AFTER = re.compile(
    r"[\s\xa0]+(?:himself\s+)?(?:wrote|writes|said|says|thinks|reports|(?:tele)?phoned|telegraphed|signed|spoke|speaks|told|drinks"
    r"|visited|(?:is|fell)\s+ill)\b"
)
# The surname that a word is joined to: "Vinokur and Lapshin".
JOINED_TO = re.compile(rf"[\s\xa0]+and[\s\xa0]+(?P<word>{WORD})(?![\w’'-]|[\s\xa0]+[A-Z])")
# What a person does, of one whom no list of names has; states and newspapers that do so are in the dictionary.
PERSON_ACTS = re.compile(
    r"[\s\xa0]+(?:(?:also|still|now|himself|already|again|strongly|in[\s\xa0]+[A-Z][\w-]+|at[\s\xa0]+[A-Z][\w-]+)[\s\xa0]+)?"
    r"(?:(?:has|had|did|does|will|would)[\s\xa0]+(?:not[\s\xa0]+)?)?"
    r"(?:propos(?:es?|ed)|ask(?:s|ed)?|insist(?:s|ed)?|object(?:s|ed)?|agree[sd]?|promis(?:es?|ed)|demand(?:s|ed)?|believe[sd]?"
    r"|complain(?:s|ed)?|refuse[sd]?|offer(?:s|ed)?|request(?:s|ed)?|inform(?:s|ed)?|raise[sd]?|repl(?:y|ies|ied)|answer(?:s|ed)?"
    r"|(?:came|went|turned|appealed|applied)[\s\xa0]+to[\s\xa0]+(?:us|me|him|you|the\b|[A-Z]\w*)"
    r"|(?<=will[\s\xa0])(?:do|suit|manage|cope|go|come|stay|remain)|(?<=would[\s\xa0])(?:do|suit|manage)"
    r"|(?:dis)?trust(?:s|ed)?|hope[sd]?|fear(?:s|ed)?|know[s]?|knew|understands?|understood|quarrel(?:s|led)|exaggerates?"
    r"|sends|bows|suggest(?:s|ed)?|consider(?:s|ed)?|doubt(?:s|ed)?|wrote|said|thinks?|thought|spoke|told|copes?|deserves?"
    r"|is[\s\xa0]+(?:doing[\s\xa0]+well|ill|right|wrong|silent|working|busy|asking|coming|leaving|an?[\s\xa0]+(?:good|bad|honest|capable)))\b"
)
# What is done to a person: he is called, summoned, received, spoken with.
PERSON_CALLED = re.compile(
    r"\b(?:call(?:ed)?|summon(?:ed)?|scolded|reprimanded|receiv(?:ed)|spoke[\s\xa0]+(?:with|to)|talk(?:ed)?[\s\xa0]+(?:with|to)"
    r"|(?:propose|proposes|proposed|ask|asks|asked|necessary|want|wants)[\s\xa0]+to[\s\xa0]+(?:answer|tell|remove|dismiss|appoint|receive)"
    r"|(?:[Hh]and|[Pp]resent|[Cc]onvey|[Dd]eclar)\w*[\s\xa0]+(?:over[\s\xa0]+)?(?:[\w’'-]+[\s\xa0]+){0,5}to|handed|hand"
    r"|(?:will|to|can|shall|should)[\s\xa0]+see|saw|met[\s\xa0]+with|instead[\s\xa0]+of|together[\s\xa0]+with|conversation[\s\xa0]+with|talk[\s\xa0]+with)[\s\xa0]+$"
)
# A street, by the name that a woman might have: "the asphalt is laid on Tverskaya".
STREET_BEFORE = re.compile(r"\b(?:on|along|across|off|down)[\s\xa0]+$")
# The town that opens an address: "Gorky. Tov. Stalin".
TOWN_OF_ADDRESS = re.compile(r"[.,][\s\xa0]+[A-ZÀ-Þ]")
# Whoever is greeted, by whatever name: "Dear Soso!", "Hello, Vyacheslav!"
GREETED = re.compile(r"(?:^|\n)[\s\xa0]*(?:Dear|Dearest|Hello|Greetings|My[\s\xa0]+dear)\b,?[\s\xa0]+$")
GREETING_ENDS = re.compile(r"[\s\xa0]*[!,]")
# After a surname cut short, or initials alone, the end of quoted words, or of a line.
CUT_SHORT = re.compile(r"\.(?=[\s\xa0]*(?:\d{1,2}[\s\xa0]*)?(?:[”\"»)]|$|\n))")
CLOSES = re.compile(r"[\s\xa0]*[”\"»]")
SENTENCE_MARKS = {".", "!", "?", ",", "–", "—", "-"}
NUMBERED = re.compile(r"[\s\xa0]+(?:No\.?\s*)?\d")  # "Article 6"
# Soviet bodies and trusts by the parts that their names are made of.
BODY = re.compile(
    r"(?:Soyuz|Glav|Narkom|Sovnar|Sovtorg|Vneshtorg|E[kx]s?port|Import|Tekhno|Tsentro|Vsesoyuz|Gos(?=plan|bank|torg|izdat))[a-z]{2,}$"
    r"|[A-Z][a-z]+(?:torg|trest|stroi?y?|prom|snab|sbyt|khoz|e[kx]s?port|import|trans|pushnina|neft|ugol|metall|khleb|zoloto|flot|bank)$"
)
OPENS = re.compile(r"(?:^|[.!?:;”\"»)\]–—-][\s\xa0]*|\d[).]*[\s\xa0]+|[“«\"(][\s\xa0]*|\n\s*)$")
THREE_PART = re.compile(r"[A-Z][a-z]{0,5}-[A-Z][a-z]{0,5}-[A-Z][a-z]{0,5}$")
