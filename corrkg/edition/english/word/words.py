"""Word lists of the reading of names."""

from __future__ import annotations

# Capitalised words that name nobody.
COMMON_WORDS = frozenset(
    "Lord Sir Lady Count Baron Prince "
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Central Committee Council Commissars Commissar Soviet Party "
    "Communist Bolsheviks People Peoples Politburo Orgburo State Union Republic Ministry Minister Foreign Affairs "
    "Army Red Navy Government Board League Nations Secretariat Congress Kremlin Europe America Asia East West "
    "North South Far Eastern Western Northern Southern Moscow Stalingrad Leningrad Berlin Harbin Latin Captain "
    "Bulletin Basin Cabin Again Begin Within Certain Origin Comrade Comrades Copy Cipher Encryption Telegram "
    "Secret Ibid Archive Pravda Izvestia Letter Letters Number Document Resolution Decree Decision The This That "
    "These Those They There Then When Where What Which Who Why How Your Yours Please Sent Received Order Lenin's "
    "Komsomol Chekist Chekists Cheka Bank Hello Dear Greetings Main Chairman Secretary Member Deputy Head "
    "President Academy Institute General Marshal District Region Territory Oblast Autonomous Supreme Court On See "
    "In At By For From Since As If It He She We An Also But And Or Of To With Without After Before During Under "
    "Over Between Not No So Such Some All Any Each Every Both Here Now Only Even Still Yet One Two Three First "
    "Second Third Staff Let Must Can Could Would Should Will Text Note Report Finally Firstly Secondly Thirdly "
    "Signed Yes Regarding Concerning About According Upon Until While Because Therefore However Special Political "
    "Electric Department Division Administration Commission Conference Plenum Collection Documents Correspondence "
    "Essays Send Give Take Put Bring Write Keep Leave Make Read Look Think Propose "
    "Transfer Release Approve Award Consider Inform Report Order Allow Permit Forbid Agree Try Show Wait Find Get Add "
    "Article Clause Section Paragraph Item Point Protocol Minutes Agreement Treaty Handed Stamped "
    "Seen Comintern Bolshevik Bolsheviks Congratulations Regards Respects "
    "Germany France England Britain Japan China Italy Poland Turkey Persia Iran Iraq Afghanistan Mongolia Manchuria "
    "Manchukuo Spain Austria Hungary Romania Bulgaria Greece Yugoslavia Czechoslovakia Finland Sweden Norway Denmark "
    "Holland Belgium Switzerland Latvia Lithuania Estonia Ukraine Belarus Georgia Armenia Azerbaijan Russia Siberia "
    "Transcaucasia Kazakhstan Uzbekistan Turkmenistan Tajikistan Kyrgyzstan Karelia Crimea Caucasus Xinjiang Abyssinia "
    "Ethiopia Canada Mexico Brazil Argentina India Tibet Korea Africa Australia London Paris Rome Tokyo Geneva Vienna "
    "Prague Warsaw Washington York Ankara Tehran Kabul Peking Nanking Shanghai Riga Kiev Minsk Kharkov Madrid Lisbon "
    "Brussels Amsterdam Rotterdam Bern Zurich Budapest Belgrade Sofia Bucharest Athens Constantinople Istanbul Oslo "
    "Stockholm Copenhagen Helsinki Tallinn Kaunas Danzig Munich Hamburg Barcelona Marseille Milan Naples Cairo "
    "Jerusalem Baghdad Delhi Bombay Calcutta Mukden Dairen Canton Hankow Seoul Yokohama Ottawa Montreal Chicago "
    "Detroit Boston".split()
)
