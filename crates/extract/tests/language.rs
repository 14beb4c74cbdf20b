//! Texts in other languages, and English ones of many kinds that must never be taken for another.

use hearsay_extract::{Models, contract, extract, language};
use hearsay_text::QuoteKind;
use proptest::prelude::*;
use serde_json::Value;

/// Name of the language, a news text in it, and the quotations of the text.
const OTHERS: &[(&str, &str, &[&str])] = &[
    (
        "German",
        "Hafenverhandlungen gescheitert\n\nDie Gespräche über den alten Hafen sind am Sonntag ohne Ergebnis zu Ende gegangen. „Wir werden nicht nachgeben“, sagte Ministerin Ilse Marenhout nach der Sitzung in Berlin. Die Gewerkschaft will am Montag wieder streiken.\n\nEin neues Treffen ist nicht geplant.",
        &["„Wir werden nicht nachgeben“"],
    ),
    (
        "French",
        "Les négociations sur le vieux port se sont achevées dimanche sans accord. « Nous ne céderons pas », a déclaré la ministre Ilse Marenhout à la sortie de la réunion à Paris. Le syndicat, qui réclame une hausse des salaires, veut reprendre la grève dès lundi matin.",
        &["« Nous ne céderons pas »"],
    ),
    (
        "Spanish",
        "Las conversaciones sobre el viejo puerto terminaron el domingo sin acuerdo. «No vamos a ceder», dijo la ministra Ilse Marenhout después de la reunión en Madrid. El sindicato, que pide un aumento de los salarios, quiere volver a la huelga el lunes por la mañana.",
        &["«No vamos a ceder»"],
    ),
    (
        "Russian",
        "Переговоры о старом порте завершились в воскресенье без соглашения. «Мы не уступим», — сказала министр Ильзе Маренхаут после встречи в Москве. Профсоюз хочет возобновить забастовку в понедельник.",
        &["«Мы не уступим»"],
    ),
    (
        "Ukrainian",
        "Переговори про старий порт завершилися в неділю без угоди. «Ми не поступимося», — сказала міністерка Ільзе Маренгаут після зустрічі в Києві. Профспілка хоче відновити страйк у понеділок.",
        &["«Ми не поступимося»"],
    ),
    (
        "Arabic",
        "انتهت المحادثات حول الميناء القديم يوم الأحد دون التوصل إلى اتفاق. وقالت الوزيرة بعد الاجتماع في القاهرة: «لن نتراجع أبدا». وتريد النقابة استئناف الإضراب صباح يوم الاثنين.",
        &["«لن نتراجع أبدا»"],
    ),
    (
        "Chinese",
        "关于老港口的谈判星期天没有达成协议就结束了。部长在北京会议后说：“我们绝不会让步。”工会希望星期一早上恢复罢工。",
        &["“我们绝不会让步。”"],
    ),
    (
        "Italian",
        "I colloqui sul vecchio porto si sono conclusi domenica senza un accordo. “Non cederemo”, ha detto la ministra Ilse Marenhout dopo la riunione a Roma. Il sindacato, che chiede un aumento dei salari, vuole riprendere lo sciopero lunedì mattina.",
        &["“Non cederemo”"],
    ),
    (
        "Dutch",
        "De gesprekken over de oude haven zijn zondag zonder akkoord geëindigd. ‘We geven niet toe’, zei minister Ilse Marenhout na de vergadering in Den Haag. De vakbond, die hogere lonen eist, wil maandagochtend het werk opnieuw neerleggen.",
        &[],
    ),
    (
        "Portuguese",
        "As conversações sobre o velho porto terminaram no domingo sem acordo. “Não vamos ceder”, disse a ministra Ilse Marenhout depois da reunião em Lisboa. O sindicato, que pede um aumento dos salários, quer voltar à greve na segunda-feira de manhã.",
        &["“Não vamos ceder”"],
    ),
    (
        "Polish",
        "Rozmowy o starym porcie zakończyły się w niedzielę bez porozumienia. „Nie ustąpimy” – powiedziała minister Ilse Marenhout po spotkaniu w Warszawie. Związek zawodowy chce wznowić strajk w poniedziałek rano.",
        &["„Nie ustąpimy”"],
    ),
    (
        "Turkish",
        "Eski liman hakkındaki görüşmeler pazar günü anlaşma olmadan sona erdi. “Geri adım atmayacağız” dedi bakan Ilse Marenhout, Ankara’daki toplantıdan sonra. Sendika pazartesi sabahı greve yeniden başlamak istiyor.",
        &["“Geri adım atmayacağız”"],
    ),
    (
        "Swedish",
        "Samtalen om den gamla hamnen slutade på söndagen utan någon överenskommelse. ”Vi ger oss inte”, sade ministern Ilse Marenhout efter mötet i Stockholm. Facket vill återuppta strejken på måndag morgon.",
        &["”Vi ger oss inte”"],
    ),
    (
        "Danish",
        "Samtalerne om den gamle havn sluttede søndag uden en aftale. »Vi giver ikke efter,« sagde minister Ilse Marenhout efter mødet i København. Fagforeningen vil nu strejke igen fra mandag morgen.",
        &["»Vi giver ikke efter,«"],
    ),
];

