package com.psnb2b.codesupport.process;

/** A claim that is kept already: what a process is started with in place of a submission. No caller can send one. */
record HeldUpClaim(String id) {}
