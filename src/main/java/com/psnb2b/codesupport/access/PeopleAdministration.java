package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.People;
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Signs anybody out everywhere, for members of {@code camunda-admin}. */
@RestController
@RequestMapping("/admin/people/{name}/sessions")
class PeopleAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleAdministration.class);

    private final People people;

    PeopleAdministration(People people) {
        this.people = people;
    }

    /** 204, or 404 where there is no such person. Who knows the password can sign in again: change that first. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String name, Principal administrator) {
        if (!people.signOutEverywhere(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such person.");
        }
        LOG.info("{} was signed out everywhere by {}", name, administrator.getName());
    }
}
