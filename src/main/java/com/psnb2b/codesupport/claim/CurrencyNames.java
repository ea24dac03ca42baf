package com.psnb2b.codesupport.claim;

import java.text.Normalizer;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people write for a currency: its ISO 4217 code, a symbol, an abbreviation or a name. What several currencies share
 * ({@code $}, {@code ¥}, {@code kr}, {@code £}) stands for each of them (policy, section 2a).
 *
 * <p>Own lines for the currencies of the PlayStation stores and their neighbours: the JDK's symbols depend on its version
 * and on a locale that nobody states, and take seconds to collect.
 */
final class CurrencyNames {

    /** Currencies, then what is written for them; blanks and full stops do not count, nor does case. */
    private static final String[] WRITTEN = {
        "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU BND FJD JMD TTD BSD BBD BZD LRD NAD XCD: $ DOLLAR DOLLARS DOLAR DOLARES",
        "USD: US$ USD$ $US U$S USDOLLAR USDOLLARS",
        "CAD: C$ CA$ CAN$ CAD$ $CA CANADIANDOLLAR CANADIANDOLLARS",
        "AUD: A$ AU$ AUD$ $AU AUSTRALIANDOLLAR AUSTRALIANDOLLARS",
        "NZD: NZ$ NZD$ $NZ",
        "SGD: S$ SG$ SGD$ $SG",
        "HKD: HK$ HKD$ 港元 港幣 港币",
        "TWD: NT$ NTD NT TWD$ 新台幣 新臺幣 新台币",
        "MXN: MX$ MEX$ MXN$ $MX MN$ $MN",
        "BRL: R$ BRL$ REAL REAIS REALES",
        "ARS: AR$ ARS$ $AR",
        "CLP: CL$ CLP$ $CL",
        "COP: CO$ COL$ COP$ $CO",
        "UYU: UY$ $U $UY",
        "MXN ARS CLP COP UYU PHP DOP CUP: PESO PESOS",
        "PEN: S/ SOL SOLES",
        "BOB: BS BOLIVIANO BOLIVIANOS",
        "CRC: ₡ COLON COLONES",
        "PYG: ₲ GS GUARANI GUARANIES",
        "GTQ: Q QUETZAL QUETZALES",
        "HNL: L LEMPIRA LEMPIRAS",
        "NIO CAD: C$",
        "EUR: € EURO EUROS EURÓW ЕВРО ユーロ",
        "GBP EGP LBP FKP GIP SHP SSP SYP: £ POUND POUNDS PFUND LIVRES LIBRAS",
        "GBP: UK£ GB£ £STG QUID BRITISHPOUND BRITISHPOUNDS POUNDSTERLING",
        "JPY CNY: ¥",
        "JPY: JP¥ 円 YEN 日本円",
        "CNY: CN¥ RMB YUAN 人民币",
        "CNY TWD HKD: 元 圆 圓",
        "KRW: ₩ 원 WON",
        "INR: ₹ INDIANRUPEE INDIANRUPEES",
        "INR PKR LKR NPR MUR SCR IDR: RS RUPEE RUPEES ₨",
        "SEK NOK DKK ISK: KR KRONA KRONOR KRONE KRONER KRONUR",
        "CZK: KČ KC KORUN KORUNA",
        "PLN: ZŁ ZL ZŁOTY ZŁOTYCH ZŁOTE ZLOTY ZLOTYCH",
        "HUF: FT FORINT",
        "RON: LEI LEU",
        "BGN: ЛВ LV LEVA LEV",
        "HRK: KN KUNA",
        "CHF: FR SFR FRANKEN SWISSFRANC SWISSFRANCS",
        "CHF XAF XOF: FRANC FRANCS",
        "TRY: ₺ TL LIRA LİRA TÜRKLIRASI TÜRKLİRASI",
        "RUB: ₽ РУБ Р РУБЛЬ РУБЛЯ РУБЛЕЙ RUBLE RUBLES RUBEL",
        "UAH: ₴ ГРН ГРИВЕНЬ",
        "KZT: ₸ ТЕНГЕ TENGE",
        "ILS: ₪ NIS שח ש״ח SHEKEL SHEKELS",
        "AED: DHS DH دإ درهم",
        "AED MAD: DIRHAM DIRHAMS",
        "SAR: SR رس ﷼",
        "SAR QAR OMR YER IRR: RIYAL RIYALS RIAL RIALS",
        "QAR: QR رق",
        "KWD: KD دك",
        "BHD: BD دب",
        "OMR: RO رع",
        "JOD: JD دأ",
        "KWD BHD JOD IQD TND DZD LYD RSD: DINAR DINARS",
        "LBP: LL لل",
        "EGP: LE E£ جم",
        "MAD: دم",
        "ZAR: R RAND",
        "NGN: ₦ NAIRA",
        "THB: ฿ BAHT บาท",
        "IDR: RP RUPIAH",
        "MYR: RM RINGGIT",
        "VND: ₫ Đ DONG ĐỒNG",
        "PHP: ₱ P"
    };

    private static final Map<String, Set<Currency>> BY_NAME = byName();

    private CurrencyNames() {}

    /** The currencies that the words may stand for; empty where they stand for none that is known. */
    static Optional<Set<Currency>> find(String written) {
        return Optional.ofNullable(BY_NAME.get(key(written)));
    }

    private static Map<String, Set<Currency>> byName() {
        Map<String, Set<Currency>> names = new HashMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            // Funds, metals and tests have no minor unit and are no money that a code is worth.
            if (currency.getDefaultFractionDigits() >= 0) {
                names.put(currency.getCurrencyCode(), Set.of(currency));
            }
        }
        for (String line : WRITTEN) {
            String[] parts = line.split(": ");
            Set<Currency> currencies =
                    Stream.of(parts[0].split(" ")).map(Currency::getInstance).collect(Collectors.toSet());
            for (String written : parts[1].split(" ")) {
                names.merge(key(written), currencies, CurrencyNames::either);
            }
        }
        return Map.copyOf(names);
    }

    private static Set<Currency> either(Set<Currency> one, Set<Currency> other) {
        return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static String key(String written) {
        StringBuilder key = new StringBuilder(written.length());
        Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> letter != '.' && !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
