package com.psnb2b.codesupport.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words of promise, one list a language (policy, section 7), as they are read without case, marks above and below letters,
 * and breaks of lines ({@link Wording}). What denies is none: {@code will not be refunded}. The lists other than the English
 * one were written by nobody whose language it is.
 */
final class Promises {

    /** One word or several, none of which denies. */
    private static final String FILL =
            "(?:(?!(?:not|never|nicht|nie|kein\\p{L}{0,2}|ob|pas|jamais|no|nunca|jamas|non|mai|nao|nie|nigdy) )[^ .!?;:]+ )";

    private static final String NOT_DENIED = "(?<!\\b(?:no|non|nao|nie|ne) (?:se )?)";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** For languages that put spaces between words, by their tags. */
    static final Map<String, Pattern> SPACED = Map.of(
            "en",
            english(),
            "de",
            german(),
            "fr",
            french(),
            "es",
            spanish(),
            "it",
            italian(),
            "pt",
            portuguese(),
            "pl",
            polish());

    /** The same without spaces, as Japanese is written; its letters stand here as {@link Wording} reads them. */
    static final Pattern JAPANESE = Pattern.compile(Wording.folded(String.join(
            "|",
            "保証|約束|無条件|ご安心ください",
            "(?:必ず|確実に|自動的?に?|常に|即座に|すぐに).{0,8}(?:返金|交換|払い?戻|再発行|補償|対象)",
            "(?:返金|交換|払い?戻し?|再発行|補償|弁償)(?:いた|致|さ)?(?:し|れ|せていただき)ます",
            "(?:返金|交換|払い?戻し?|再発行|補償)(?:を|が)(?:行い|いたし|致し|受けられ|受け取れ|でき)ます",
            "(?:返金|交換|払い?戻し?|再発行).{0,6}権利",
            "新しいコードを(?:お送り|お渡し|発行|差し上げ|送り)",
            "(?:100|百)パーセント|100%")));

    private Promises() {}

    private static Pattern english() {
        String outcome = "(?:replace(?:d|s|ment|ments)?|refund(?:ed|s)?|reimburse(?:d|s|ment)?|compensat(?:e|es|ed|ion)"
                + "|credited|new code|money back)";
        String adverb =
                "(?:(?:certainly|definitely|surely|always|gladly|automatically|fully|promptly|immediately|instantly"
                        + "|soon|then|also|simply|likely|probably|of course),? ){0,3}";
        String article = "(?:(?:you|it|them|him|her|a|an|the|your|this|full|new|free|code) ){0,4}";
        return any(
                "\\bguarant(?:ee|ees|eed|eeing|y)\\b",
                "\\b(?:automatic|automatically|instant|instantly|unconditional|unconditionally|universal) (?:full )?"
                        + outcome + "\\b",
                "\\b(?:replaced|refunded|reimbursed) (?:automatically|unconditionally)\\b",
                "(?:will|shall|going to|\\p{L}{1,20}['\u2019]ll) " + adverb
                        + "(?:(?:be|get|receive|have|give|send|issue|grant|provide|offer) )?" + adverb + article
                        + outcome + "\\b",
                "\\b(?:we|i) (?:do |can |hereby )?promise\\b|\\bpromise (?:you|to|that)\\b",
                "\\b100 ?%|\\b(?:100|hundred) percent\\b",
                "\\balways (?:be )?(?:covered|replaced|refunded|reimbursed|approved|accepted)\\b",
                "\\b(?:entitled|right) to " + article + outcome + "\\b",
                "\\b(?:certain|sure) to (?:be|get) " + article + outcome + "\\b",
                "\\b(?:we|i) (?:can )?assure you\\b|\\brest assured\\b|\\bno questions asked\\b");
    }

