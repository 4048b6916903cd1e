// Sentences with their translation. Any opening goes with any core, detail and closing.

/** English, German. */
type Both = readonly [english: string, german: string];

export const TRANSLATION_ASKS: readonly string[] = [
  "Translate into German, theme “$topic”:",
  "Translate into German (about: $topic):",
  "In German, please, for a page on “$topic”:",
  "How would one say this in German? The context is “$topic”.",
  "German, formal. Topic: $topic.",
  "Translate into German for a notice, “$topic”:",
  "Please translate this message into German ($topic):",
  "Into German, as a native speaker would put it. It belongs to “$topic”.",
  "$topic, into German:",
  "Turn this into German for a leaflet on “$topic”:",
  "Translate into German and keep it polite (“$topic”):",
  "For our German readers, from the part on “$topic”:",
  "German version, please. Heading: $topic.",
  "Translate the following lines on “$topic” into German:",
  "What is this in German? Somebody sent it to me about “$topic”.",
  "Please give me the German for this text, it is about “$topic”:",
  "A German translation for the file “$topic”, please:",
];

export const TRANSLATION_OPENINGS: readonly Both[] = [
  ["Good morning, and thank you for your patience.", "Guten Morgen und vielen Dank für Ihre Geduld."],
  ["We are glad that you are here.", "Wir freuen uns, dass Sie da sind."],
  ["A short note before the weekend.", "Eine kurze Nachricht vor dem Wochenende."],
  ["Please read this before you begin.", "Bitte lesen Sie dies, bevor Sie anfangen."],
  ["As announced, some things change from Monday on.", "Wie angekündigt, ändert sich ab Montag einiges."],
  ["You asked us a question last week.", "Sie haben uns letzte Woche eine Frage gestellt."],
  ["We have looked into it.", "Wir sind der Sache nachgegangen."],
  ["Here is what you need to know.", "Das müssen Sie wissen."],
  ["There is good news and bad news.", "Es gibt eine gute und eine schlechte Nachricht."],
  ["Thank you for letting us know.", "Danke, dass Sie uns Bescheid gegeben haben."],
  ["Nobody likes to wait.", "Niemand wartet gern."],
  ["This page is updated every evening.", "Diese Seite wird jeden Abend aktualisiert."],
  ["It is colder outside than it looks.", "Draußen ist es kälter, als es aussieht."],
  ["Three things have been agreed.", "Drei Dinge sind vereinbart worden."],
  ["Welcome back.", "Willkommen zurück."],
  ["The first step is the hardest.", "Der erste Schritt ist der schwerste."],
  ["You will find all the details below.", "Alle Einzelheiten finden Sie unten."],
];

export const TRANSLATION_CORES: readonly Both[] = [
  [
    "The entrance is at the back of the building, next to the bicycle stands.",
    "Der Eingang befindet sich an der Rückseite des Gebäudes, neben den Fahrradständern.",
  ],
  ["Please bring the form with you, filled in and signed.", "Bitte bringen Sie das Formular ausgefüllt und unterschrieben mit."],
  ["The appointment has been moved to Thursday at half past two.", "Der Termin ist auf Donnerstag um halb drei verschoben worden."],
  [
    "Press the button for three seconds until the light turns green.",
    "Drücken Sie die Taste drei Sekunden lang, bis das Licht grün leuchtet.",
  ],
  [
    "If you change your mind, you have fourteen days to tell us.",
    "Wenn Sie es sich anders überlegen, haben Sie vierzehn Tage Zeit, uns das mitzuteilen.",
  ],
  [
    "The last bus leaves at ten to midnight, and there is no other way home.",
    "Der letzte Bus fährt um zehn vor zwölf, und anders kommt man nicht nach Hause.",
  ],
  [
    "Children under six travel free of charge if an adult is with them.",
    "Kinder unter sechs Jahren fahren in Begleitung eines Erwachsenen kostenlos.",
  ],
  ["Stir in the flour little by little, otherwise it forms lumps.", "Rühren Sie das Mehl nach und nach unter, sonst bilden sich Klumpen."],
  ["The heating will be off between eight and noon.", "Zwischen acht und zwölf Uhr ist die Heizung abgestellt."],
  ["We charge 2.50 euros a day from the third day on.", "Ab dem dritten Tag berechnen wir 2,50 Euro pro Tag."],
  ["Your cup was the last one in that colour.", "Ihre Tasse war die letzte in dieser Farbe."],
  ["The second half was better than the first, but not by much.", "Die zweite Hälfte war besser als die erste, aber nicht viel."],
  ["Take one tablet in the evening, with plenty of water.", "Nehmen Sie abends eine Tablette mit reichlich Wasser ein."],
  ["The room is on the second floor, turn left after the stairs.", "Das Zimmer liegt im zweiten Stock; nach der Treppe gehen Sie links."],
  ["Strong winds are expected on the coast from the afternoon on.", "An der Küste wird ab dem Nachmittag starker Wind erwartet."],
  ["Applications can be handed in until the end of the month.", "Bewerbungen können bis Ende des Monats eingereicht werden."],
  ["The painting was thought to be lost for almost two hundred years.", "Das Gemälde galt fast zweihundert Jahre lang als verschollen."],
];

