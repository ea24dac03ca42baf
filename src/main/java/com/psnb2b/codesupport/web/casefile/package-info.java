/**
 * Everything about a claim that our staff judge it by, as one JSON in words: what the claim tab in Tasklist
 * draws. Whoever draws it needs to know nothing of the policy.
 */
package com.psnb2b.codesupport.web.casefile;
