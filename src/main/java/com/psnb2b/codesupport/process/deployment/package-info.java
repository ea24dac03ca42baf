/** What the application brings of models and forms, what of it is in force, and what happens where an owner's is newer. */
package com.psnb2b.codesupport.process.deployment;
