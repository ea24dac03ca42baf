package com.psnb2b.codesupport.engine;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What the engine has to know about the models that it runs, and the models themselves do not say.
 *
 * @param variables that our own steps set: they hold names and numbers, and no sentences
 * @param setByTasks whether only steps set the variable of this name, and persons where their task asks for it
 * @param handedOver classes of the objects that a process of ours may be started with; they are written nowhere
 */
public record ModelNames(Set<String> variables, Predicate<String> setByTasks, Set<Class<?>> handedOver) {}
