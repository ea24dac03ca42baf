/**
 * Second looks: some decided claims, drawn so that nobody can choose them, are decided once more by a person who does not
 * know the outcome. They write to no claim, and change no outcome (contract, section 4.9). See {@code
 * docs/adr/0016-sealed-draw.md}.
 */
@ApplicationModule(allowedDependencies = {"agreement", "claim", "policy", "casework", "review"})
package com.psnb2b.codesupport.secondlook;

import org.springframework.modulith.ApplicationModule;
