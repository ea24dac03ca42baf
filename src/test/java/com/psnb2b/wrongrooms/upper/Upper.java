package com.psnb2b.wrongrooms.upper;

/** What a room below must not know. */
public class Upper {}
