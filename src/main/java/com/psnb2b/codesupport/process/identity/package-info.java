/** People, groups, rights and task filters in the engine: what is seeded once, and how a sign-in reaches Camunda. */
package com.psnb2b.codesupport.process.identity;
