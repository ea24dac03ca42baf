package com.psnb2b.codesupport.mail.received;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wrote is kept, whatever their mail program puts around it; what they quote is not. */
class AnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The answer.\n\nOn Tue, 1 Dec 2026 at 10:00, Code Support <claims@example.com> wrote:\n> asked\n> more",
                "The answer.\n\nOn Tue, 1 Dec 2026 at 10:00, Code Support\n<claims@example.com> wrote:\n\n> asked",
                "The answer.\n\nAm Di., 1. Dez. 2026 um 10:00 Uhr schrieb Code Support <claims@example.com>:\n> gefragt",
                "The answer.\n\nLe mar. 1 déc. 2026 à 10:00, Code Support <claims@example.com> a écrit :\n> demandé",
                "The answer.\n\n2026年12月1日(火) 10:00 Code Support <claims@example.com>:\n> 質問",
                "The answer.\n\n-----Original Message-----\nFrom: Code Support\nSent: today\n\nasked",
                "The answer.\n\n-----Ursprüngliche Nachricht-----\nVon: Code Support\nGesendet: heute\n\ngefragt",
                "The answer.\n\n________________________________\nFrom: Code Support",
                "The answer.\n\nFrom: Code Support <claims@example.com>\nSent: Tuesday\nTo: me\n\nasked",
                "The answer.\n\nVon: Code Support <claims@example.com>\nGesendet: Dienstag\n\ngefragt",
                "The answer.\n\nDa: Code Support <claims@example.com>\nInviato: martedì\n\nchiesto",
                "The answer.\n\nOd: Code Support <claims@example.com>\nWysłano: wtorek\n\npytanie",
                "The answer.\n\n差出人: Code Support <claims@example.com>\n送信日時: 火曜日\n\n質問",
                "The answer.\n\n-=-=- Please write your answer above this line -=-=-\n\nasked",
                "The answer.\n\n> -=-=- Please write your answer above this line -=-=-\nwhat a program forgot to mark",
                "> quoted above\nThe answer.",
            })
    void whatIsQuotedIsCut(String written) {
        assertThat(Answer.of(written)).isEqualTo("The answer.");
    }

    @Test
    void anAnswerBetweenTheLinesStays() {
        assertThat(Answer.of("> first?\nyes\n> second?\nno")).isEqualTo("yes\nno");
    }

    @Test
    void ordinaryWordsStay() {
        String written =
                "Hello,\n\nFrom: the customer we know:\nit failed on 2026-11-30.\n\nSee below:\n- one\n- two\n--\nKim";
        assertThat(Answer.of(written)).isEqualTo(written);
    }

    @Test
    void aMailThatOnlyQuotesIsEmpty() {
        assertThat(Answer.of("> a\n> b")).isEmpty();
        assertThat(Answer.of("")).isEmpty();
    }

    @Test
    void htmlIsReadWithoutItsMarkup() {
        assertThat(HtmlText.of(
                        "<html><head><title>t</title><style>p {}</style></head><body><p>The &auml;nswer.<br>Two</p>"
                                + "<script>alert(1)</script><div>x &lt;b&gt;</div><blockquote><p>quoted<blockquote>deeper</blockquote>"
                                + "</p></blockquote><!-- c > d --></body></html>"))
                .isEqualTo("The änswer.\nTwo\n\nx <b>");
        assertThat(HtmlText.of("<p>open <b")).isEqualTo("open");
        assertThat(HtmlText.of("<".repeat(100_000))).isEmpty();
    }
}