#[test]
fn other_languages_are_known() {
    for (name, text, quoted) in OTHERS {
        let found = extract(text, &Models::default());
        assert_eq!(found.language.map(|language| language.name()), Some(*name));
        assert!(found.entities.is_empty() && found.mentions.is_empty());
        assert!(found.concessions.is_empty());
        let contents: Vec<&str> = found
            .quotes
            .iter()
            .map(|quote| quote.content[0].of(text))
            .collect();
        assert_eq!(contents, *quoted, "{name}");
        for quote in &found.quotes {
            assert_eq!(quote.kind, QuoteKind::Direct);
            assert!(quote.speaker.is_none() && quote.source.is_empty() && quote.cue.is_empty());
            assert!(quote.confidence < 0.5 && quote.why.contains(name));
        }
    }
}

#[test]
fn the_language_is_written_out() {
    let (_, text, _) = OTHERS[0];
    let written = contract::json(None, text, &extract(text, &Models::default()));
    assert_eq!(written["language"], "deu");
    let english = contract::json(
        None,
        "Talks failed.",
        &extract("Talks failed.", &Models::default()),
    );
    assert_eq!(english.get("language"), None::<&Value>);
}

const ENGLISH: &[&str] = &[
    "",
    "Talks failed",
    "Harbour talks fail",
    "HARBOUR TALKS COLLAPSE AS MINISTERS TRADE BLAME OVER GRAIN DEAL; UNION LEADERS VOW STRIKE ACTION MONDAY MORNING ACROSS REGION",
    "Trump, Zelensky clash in Oval Office\nMacron urges calm\nMerz backs Kyiv\nOrban blocks EU aid package\nErdogan offers Istanbul talks\nMeloni heads to Washington\nFico threatens veto",
    "Angela Merkel, Emmanuel Macron, Mario Draghi, Pedro Sánchez, António Costa, Mark Rutte, Ursula von der Leyen, Jean-Claude Juncker, Donald Tusk, Viktor Orbán, Recep Tayyip Erdoğan",
    "Ursula von der Leyen met Frank-Walter Steinmeier, Annalena Baerbock and Olaf Scholz at Schloss Bellevue in Berlin; Jean-Yves Le Drian flew in from Aix-en-Provence, while José Manuel Albares came from Santiago de Compostela.",
    "RT @reck: omg no way lol #harbour #portgate cant believe he rly said dat smh fr fr no cap bruh deadass wild times innit mate gonna be lit tmrw yall better show up early tho",
    "gonna b late soz, traffic mad innit. save us seats near front pls. bringing snacks n drinks, mum made brownies again, dad driving, dog coming too probably lol, see u soon xx",
    "Revenue: $4.1bn, up 8%. Net income: $610m, down 3%. Operating margin: 14.9%. Free cash flow: $720m. Full-year guidance: reaffirmed. Dividend: $0.42 per share, payable 12 March.",
    "2 cups flour\n1 tsp salt\n3 eggs, beaten\n200 g butter, softened\n1 pinch nutmeg\nWhisk eggs. Fold in flour. Bake 40 minutes at 180C. Serve warm, dusted with sugar.",
    "Thou art more lovely and more temperate: rough winds do shake thy darling buds, and summer’s lease hath all too short a date.",
    "Whan that Aprille with his shoures soote, the droghte of March hath perced to the roote, and bathed every veyne in swich licour",
    "Wee, sleekit, cow’rin, tim’rous beastie, O, what a panic’s in thy breastie! Thou need na start awa sae hasty, wi’ bickering brattle! I wad be laith to rin an’ chase thee",
    "“Wir schaffen das,” Angela Merkel said in 2015. “We can do this” was how papers abroad gave it. Ten years later the sentence still divides the country.",
    "“No vamos a ceder ni un centímetro en esta negociación, y lo saben perfectamente nuestros socios,” the minister told El País on Sunday, according to a transcript that the paper published.",
    "import std.io; fn main() { let x = vec![1, 2, 3]; for each in x { println!(\"{}\", each); } } struct Harbour { boats: usize, berths: usize, open: bool }",
    "Pos Team P W D L GF GA Pts\n1 Arsenal 38 26 6 6 90 42 84\n2 Liverpool 38 25 7 6 86 45 82\n3 Chelsea 38 20 9 9 64 43 69\n4 Newcastle 38 18 10 10 70 50 64",
    "Wlecome to teh harbuor, wher tlaks betwen ministres colapsed on Sundya aftre hte unoin refsued ot sgin adn vowde to strik agian netx wek",
    "Police arrested three men near Lagos port yesterday evening. Officers seized weapons, cash, forged passports. Witnesses reported gunfire around midnight. Investigations continue.",
    "No deal. No talks. No plan. Just noise. Ministers left early. Unions stayed put. Boats sat idle. Fish rotted. Nobody paid. Nobody apologised. Nobody resigned. Shameful, frankly.",
];

