package com.psnb2b.codesupport.engine;

import java.util.Set;

/**
 * The beans that a model may call, and no other.
 *
 * @param names of delegates and listeners
 */
public record CallableBeans(Set<String> names) {}
