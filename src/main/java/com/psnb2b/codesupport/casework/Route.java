package com.psnb2b.codesupport.casework;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Who gets a claim at one step, how urgent it is there, and until when.
 *
 * @param queue candidate group of the task
 * @param priority 0 to 100, higher first
 * @param approvalFrom worth, in the reference currency, from which a payout takes a second person
 * @param dueAt when it is due, by the business calendar
 * @param escalateAt when it is overdue for so long that it is escalated once more
 */
public record Route(String queue, int priority, BigDecimal approvalFrom, Instant dueAt, Instant escalateAt) {}
