package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.code.CodeReference;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves what is kept of a code from the fingerprints of earlier keys to that of the current one. A code is kept nowhere,
 * so this can only be done when it is sent again; then it is the moment at which a match matters.
 */
@Component
class FingerprintRenewal {

    private final JdbcClient jdbc;

    FingerprintRenewal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param code as it was sent; null, a masked one and one that was read from the database change nothing */
    void renew(CodeReference code) {
        if (code == null) {
            return;
        }
        for (int i = 0; i < code.earlier().size(); i++) {
            renewLookAlike(code.earlierLookAlikes().get(i), code.lookAlike());
            String earlier = code.earlier().get(i);
            // The body repeats it: in a claim the delivery record that was found as well.
            jdbc.sql("""
                            update claims.claim set code_fingerprint = :current,
                                body = replace(body::text, :earlier, :current)::jsonb
                            where code_fingerprint = :earlier""")
                    .param("earlier", earlier)
                    .param("current", code.fingerprint())
                    .update();
            // Where the record has come by the current key already, that is the newer one.
            jdbc.sql("""
                            update claims.delivery d set code_fingerprint = :current, code_key = :current,
                                body = replace(body::text, :earlier, :current)::jsonb
                            where code_fingerprint = :earlier and not exists (
                                select 1 from claims.delivery other where other.reseller_id = d.reseller_id
                                    and other.order_id = d.order_id and other.code_key = :current)""")
                    .param("earlier", earlier)
                    .param("current", code.fingerprint())
                    .update();
        }
    }

    private void renewLookAlike(String earlier, String current) {
        for (String table : List.of("claim", "delivery")) {
            jdbc.sql("update claims." + table + """
                             set code_look_alike = :current, body = replace(body::text, :earlier, :current)::jsonb
                            where code_look_alike = :earlier""")
                    .param("earlier", earlier)
                    .param("current", current)
                    .update();
        }
    }
}
