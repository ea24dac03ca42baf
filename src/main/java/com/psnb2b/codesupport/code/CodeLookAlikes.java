package com.psnb2b.codesupport.code;

/** Characters that are misread for one another in print: O/0, I/1/L, S/5, Z/2, B/8, G/6, U/V (policy, section 2a). */
final class CodeLookAlikes {

    private CodeLookAlikes() {}

    /** The one that stands for all that look like this letter or digit, in capitals. */
    static char folded(char c) {
        char capital = Character.toUpperCase(c);
        return switch (capital) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            case 'S' -> '5';
            case 'Z' -> '2';
            case 'B' -> '8';
            case 'G' -> '6';
            case 'V' -> 'U';
            default -> capital;
        };
    }
}