    private static Pattern german() {
        String outcome =
                "(?:ersetz(?:t|en)|ersatz\\p{L}*|umgetauscht|ausgetauscht|umtausch|(?:zuruck|ruck)?(?:zu)?erstatt(?:et|en|ung)"
                        + "|gutgeschrieben|gutschrift|entschadig(?:t|ung)|(?:einen )?neuen code|geld zuruck)\\b";
        return any(
                "\\b(?:garanti|gewahrleist|zusicher|zugesichert)\\p{L}*",
                "\\b(?:wir|ich) " + FILL + "{0,3}verspreche\\p{L}*|\\bversprechen wir\\b|\\bversprochen\\b",
                "\\b(?:wird|werden|wirst|werdet) " + FILL + "{0,6}" + outcome,
                "\\b(?:automatisch|sofort|umgehend|bedingungslos|anstandslos)\\p{L}* " + FILL + "{0,2}" + outcome,
                "\\b(?:ersetzt|erstattet) (?:automatisch|umgehend|sofort)\\b",
                "\\b(?:erhalten|bekommen|erhaltst|bekommst|kriegst) (?:sie|du|ihr) " + FILL + "{0,5}" + outcome,
                "\\b(?:sie|du|ihr) (?:erhalten|bekommen|erhaltst|bekommst|kriegst) " + FILL + "{0,5}" + outcome,
                "\\bwir (?:ersetzen|erstatten) (?:ihnen|dir|euch)\\b|\\bwir (?:schicken|senden) (?:ihnen|dir|euch) "
                        + FILL + "{0,3}" + outcome,
                "\\b(?:anspruch|recht) auf " + FILL + "{0,3}" + outcome,
                "\\bimmer (?:abgedeckt|ersetzt|erstattet|genehmigt|gedeckt)\\b",
                "\\b(?:100|hundert) ?prozent(?:ig)?\\p{L}*",
                "\\bohne wenn und aber\\b|\\bauf jeden fall\\b|\\bverlassen sie sich darauf\\b");
    }

    private static Pattern french() {
        String outcome =
                "(?:rembours\\p{L}*|remplac\\p{L}*|indemnis\\p{L}*|dedommag\\p{L}*|credite\\p{L}*|nouveau code)\\b";
        return any(
                "\\bgaranti\\p{L}*",
                "\\b(?:promettons|promets|promettez)\\b",
                "\\b(?:sera|seront|serez|seras|(?:va|vont|allez|vas) etre) " + FILL + "{0,4}" + outcome,
                "\\b(?:recevrez|recevras|obtiendrez|obtiendras|aurez) " + FILL + "{0,4}" + outcome,
                "\\b(?:rembourserons|remplacerons|allons (?:vous )?(?:rembourser|remplacer))\\b|\\bvous enverrons "
                        + FILL + "{0,3}" + outcome,
                "\\b(?:remboursement|remplacement)s? (?:automatique|immediat|instantane|inconditionnel|universel)\\p{L}*",
                "\\b(?:automatiquement|immediatement) " + FILL + "{0,2}" + outcome + "|\\b" + outcome
                        + " automatiquement\\b",
                "\\bdroit (?:a|au|aux) " + FILL + "{0,3}" + outcome,
                "\\btoujours (?:couvert|rembourse|remplace|accepte|approuve)\\p{L}*",
                "\\b(?:cent|100) pour cent\\b",
                "\\bnous vous assurons\\b|\\bsoyez assure\\p{L}*|\\bsans (?:aucune )?condition\\b|\\ba coup sur\\b");
    }

    private static Pattern spanish() {
        String outcome =
                "(?:reembols\\p{L}*|reemplaz\\p{L}*|sustitu\\p{L}*|devuelt\\p{L}*|devolucion\\p{L}*|indemniz\\p{L}*"
                        + "|compensad\\p{L}*|abonad\\p{L}*|codigo nuevo|nuevo codigo)\\b";
        return any(
                "\\bgaranti\\p{L}*",
                "\\b(?:prometemos|prometo)\\b",
                NOT_DENIED + "\\b(?:sera|seran|seras|(?:va|van|vas) a ser) " + FILL + "{0,4}" + outcome,
                NOT_DENIED
                        + "\\bse (?:le |te |les )?(?:reembolsara|reemplazara|sustituira|devolvera|abonara|compensara)\\p{L}*",
                NOT_DENIED + "\\b(?:recibira|obtendra|tendra)\\p{L}* " + FILL + "{0,4}" + outcome,
                "\\b(?:reembolsaremos|reemplazaremos|sustituiremos|devolveremos|vamos a (?:reembolsar|reemplazar|sustituir|devolver))"
                        + "\\p{L}*",
                "\\b(?:reembolso|reemplazo|sustitucion|devolucion)\\p{L}* (?:automatic|inmediat|incondicional|universal)\\p{L}*",
                "\\b(?:automaticamente|inmediatamente) " + FILL + "{0,2}" + outcome + "|\\b" + outcome
                        + " automaticamente\\b",
                "\\bderecho (?:a|al) " + FILL + "{0,3}" + outcome,
                "\\bsiempre (?:cubiert|reembolsad|reemplazad|aprobad|aceptad)\\p{L}*",
                "\\b(?:cien|100) por cien(?:to)?\\b",
                "\\b(?:le|te|les) aseguramos\\b|\\btenga la seguridad\\b|\\bsin condiciones\\b");
    }

