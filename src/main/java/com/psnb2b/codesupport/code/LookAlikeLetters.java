package com.psnb2b.codesupport.code;

import java.util.HashMap;
import java.util.Map;

/**
 * Letters of other scripts that look like a Latin letter or a digit, and are typed or pasted in its place. What Unicode
 * itself calls compatible (full width, mathematical, circled) needs no row here.
 */
final class LookAlikeLetters {

    /** Pairs: the letter, and what it looks like. */
    private static final String[] PAIRS = {
        // Cyrillic
        "АA ВB ГR ЕE З3 КK МM НH ОO РP СC ТT УY ХX Ч4 ЬB ІI ЈJ ЅS ԌG ԜW ҮY ӀI ѴV ԚQ ԀD ҺH",
        "аa вb гr еe з3 кk мm нh оo рp сc тt уy хx ч4 ьb іi јj ѕs ԍg ԝw үy ӏl ѵv ԛq ԁd һh пn иu шw б6",
        // Greek and Coptic
        "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ϜF ͿJ ⲤC ⲞO ⲢP ⲘM",
        "αa βb γy ηn ιi κk νv οo ρp σo τt υu χx ωw ϲc ϳj",
        // Armenian
        "ՕO ՍU ՏS ԼL օo սu ոn հh ցg զq աw",
        // Cherokee and Lisu
        "ᎠD ᎡR ᎢT ᎥI ᎪA ᎫJ ᎬE ᎳW ᎷM ᎻH ᏀG ᏃZ Ꮞ4 ᏟC ᏢP ᏙV ᏚS ᏞL ᏦK ᏴB",
        "ꓐB ꓑP ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓟM ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU",
        // Small capitals and Latin letters with a stroke
        "ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz",
        "ØO øo ĐD đd ŁL łl ıi ȷj ɑa ɡg ƒf ℮e"
    };

    /** Where A to Z stand in a row as white on black, in circles and squares, and as the halves of flags. */
    private static final int[] ENCLOSED_A = {0x1F150, 0x1F170, 0x1F1E6};

    private static final Map<Integer, Character> LETTERS = letters();

    private LookAlikeLetters() {}

    /** The letter or digit of A to Z, a to z, 0 to 9 that a code point looks like; 0 where it looks like none. */
    static char of(int codePoint) {
        return LETTERS.getOrDefault(codePoint, (char) 0);
    }

    private static Map<Integer, Character> letters() {
        Map<Integer, Character> letters = new HashMap<>();
        for (String script : PAIRS) {
            for (String pair : script.split(" ")) {
                letters.put(pair.codePointAt(0), pair.charAt(pair.length() - 1));
            }
        }
        for (int first : ENCLOSED_A) {
            for (int i = 0; i < 26; i++) {
                letters.put(first + i, (char) ('A' + i));
            }
        }
        return letters;
    }
}
