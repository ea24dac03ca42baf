package com.psnb2b.codesupport.guard;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Puts literals and variables, sound and unsound ones, into the shipped model at random; the same seed the same ones. */
final class LiteralMutations {

    private static final List<String> VALUES = List.of(
            "P3D",
            "PT1H",
            "PT30M",
            "R3/PT24H",
            "R/PT1H",
            "R2/P1D",
            "2027-05-01",
            "2027-05-01T10:00:00",
            "tomorrow",
            "1 day",
            "",
            " ",
            "P",
            "50",
            "0",
            "100",
            "101",
            "-1",
            "high",
            "7.5",
            "1e2",
            "${dueDate}",
            "${priority}",
            "${queue}",
            "${claimType}",
            "${orderId}",
            "${evidenceComplete}",
            "${collectUntil}");

    /** What each passage of the model becomes; the star is the value. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "camunda:dueDate=\"${dueDate}\"",
                    List.of("camunda:dueDate=\"*\"", "camunda:dueDate=\"${dueDate}\" camunda:followUpDate=\"*\""),
            "camunda:dueDate=\"${collectUntil}\"", List.of("camunda:dueDate=\"*\"", "camunda:priority=\"*\""),
            "camunda:dueDate=\"${requestDue}\"", List.of("camunda:dueDate=\"*\""),
            "camunda:priority=\"${priority}\"", List.of("camunda:priority=\"*\""),
            "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${remindAt}</bpmn:timeDate>",
                    List.of(
                            "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">*</bpmn:timeDate>",
                            "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">*</bpmn:timeDuration>",
                            "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">*</bpmn:timeCycle>"),
            "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${dueDate}</bpmn:timeDate>",
                    List.of(
                            "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">*</bpmn:timeDate>",
                            "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">*</bpmn:timeDuration>",
                            "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">*</bpmn:timeCycle>"),
            "${coverage == 'not_covered'}",
                    List.of(
                            "${coverage == *}",
                            "${evidenceComplete == *}",
                            "${claimType != *}",
                            "${windowState > *}",
                            "${evidenceComplete and *}",
                            "${*}"));

    private static final List<String> OPERANDS = List.of(
            "'not_covered'",
            "true",
            "'unclear'",
            "3",
            "null",
            "coverage",
            "windowState",
            "evidenceComplete",
            "dueDate",
            "collectUntil",
            "!evidenceComplete");

    private LiteralMutations() {}

    static String mutant(String shipped, long seed) {
        Random random = new Random(seed);
        String model = shipped;
        List<String> places = PLACES.keySet().stream().sorted().toList();
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            String place = places.get(random.nextInt(places.size()));
            List<String> ways = PLACES.get(place);
            String way = ways.get(random.nextInt(ways.size()));
            List<String> values = place.startsWith("${") ? OPERANDS : VALUES;
            model = model.replace(place, way.replace("*", values.get(random.nextInt(values.size()))));
        }
        return model;
    }
}
