package com.psnb2b.codesupport.process.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Channel;
import java.util.List;

/**
 * A claim as it would come in, and what must come out.
 *
 * @param name what it shows, for the message where it fails
 * @param deliveries records of the supplier that are on file before, as {@code PUT /deliveries} takes them
 * @param claim as {@code POST /claims} takes it
 * @param reseller whose claim it is
 * @param expect what must come out, by {@link Expectation#NAMES}
 */
record Example(
        String name, List<JsonNode> deliveries, JsonNode claim, Channel channel, String reseller, JsonNode expect) {}
