package com.psnb2b.codesupport.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parts that a call reads from a form by itself; any other is refused. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface FormParts {

    /** Parts that count once. */
    String[] once() default {};

    /** Whether files come in parts named by their type of evidence, any number of each. */
    boolean evidence() default false;
}
