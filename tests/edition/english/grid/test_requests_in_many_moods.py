"""What a letter asks, in each mood of a clause and with what speaks against it; expected before anything was run."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import HEADER, SHELF, Reader, kinds

ASKS = "Please let us know your opinion."

IMPERATIVES = [
    "Send someone there.",
    "Send three engineers who know the trade.",
    "Come back soon.",
    "Come to us on the way back.",
    "Write to him yourself.",
    "Look for another director, for example Zimin.",
    "Wait with the flour until May.",
    "Forbid “Gudok” to print it.",
    "Take 14.",
    "Do not take work with you.",
    "Leave the figures with Petrov.",
    "Charge Petrov with it.",
    "Hurry him up.",
    "Hold on in the same spirit until May.",
    "Talk with Petrov and Antonov.",
    "In article 4 replace the word “guarantee” by the word “assist”.",
    "Petrov is right there, do not touch him.",
    "Send the plan, please.",
    "Add a fifth point on the mill.",
    "Secondly, add a fifth point on the mill.",
    "Before you go, I ask you to finish the balance.",
    "I would also ask to leave me Petrov.",
    "We ask permission to sell the mill.",
    "I ask you to support my request for coal.",
    "Only let Petrov see to it that nobody goes there.",
    "To your telegram of the 16th I add: let Petrov not hurry.",
    "I am waiting for the text of the agreement.",
    "Petrov must answer for the mill with his head.",
    "It must be read.",
    "The documents must be printed in all newspapers.",
    "It follows from this that the documents must be printed in all newspapers.",
    "It is necessary to explain to Petrov that we have no coal.",
    "Petrov should be told about it.",
    "I ask you to prepare a decision on the railways.",
    "I beg you, push him through.",
    "I ask you, comrades, look into it.",
    "We agree to the price, only call Zimin too.",
    "The cards are right, but first calculate the prices and send me a table.",
    "The price is good, only do not tell anybody about it.",
    "Who is Volkov and where did he come from?",
    "How long do you intend to stay there?",
    "When will you come back?",
    "Do not rush.",
    "Ask Petrov for his opinion.",
    "Ask Petrov for an opinion.",
    "Please ask Petrov for his consent.",
    "Ask Petrov and let me know.",
    "Let me know when you leave.",
    "Let us know what the mill costs.",
    "What is happening with the mill?",
    "How many mills have been bought and at what price?",
    "What is Petrov's opinion?",
    "Let him write it anew, and let Zimin help him.",
    "What is the situation with the mill?",
    "What has become of the draft?",
    "What is going on in Kiev?",
]

PROPOSALS = [
    "We are for buying the mill.",
    "We are in favor of buying the mill.",
    "I stand for selling the mill.",
    "We consider it necessary to give consent to the sale of the mill.",
    "We want to sell the mill.",
    "We are thinking of selling the mill.",
    "I think to sell the mill.",
    "I would think to let him go for a month from May 10.",
    "One of you should go to Kiev.",
    "The guests should be invited by the engineers.",
    "It seems to me that the mill should be given to the trust.",
    "It is Petrov who has to be pressed.",
    "Petrov must be removed.",
    "Antonov at the mill must be replaced.",
    "We nominate Petrov as director of the mill.",
    "We agree with the price and propose to sign the contract.",
    "We have taken Antonov off and nominate Petrov as director.",
    "Wouldn't it be better to take wool from the Turks?",
    "Isn't it time, by the way, to raise the price of wool?",
    "It would be good to print his articles.",
    "We think it right to reward Petrov.",
    "We find it possible to add 700 thousand.",
    "It is enough to give them a loan of 15 thousand.",
    "I would like to stop in Kiev for two days.",
    "I advise you to go over the list once more.",
    "It would be better to keep the mill.",
    "In my opinion, the visit should be limited to a day.",
    "We are for the transfer of the mill in 1937.",
    "We are in favor of the sale of the mill, but without new money.",
    "It would be good to check how the mill counts its bags.",
    "It would be better to ask Petrov about it.",
    "We'll give Petrov such an instruction, if you don't mind.",
    "If you have no objections, I'll go to Kiev.",
    "You would do well to send him a few words.",
    "The mill should not be sold.",
    "In my opinion, the last point is superfluous.",
    "We are inclined to sell the mill.",
    "I think that 150 thousand is enough.",
    "To bury him not at the cemetery, but in the wall.",
    "To give Petrov a reprimand.",
    "I would like to rest for ten days from the 25th.",
    "We insist on the removal of Petrov.",
    "Shouldn't it be sent to the trust?",
    "We would refuse the fourth ship.",
    "7 tons are enough, the rest will be given by Zimin.",
    "Half a million will be quite enough.",
    "It is enough with them 25 million.",
    "Point seven must be thrown out, since it harms us.",
    "The plan should be raised, but the money for it must not be touched.",
]

ANSWERS = [
    "We wait for your directions.",
    "We are waiting for your word.",
    "Say your word, please.",
    "Your opinion, please.",
    "Your opinion?",
    "Tell us what you think.",
    "Please tell us what you think.",
    "Please inform us if you agree.",
    "Tell me whether you find it right.",
    "I would like to know whether you find our line correct.",
    "I ask you to tell whether it will do.",
    "I ask you to write to me what you think about the mill.",
    "Write if this is possible.",
    "Write, please, what to answer him.",
    "Write two words about it.",
    "Telegraph whether you consent.",
    "Communicate whether you consider it suitable.",
    "Are there any objections?",
    "Do you have any objection to this?",
    "Do you object?",
    "Did we answer correctly?",
    "Are we right?",
    "Do you think it possible?",
    "I ask for your advice.",
    "We ask for instructions.",
    "I ask him to answer how much coal has been found.",
    "Please answer without delay.",
    "Please inform us of your attitude.",
    "Please tell us whether the mill may be sold.",
    "Does it make sense to hurry with it this year?",
    "Is it worth selling the mill?",
    "Should we sell the mill?",
    "Shall we wait for you with this?",
    "Can the mill be sold?",
    "We have no objections and ask you to let us know yours.",
    "We await yours.",
    "Please let me know as soon as possible, since Petrov is leaving.",
    "Please decide this.",
    "Let us know by telegraph.",
    "Let me know.",
    "Answer.",
    "I am sending you the note and ask for your indications.",
    "I submit the plan for your approval.",
    "I beg you to give your consent.",
    "What should I answer him?",
    "How should we proceed?",
    "What am I to do with him?",
    "Whom should we send there?",
    "Your opinion is awaited.",
    "Your consent is needed.",
    "We await your remarks.",
    "Tell us what you decide.",
    "Please confirm whether such an exception is possible.",
    "Do you consider it right?",
    "Do you find it possible to give him such a right?",
]

NONE = [
    # what is told of the past
    "We proposed to sell the mill.",
    "We wanted to sell the mill.",
    "We were for selling the mill.",
    "Petrov had to be pressed.",
    "The decision had to be cancelled.",
    "I asked him to answer how much coal had been found.",
    "It was enough to give them a loan.",
    "We answered briefly: do not bind yourself with anything.",
    "He answered correctly.",
    "We nominated Petrov as director.",
    # conditions
    "If the mill should be sold, the workers will leave.",
    "If we are for selling it, Antonov will be against.",
    # what others wait for, ask for, or were asked
    "The mills are waiting for a directive, and the workers are waiting for the mills.",
    "He was asked whether you can stay in Kiev, and he replied with consent.",
    "Your opinion was known.",
    # what others say
    "Petrov writes that the mill should be sold.",
    "Petrov thinks that one of you should go to Kiev.",
    "Antonov is for buying the mill.",
    # what is denied
    "We do not want to sell the mill.",
    "We are not thinking of selling the mill.",
    "It is not enough to give them a loan.",
    # nouns that look like verbs
    "Work in the mines is going badly.",
    "Report of Petrov on the fire.",
    "Help came too late.",
    "Orders for the mill come late.",
    "Talk about the mill does not cease.",
    "Visit of Petrov to Kiev.",
    # what is no request at all
    "We are for peace.",
    "I would like to say that the mill burnt.",
    "We want to believe it.",
    "I think to myself that the harvest is good.",
    "How is your health?",
    "Why does the trust learn about fires from the newspapers?",
    "How do you feel?",
    "Be healthy.",
    "So far we have refused him: give way to one, and tomorrow everyone will come.",
    "He is needed in Kiev, Zimin will not let him go, and he is right.",
    "It has become known that the mill burnt.",
    "You must be tired.",
    "Wait and see, as they say.",
    "Half is possible, on condition that Petrov answers for it himself.",
    "We are now sitting on the plan, he gives you less coal than you asked for, but Petrov did not agree.",
    "The Germans offered a loan and ask for an answer within a week.",
    "We are for you with all our heart.",
    "We outlined the plan in detail.",
    "Who would have thought it?",
    "Should they come, we will be ready.",
    "The work goes on, but work alone will not help.",
    "We send you the text of the protest.",
    "They should not have sold it.",
    "The mill could not be sold.",
    "Petrov will not cope with the mill.",
    "Petrov, who has been sitting over it for days, comes to the conclusion that the mill has no coal.",
    "I thank you for your advice.",
    "He could not wait for an answer.",
    "To be honest, nothing came of it.",
    "How much longer do we have to wait?",
    "How many times have we told him?",
    "So far that's all.",
    "I would like to rest.",
    "We insist on it.",
    "One can see the mill from here.",
    "To your No. 7.",
    "I would refuse him.",
    "Get well.",
    "They do not sell coal and do not buy wood.",
    "We can give no more than 200.",
    "30 million is not enough.",
    "30 million was enough.",
    "Petrov says that 30 million is enough.",
    "50 tons are enough for a month.",
    "There is enough coal.",
    "If 30 million is enough, they will begin.",
    "What is this?",
    "What kind of people are they?",
    "What can become of them?",
]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *((words, "demand") for words in IMPERATIVES),
        *((words, "proposal") for words in PROPOSALS),
        *((words, "answer") for words in ANSWERS),
    ],
)
def test_each_mood_asks_something_of_its_kind(read: Reader, words: str, kind: str) -> None:
    assert set(kinds(read, words)) == {kind}


@pytest.mark.parametrize("words", NONE)
def test_what_is_past_denied_conditional_or_of_others_asks_for_nothing(read: Reader, words: str) -> None:
    assert kinds(read, words) == []


OTHERS = [
    # (paragraphs, expected)
    (f"Petrov asks to release 6 tons. {ASKS}", ["demand", "answer"]),
    (f"Petrov insists on selling the mill. {ASKS}", ["proposal", "answer"]),
    (f"Petrov wants to sell the mill. {ASKS}", ["proposal", "answer"]),
    (f"The builders ask for permission to name it. We support this request. {ASKS}", ["demand", "answer"]),
    (f"Petrov asks for 6 tons. We consider it possible to give 4 tons. {ASKS}", ["demand", "proposal", "answer"]),
    ("Petrov asks for a vacation. I think we can let him go.", ["demand"]),
    ("Petrov asks for 6 tons. It seems to me that Petrov should be supported.", ["demand"]),
    ("Petrov proposes to sell the mill. I think it should be done.", ["proposal"]),
    ("Petrov asks for a vacation. In my opinion, he can be let go.", ["demand"]),
    ("Petrov proposes to sell the mill. We find this right.", ["proposal"]),
    (f"Petrov asks to take Zimin with him. He asks also to be allowed to stop in Kiev. {ASKS}",
     ["demand", "demand", "answer"]),
    ("Zimin wants to sell the mill, Petrov insists on keeping it. It seems to me that Petrov is right.", ["proposal"]),
    (f"Petrov proposes to sell it, Antonov proposes to keep it. {ASKS}", ["answer"]),
    # what is passed on without a word of the writers' own is passed on all the same, but not where they refuse it
    ("Petrov asks for 6 tons. Antonov is against.", ["demand"]),
    ("Petrov asks for leave for a month.", ["demand"]),
    ("Petrov asks for 6 tons. What should I answer him?", ["demand", "answer"]),
    ("Petrov insists on selling the mill. The doctors are against it.", ["proposal"]),
    ("Petrov insists on selling the mill. We propose to lease it.", ["proposal", "proposal"]),
    ("Petrov proposes to buy two mills. We propose to confine ourselves to one.", ["proposal", "proposal"]),
    ("Petrov asks for 6 tons. We refuse him.", []),
    ("Petrov proposes to sell the mill. We are against the sale.", []),
    ("Petrov asked for 6 tons.", []),
    ("Petrov asks about your health.", []),
    ("The doctors demand a vacation for him.", []),
    ("The Kem opera asks for a new building.", ["demand"]),
    ("The Turks offer a loan. We propose to decline it.", ["proposal"]),
    ("Petrov brought a draft on the mill. We propose to hand it over to a commission.", ["proposal"]),
    ("As for the mill, do as Petrov proposes.", []),
    ("Petrov asked for 6 tons. We refused him.", []),
    ("Petrov asks from Kiev what to do.", []),
    ("Whoever asks for 40 does not know how to count.", []),
    ("If Petrov asks for 6 tons, we will think.", []),
    (f"We have outlined Petrov for second secretary. {ASKS}", ["proposal", "answer"]),
    (f"We outlined the plan for the mill. {ASKS}", ["answer"]),
    (f"Petrov raised the issue of selling the mill. We agree with him. {ASKS}", ["proposal", "answer"]),
    (f"Petrov raised the issue of the mill. {ASKS}", ["answer"]),
    (f"We send you the text, which we intend to print in Izvestia. {ASKS}", ["proposal", "answer"]),
    ("Petrov asks to postpone the congress till October. We do not object.", ["demand"]),
    ("Petrov asks for the move to be postponed until June. I would consider it correct to postpone it and give half.",
     ["demand", "proposal"]),
    ("Petrov asks that the forms be burned. We think this is correct.", ["demand"]),
    (f"Petrov wants to print the figures. We doubt whether this should be done. {ASKS}", ["proposal", "answer"]),
    ("Petrov sent a note in which he asks to lower the plan. In my opinion, the request should be rejected.",
     ["proposal"]),
    ("Petrov asks for the transfer of the mill. We are for the transfer in 1937.", ["demand", "proposal"]),
    ("Petrov reports that the rains have spoiled the hay, and asks for 2 tons of oats. We support this.", ["demand"]),
    ("Petrov informs that there is no coal, and requests that it be sent. We support this request.", ["demand"]),
    ("Petrov, on the contrary, wants to sell the mill. We find this right.", ["proposal"]),
    ("Petrov writes that Zimin lies and steals, and the mill has no coal.", []),
    ("Petrov requests another 60 tons. I propose to give 40.", ["demand", "proposal"]),
    ("Petrov requests a month's leave for treatment. I think he can be let go.", ["demand"]),
    ("Petrov requests the director. I propose to give 40.", ["proposal"]),
    ("Petrov raised the question of raising the price. I am inclined to raise it by 50 kopecks.",
     ["proposal", "proposal"]),
    ("Petrov raised the question of raising the price. I am inclined to raise it.", ["proposal"]),
    ("Petrov proposes to begin now. I would support him.", ["proposal"]),
    ("Petrov wants to take Zimin with him. I would let him go, but there is nobody else.", ["proposal"]),
    ("Petrov asks for 500 cars. As to the cars, we can give no more than 200. Let us know.",
     ["demand", "proposal", "answer"]),
    ("Petrov and Zimin, who came yesterday, propose to fly in June. We support this.", ["proposal"]),
    (f"We for our part consider that such a flight can be allowed, if Zimin tests the engine. {ASKS}",
     ["proposal", "answer"]),
    (f"The Leningraders raise the question of the transfer of the saw to Kem. {ASKS}", ["proposal", "answer"]),
    ("Petrov appeals with a request to release 500 tons. We consider it possible to release 200.",
     ["demand", "proposal"]),
    (f"In my opinion, one can sign it on the 25th. {ASKS}", ["proposal", "answer"]),
    # a proposal after those of the writers is passed on, and so is one of him on whose report theirs rest
    (f"We propose to sell the mill. In addition, Petrov proposes to close the saw. {ASKS}",
     ["proposal", "proposal", "answer"]),
    (f"By Petrov's report, we propose to sell the mill. For this reason Petrov proposes to close the saw. {ASKS}",
     ["proposal", "proposal", "answer"]),
    (f"I send Petrov's report on the mill. He asks for three million rubles for the wheels. {ASKS}",
     ["demand", "answer"]),
    # another clause stands between the verb and what is proposed
    (f"Petrov proposes, when discussing the price, to support the lowest, but to object to the sale. {ASKS}",
     ["proposal", "answer"]),
    (f"Petrov asks, once the frost is over, for 6 tons. {ASKS}", ["demand", "answer"]),
    (f"Petrov insists, although the mill stands, that it be sold. {ASKS}", ["proposal", "answer"]),
    (f"Petrov proposes, when he is in Kem, and nobody sells it. {ASKS}", ["answer"]),
    ("I think that half is enough. If you don't mind, we'll give Petrov such an instruction.", ["proposal"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), OTHERS)
def test_what_another_asks_is_of_the_kind_of_his_words_where_it_is_passed_on(
    read: Reader, words: str, expected: list[str]
) -> None:
    assert kinds(read, words) == expected


SEVERAL = [
    ("We propose to satisfy the request and to recommend comrade Zimin.", ["proposal"] * 2),
    ("I suggest cutting the plan by a quarter and transferring the foundry to 1937.", ["proposal"] * 2),
    ("We believe that 200 tons should be given, and that the question should be handed over to Zimin.",
     ["proposal"] * 2),
    ("We are for refusing Petrov and for allowing Antonov.", ["proposal"] * 2),
    ("I would cut it to 650, would postpone the mill until 1938.", ["proposal"] * 2),
    ("I propose to give half, and to forbid the rest.", ["proposal"] * 2),
    ("We propose the following: the mill to give to nobody, the saw to sell to Petrov, and the loan to postpone.",
     ["proposal"] * 3),
    ("I propose to approve this figure, and the coal to take from the reserve.", ["proposal"] * 2),
    ("In Kiev, please do not start a conversation about the debts and do not give interviews.", ["demand"] * 2),
    ("Do not sell it and do not buy coal.", ["demand"] * 2),
    ("Show this to Petrov and answer.", ["demand", "answer"]),
    ("We propose: 1) to sell the mill; 2) to buy coal. Show this to Petrov.", ["proposal", "proposal", "demand"]),
    ("I propose to open it in June, and not to invite anybody.", ["proposal"] * 2),
    ("Petrov sent it, and nobody wants to answer.", []),
    ("Do not believe him and do not let him go.", ["demand"]),
    ("I propose to allow the builders, the engineers and the trust to name the mill.", ["proposal"]),
    ("Petrov proposes to accept this, Zimin proposes to halve it. I propose to wait.", ["proposal"]),
    ("I ask you to finish the balance and leave the figures with Zimin.", ["demand"]),
    # one matter: the second act refers to the first
    ("I propose to remove the director and to put Zimin in his place.", ["proposal"]),
    ("I propose to stop the sale and to bring it to court.", ["proposal"]),
    ("I propose to send Petrov to Kiev to look at the mill.", ["proposal"]),
    ("Cut it down and print it.", ["demand"]),
    ("I propose to talk to Petrov and Antonov.", ["proposal"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), SEVERAL)
def test_acts_of_their_own_are_a_request_each(read: Reader, words: str, expected: list[str]) -> None:
    assert kinds(read, words) == expected


def test_points_of_a_draft_are_proposals(read: Reader) -> None:
    points = ["We bring in the following draft resolution:", "“1. To approve the plan.", "2. To send Petrov to Kiev.”"]
    assert kinds(read, *points, ASKS) == ["proposal", "proposal", "answer"]


def test_points_in_the_infinitive_go_on_with_what_the_first_proposes(read: Reader) -> None:
    assert kinds(
        read, "1) We propose to sell the mill.", "2) To release 6 tons.", "3) To give Petrov a reprimand."
    ) == [
        "proposal",
        "proposal",
        "proposal",
    ]


def test_points_that_the_writers_would_think_right_are_proposals(read: Reader) -> None:
    points = ["1) To reduce the plan by 6 tons.", "2) To release a loan of 4 tons.", "Petrov is against the second."]
    assert kinds(read, "Having heard the reports, we would think:", *points, ASKS) == ["proposal", "proposal", "answer"]


def test_lettered_points_of_one_sentence_are_an_act_each(read: Reader) -> None:
    words = "We propose: a) to allow Petrov to move the mill; b) to instruct Zimin to protest. We send you the text."
    assert kinds(read, words, ASKS) == ["proposal", "proposal", "answer"]


def test_opinion_asked_for_after_the_last_point_is_one_on_each(read: Reader) -> None:
    points = ["1. The Turks offer a loan. We intend to answer that we are studying it.", "2. Petrov asks for coal."]
    assert kinds(read, *points, "Let us know if you agree.") == ["proposal", "demand", "answer"]


def test_points_that_give_an_answer_which_is_intended_are_proposals(read: Reader) -> None:
    lead = "We intend to give Petrov the following answer:"
    assert kinds(read, lead, "1) Our price does not include the saw.", "2) We are ready to take half.", ASKS) == [
        "proposal",
        "proposal",
        "answer",
    ]


def test_points_of_what_is_intended_are_proposals_where_an_answer_is_asked_for(read: Reader) -> None:
    points = ["1. From June 19 to close the mill;", "2. The saw to sell by June 20."]
    lead = "We intend to take the following measures:"
    assert kinds(read, lead, *points, ASKS) == ["proposal", "proposal", "answer"]
    assert kinds(read, "We intend:", "a) to close the mill;", "b) to sell the saw.", ASKS) == ["proposal"] * 2 + [
        "answer"
    ]


def test_points_of_the_writers_pass_on_what_another_asks_in_part(read: Reader) -> None:
    points = ["a) to release 4 tons;", "b) to send Zimin."]
    asked = "Petrov asks for 6 tons of coal. We propose:"
    assert kinds(read, asked, *points, ASKS) == ["demand", "proposal", "proposal", "answer"]


def test_postscript_asks_too(read: Reader) -> None:
    [letter] = read(
        f"{HEADER}\n\n{SHELF}\n\nThe mill burnt.\n\nI shake your hand. Orlov.\n\nP.S. Let Petrov and Zimin read this.\n"
    ).letters
    assert [request.kind for request in letter.requests] == ["demand"]
