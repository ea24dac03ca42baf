package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.mail.received.Answer;
import com.psnb2b.codesupport.words.Words;

/** The line at the top of a mail above which an answer is written, so that what is quoted of us can be told apart. */
final class Above {

    private Above() {}

    static String line(Words words) {
        return Answer.MARK + " " + words.say("mail.above") + " " + Answer.MARK;
    }
}