#[test]
fn english_is_never_another_language() {
    for text in ENGLISH {
        assert_eq!(language::foreign(text), None, "{text}");
        assert_eq!(language::foreign(&text.repeat(20)), None, "{text}");
        assert_eq!(language::foreign(&text.to_uppercase()), None, "{text}");
        assert_eq!(language::foreign(&text.to_lowercase()), None, "{text}");
        // Word by word, a long quotation in another language is a text of its own.
        if !text.contains('“') {
            assert_eq!(language::foreign(&text.replace(' ', "\n")), None, "{text}");
        }
    }
}

#[test]
fn of_a_mixed_text_the_larger_part_counts() {
    let (_, german, _) = OTHERS[0];
    let (_, russian, _) = OTHERS[3];
    let english = "The talks about the old harbour ended on Sunday without a deal, and the union that asks for higher wages wants to go on strike again.";
    let languages =
        |parts: &[&str]| language::foreign(&parts.join("\n\n")).map(|language| language.name());
    assert_eq!(languages(&[english, german, english, english]), None);
    assert_eq!(languages(&[german, german, english]), Some("German"));
    assert_eq!(languages(&[english, russian, english, english]), None);
    assert_eq!(
        languages(&[russian, russian, russian, german]),
        Some("Russian")
    );
}

proptest! {
    #[test]
    fn any_text_has_a_language_or_none(text in any::<String>()) {
        let _ = language::foreign(&text);
    }

    #[test]
    fn so_has_a_long_one(text in "(é|а|字| |\n|the |и )", times in 1_usize..200_000) {
        let _ = language::foreign(&text.repeat(times));
    }
}
