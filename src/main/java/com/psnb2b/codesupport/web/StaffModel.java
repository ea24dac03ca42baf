package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.security.Groups;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the pages of process owners and administrators need for what leads from one to the other. */
@ControllerAdvice(assignableTypes = {ReplayPages.class, MigrationPages.class, RetentionPages.class})
class StaffModel {

    /** Whether the person is an administrator. */
    @ModelAttribute("admin")
    boolean admin(Authentication person) {
        return Groups.among(person.getAuthorities()).contains(Groups.ADMIN);
    }
}
