package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.code.CodeRedactor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Makes, lists and revokes API keys, for members of {@code camunda-admin}. */
@RestController
@RequestMapping("/admin/api-keys")
class ApiKeyAdministration {

    /** The published rate of a key that is not granted another. */
    static final int REQUESTS_PER_MINUTE = 60;

    private final ApiKeys keys;

    ApiKeyAdministration(ApiKeys keys) {
        this.keys = keys;
    }

    /** A key asked for; {@code resellerId} belongs to the scope reseller alone, and {@code topics} to the scope worker. */
    record Request(
            @NotBlank @Size(max = 100) String name,
            @NotNull Scope scope,
            @Size(min = 1, max = 100) String resellerId,
            @Positive Integer requestsPerMinute,
            @Size(min = 1, max = 20) Set<@NotNull @Pattern(regexp = "[a-zA-Z0-9_-]{1,100}") String> topics) {

        @AssertTrue(message = "topics are needed for the scope worker, and for no other")
        boolean isTopicsOfScope() {
            return (scope == Scope.worker) == (topics != null);
        }

        @AssertTrue(message = "reseller_id is needed for the scope reseller, and for no other")
        boolean isResellerOfScope() {
            return (scope == Scope.reseller) == (resellerId != null);
        }

        @AssertTrue(message = "a name must not hold a voucher code")
        boolean isWithoutCode() {
            return Objects.equals(name, CodeRedactor.redactName(name))
                    && Objects.equals(resellerId, CodeRedactor.redactName(resellerId));
        }

        @AssertTrue(message = "must not hold control characters")
        boolean isPlain() {
            return Stream.of(name, resellerId)
                    .filter(Objects::nonNull)
                    .flatMapToInt(String::chars)
                    .noneMatch(Character::isISOControl);
        }

        ApiCaller caller() {
            return new ApiCaller(
                    name,
                    scope,
                    resellerId,
                    requestsPerMinute == null ? REQUESTS_PER_MINUTE : requestsPerMinute,
                    topics);
        }
    }

    /** The key, which is never shown again. */
    record Created(String name, String key) {}

    /** 201 with the key, 400 for a request that is wrong, 409 where a key in force has the name. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Created create(@Valid @RequestBody Request request) {
        try {
            return new Created(request.name(), keys.create(request.caller()));
        } catch (DuplicateKeyException e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "A key in force has this name already.");
        }
    }

    @GetMapping
    List<ApiKeys.Entry> list() {
        return keys.list();
    }

    /** 204, or 404 where there is no such key in force. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        if (!keys.revoke(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such key in force.");
        }
    }
}
