package com.psnb2b.codesupport.words;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/** {@link Words} for templates: {@code #{key(argument)}} in a page or a mail. */
@Component("messageSource")
class PageWords implements MessageSource {

    @Override
    public String getMessage(String code, Object[] args, String otherwise, Locale locale) {
        return find(code, args, locale).orElse(otherwise);
    }

    @Override
    public String getMessage(String code, Object[] args, Locale locale) {
        return find(code, args, locale).orElseThrow(() -> new NoSuchMessageException(code, locale));
    }

    @Override
    public String getMessage(MessageSourceResolvable wanted, Locale locale) {
        String[] codes = wanted.getCodes() == null ? new String[0] : wanted.getCodes();
        return Stream.of(codes)
                .flatMap(code -> find(code, wanted.getArguments(), locale).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(wanted.getDefaultMessage()))
                .orElseThrow(() -> new NoSuchMessageException(String.join(", ", codes), locale));
    }

    private static Optional<String> find(String code, Object[] args, Locale locale) {
        return Words.in(locale).find(code, args == null ? new Object[0] : args);
    }
}
