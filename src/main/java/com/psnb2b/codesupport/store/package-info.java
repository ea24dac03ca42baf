/** PostgreSQL behind the interfaces of {@code claim}: claims and their evidence, delivery records. */
package com.psnb2b.codesupport.store;