    private static Pattern italian() {
        String outcome =
                "(?:rimbors\\p{L}*|sostitu\\p{L}*|risarci\\p{L}*|indennizz\\p{L}*|accreditat\\p{L}*|nuovo codice"
                        + "|codice nuovo)\\b";
        return any(
                "\\bgaran(?:zi|ti)\\p{L}*",
                "\\b(?:promettiamo|prometto)\\b",
                NOT_DENIED + "\\b(?:sara|saranno|sarai|verra|verranno|verrai) " + FILL + "{0,4}" + outcome,
                NOT_DENIED + "\\b(?:ricevera|ricevere|otterra|avra|avre)\\p{L}* " + FILL + "{0,4}" + outcome,
                "\\b(?:rimborseremo|sostituiremo)\\b|\\b(?:ti|le|vi) (?:invieremo|daremo) " + FILL + "{0,3}" + outcome,
                "\\b(?:rimborso|sostituzione) (?:automatic|immediat|incondizionat|universal)\\p{L}*",
                "\\b(?:automaticamente|immediatamente) " + FILL + "{0,2}" + outcome + "|\\b" + outcome
                        + " automaticamente\\b",
                "\\bdiritto (?:a|al|alla|ad) " + FILL + "{0,3}" + outcome,
                "\\bsempre (?:copert|rimborsat|sostituit|approvat|accettat)\\p{L}*",
                "\\b(?:cento|100) per cento\\b",
                "\\b(?:ti|le|vi) assicuriamo\\b|\\bsenza condizioni\\b");
    }

    private static Pattern portuguese() {
        String outcome =
                "(?:reembols\\p{L}*|substitu\\p{L}*|devolvid\\p{L}*|devolucao|trocad\\p{L}*|troca|indeniz\\p{L}*"
                        + "|indemniz\\p{L}*|creditad\\p{L}*|novo codigo|codigo novo)\\b";
        return any(
                "\\bgarant(?:i|e)\\p{L}*",
                "\\b(?:prometemos|prometo)\\b",
                NOT_DENIED + "\\b(?:sera|serao|seras|(?:vai|vao|vais) ser) " + FILL + "{0,4}" + outcome,
                NOT_DENIED + "\\b(?:recebera|obtera|tera|vai receber)\\p{L}* " + FILL + "{0,4}" + outcome,
                "\\b(?:reembolsaremos|substituiremos|devolveremos|trocaremos|vamos (?:reembolsar|substituir|trocar|devolver))\\b",
                "\\b(?:reembolso|substituicao|troca|devolucao) (?:automatic|imediat|incondicion|universa)\\p{L}*",
                "\\b(?:automaticamente|imediatamente) " + FILL + "{0,2}" + outcome + "|\\b" + outcome
                        + " automaticamente\\b",
                "\\bdireito (?:a|ao) " + FILL + "{0,3}" + outcome,
                "\\bsempre (?:cobert|reembolsad|substituid|aprovad|aceit)\\p{L}*",
                "\\b(?:cem|100) por cento\\b",
                "\\basseguramos\\b|\\bpode ter (?:a )?certeza\\b|\\bsem condicoes\\b");
    }

    private static Pattern polish() {
        String outcome =
                "(?:zwroc\\p{L}*|zwrot\\p{L}*|wymienion\\p{L}*|wymian\\p{L}*|zastapi\\p{L}*|zrekompensowan\\p{L}*"
                        + "|rekompensat\\p{L}*|nowy kod|nowego kodu)\\b";
        return any(
                "\\bgwaran(?:t|c)\\p{L}*",
                "\\b(?:obiecujemy|obiecuje|przyrzekamy)\\b",
                NOT_DENIED + "\\b(?:zostanie|zostana|bedzie|beda) " + FILL + "{0,4}" + outcome,
                NOT_DENIED + "\\b(?:otrzyma|dostanie)\\p{L}* " + FILL + "{0,4}" + outcome,
                "\\b(?:zwrocimy|wymienimy)\\b|\\bwyslemy (?:\\p{L}+ )?nowy kod\\b",
                "\\b(?:automatyczn|natychmiastow|bezwarunkow)\\p{L}* " + outcome,
                "\\b(?:automatycznie|natychmiast) " + FILL + "{0,2}" + outcome + "|\\b" + outcome + " automatycznie\\b",
                "\\b(?:prawo do|przysluguje) " + FILL + "{0,3}" + outcome,
                "\\bzawsze (?:objet|zwracan|wymienian|akceptowan|uznawan)\\p{L}*",
                "\\b(?:sto|100) procent\\b|\\bstuprocentow\\p{L}*",
                "\\bzapewniamy\\b|\\bbezwarunkowo\\b");
    }

    /** Each begins with a word, so that a place within a word is done with at once. */
    private static Pattern any(String... kinds) {
        return Pattern.compile("\\b(?:" + String.join("|", List.of(kinds)) + ")", FLAGS);
    }
}