export const TRANSLATION_DETAILS: readonly Both[] = [
  ["There is a ramp on the left-hand side.", "Auf der linken Seite gibt es eine Rampe."],
  ["You can also do it online.", "Sie können das auch online erledigen."],
  ["Cards are accepted, cash is not.", "Karten werden angenommen, Bargeld nicht."],
  ["Dogs have to be kept on a lead.", "Hunde sind an der Leine zu führen."],
  ["It takes about a quarter of an hour.", "Es dauert etwa eine Viertelstunde."],
  ["The number is on the back of your card.", "Die Nummer steht auf der Rückseite Ihrer Karte."],
  ["Nothing else changes.", "Sonst ändert sich nichts."],
  ["We apologise for the noise.", "Wir bitten um Entschuldigung für den Lärm."],
  ["The kitchen closes at nine.", "Die Küche schließt um neun."],
  ["This does not apply on public holidays.", "An Feiertagen gilt das nicht."],
  ["Two places are still free.", "Zwei Plätze sind noch frei."],
  ["The rest can wait until tomorrow.", "Der Rest hat bis morgen Zeit."],
  ["That is included in the price.", "Das ist im Preis inbegriffen."],
  ["Please ring twice.", "Bitte klingeln Sie zweimal."],
  ["An umbrella will do no harm.", "Ein Regenschirm kann nicht schaden."],
  ["We keep it for you until Saturday.", "Wir heben es bis Samstag für Sie auf."],
  ["Most people do not notice the difference.", "Die meisten bemerken den Unterschied gar nicht."],
];

export const TRANSLATION_CLOSINGS: readonly Both[] = [
  ["If anything is unclear, just ask.", "Wenn etwas unklar ist, fragen Sie einfach."],
  ["We look forward to seeing you.", "Wir freuen uns auf Sie."],
  ["Have a pleasant journey.", "Wir wünschen Ihnen eine angenehme Reise."],
  ["Thank you for your understanding.", "Vielen Dank für Ihr Verständnis."],
  ["Keep this sheet.", "Bewahren Sie dieses Blatt auf."],
  ["Everything else is up to you.", "Alles Weitere liegt bei Ihnen."],
  ["See you on Sunday.", "Bis Sonntag."],
  ["You can reach us between nine and five.", "Sie erreichen uns zwischen neun und siebzehn Uhr."],
  ["No answer is needed.", "Eine Antwort ist nicht nötig."],
  ["Good luck.", "Viel Erfolg."],
  ["With kind regards, the team at reception", "Mit freundlichen Grüßen, das Team vom Empfang"],
  ["We will be in touch.", "Wir melden uns."],
  ["Please tell the others too.", "Bitte sagen Sie es auch den anderen."],
  ["It will be worth it.", "Es wird sich lohnen."],
  ["Take your time.", "Lassen Sie sich Zeit."],
  ["The decision is yours.", "Die Entscheidung liegt bei Ihnen."],
  ["More about this next week.", "Mehr dazu nächste Woche."],
];
