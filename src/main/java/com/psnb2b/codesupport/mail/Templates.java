package com.psnb2b.codesupport.mail;

import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes text and HTML of a {@link Letter}, by the templates in {@code mail/}. */
@Component
class Templates {

    // No bean, which would take the place of the one that makes pages.
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Templates() {
        engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    }

    private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.getResolvablePatternSpec().addPattern("*" + ending);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    String text(Letter letter) {
        return write("letter.txt", letter)
                        .replace("\r", "")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip() + "\n";
    }

    String html(Letter letter) {
        return write("letter.html", letter);
    }

    private String write(String template, Letter letter) {
        Context context = new Context(letter.language());
        context.setVariable("letter", letter);
        return engine.process(template, context);
    }
}
