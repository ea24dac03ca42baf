/**
 * What an owner has drawn and not deployed yet: the verdict on it, how a claim would go through it, what it would change, and
 * its deployment. Behind {@link com.psnb2b.codesupport.process.drafts.ModelDrafts}.
 */
@NamedInterface("drafts")
package com.psnb2b.codesupport.process.drafts;

import org.springframework.modulith.NamedInterface;
