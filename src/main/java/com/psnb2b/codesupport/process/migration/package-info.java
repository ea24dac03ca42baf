/**
 * Running claims and new versions of the process: which claims run on which version, and how those of an older one get to
 * the newest. The engine is behind {@link com.psnb2b.codesupport.process.migration.Migrations}.
 */
@NamedInterface("migration")
package com.psnb2b.codesupport.process.migration;

import org.springframework.modulith.NamedInterface;
