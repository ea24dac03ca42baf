/**
 * The connections to PostgreSQL: how long anything waits for it, which of its failures pass by themselves, whether it takes
 * writes, and whether the nodes on it agree what time it is.
 */
@NamedInterface("database")
package com.psnb2b.codesupport.platform.database;

import org.springframework.modulith.NamedInterface;
