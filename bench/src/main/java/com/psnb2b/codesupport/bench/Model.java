package com.psnb2b.codesupport.bench;

import java.util.concurrent.Callable;

/** The plain model that both bare engines run; they differ in the namespace of their attributes. */
final class Model {

    private Model() {}

    static String xml(String namespace) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:e="%s"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="bench">
                  <process id="claim" isExecutable="true" e:historyTimeToLive="P365D">
                    <startEvent id="start"/>
                    <sequenceFlow id="f1" sourceRef="start" targetRef="collect"/>
                    <serviceTask id="collect" %s="true" e:delegateExpression="${step}"/>
                    <sequenceFlow id="f2" sourceRef="collect" targetRef="classify"/>
                    <serviceTask id="classify" e:delegateExpression="${step}"/>
                    <sequenceFlow id="f3" sourceRef="classify" targetRef="windowCheck"/>
                    <serviceTask id="windowCheck" e:delegateExpression="${step}"/>
                    <sequenceFlow id="f4" sourceRef="windowCheck" targetRef="inTime"/>
                    <exclusiveGateway id="inTime" default="f5"/>
                    <sequenceFlow id="f5" sourceRef="inTime" targetRef="submit"/>
                    <sequenceFlow id="f6" sourceRef="inTime" targetRef="end">
                      <conditionExpression xsi:type="tFormalExpression">${amount == 0}</conditionExpression>
                    </sequenceFlow>
                    <serviceTask id="submit" e:delegateExpression="${step}"/>
                    <sequenceFlow id="f7" sourceRef="submit" targetRef="review"/>
                    <userTask id="review" e:candidateGroups="reviewers" e:dueDate="${reportedAt}"/>
                    <boundaryEvent id="overdue" attachedToRef="review" cancelActivity="false">
                      <timerEventDefinition><timeDuration>P14D</timeDuration></timerEventDefinition>
                    </boundaryEvent>
                    <sequenceFlow id="f8" sourceRef="overdue" targetRef="escalated"/>
                    <endEvent id="escalated"/>
                    <sequenceFlow id="f9" sourceRef="review" targetRef="close"/>
                    <serviceTask id="close" e:delegateExpression="${step}"/>
                    <sequenceFlow id="f10" sourceRef="close" targetRef="end"/>
                    <endEvent id="end"/>
                  </process>
                </definitions>"""
                .formatted(namespace, namespace.contains("flowable") ? "e:async" : "e:asyncBefore");
    }

    static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            // Each look is a connection and a query: more often, it would slow down what it waits for.
            Thread.sleep(100);
        }
    }
}
