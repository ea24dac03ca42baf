/** The REST API {@code /api/v1} for integrations: claims, evidence, delivery records, and problems that say what to do. */
package com.psnb2b.codesupport.api;
