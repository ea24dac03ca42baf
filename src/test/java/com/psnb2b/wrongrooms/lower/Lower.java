package com.psnb2b.wrongrooms.lower;

import com.psnb2b.wrongrooms.upper.Upper;

/** An arrow upwards. */
public record Lower(Upper upper) {}
