package com.psnb2b.codesupport.people;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's users as the people who can sign in. */
@Component
class CamundaPeople implements People {

    /**
     * The mark follows from what is kept of the password, which has a salt of its own each time that it is set: whichever
     * way it is changed, the mark is another one.
     */
    private static final String STANDING = """
            select encode(sha256(convert_to(concat_ws('/', u.pwd_, u.salt_, o.times), 'UTF8')), 'hex') as mark,
                m.group_id_ as in_group
            from act_id_user u
            left join act_id_membership m on m.user_id_ = u.id_
            left join claims.signed_out o on o.person = u.id_
            where u.id_ = ?""";

    private final IdentityService identity;
    private final JdbcClient jdbc;

    CamundaPeople(IdentityService identity, JdbcClient jdbc) {
        this.identity = identity;
        this.jdbc = jdbc;
    }

    private record Membership(String mark, String inGroup) {}

    @Override
    public boolean passwordIsRight(String name, String password) {
        return identity.checkPassword(name, password);
    }

    @Override
    public AccountState standingOf(String name) {
        List<Membership> memberships =
                jdbc.sql(STANDING).param(name).query(Membership.class).list();
        return new AccountState(
                memberships.stream()
                        .map(Membership::inGroup)
                        .filter(Objects::nonNull)
                        .toList(),
                memberships.stream().map(Membership::mark).findFirst().orElse(""));
    }

    @Override
    public boolean signOutEverywhere(String name) {
        return jdbc.sql("""
                        insert into claims.signed_out (person, times)
                        select id_, 1 from act_id_user where id_ = ?
                        on conflict (person) do update set times = signed_out.times + 1""").param(name).update() > 0;
    }
}
