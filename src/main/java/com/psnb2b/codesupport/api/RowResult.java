package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.rows.Row;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * The line that answers one row of a batch. Has either the claim or what is wrong.
 *
 * @param row number of the row, from 1
 * @param line of the body where the row begins, from 1
 * @param status what {@code POST /claims} would have answered this row with
 * @param replay true where an earlier call filed the claim; else left out
 * @param id of the claim; left out where none was filed
 * @param claim as {@code POST /claims} answers it, JSON
 * @param code stable code of what is wrong
 * @param detail for people, where no field is to blame
 * @param errors the first hundred faults of fields
 * @param moreErrors how many more there are; left out where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowResult(
        long row,
        long line,
        int status,
        Boolean replay,
        String id,
        @JsonRawValue String claim,
        String code,
        String detail,
        List<FieldError> errors,
        Long moreErrors) {

    static RowResult filed(Row row, Idempotency.Answer answer) {
        return new RowResult(
                row.number(),
                row.line(),
                HttpStatus.CREATED.value(),
                answer.isReplay() ? true : null,
                answer.claimId(),
                answer.body(),
                null,
                null,
                null,
                null);
    }

    static RowResult checked(Row row, String claim) {
        return new RowResult(
                row.number(), row.line(), HttpStatus.OK.value(), null, null, claim, null, null, null, null);
    }

    static RowResult invalid(Row row, InvalidInput invalid) {
        HttpStatus status = ApiExceptionHandler.statusOf(invalid.errors());
        return new RowResult(
                row.number(),
                row.line(),
                status.value(),
                null,
                null,
                null,
                ApiExceptionHandler.codeOf(status),
                null,
                invalid.errors(),
                invalid.more() == 0 ? null : invalid.more());
    }

    static RowResult refused(Row row, HttpStatus status, String code, String detail) {
        return new RowResult(row.number(), row.line(), status.value(), null, null, null, code, detail, null, null);
    }
}
