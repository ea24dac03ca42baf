package com.psnb2b.codesupport.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.CodeSupportApplication;
import com.psnb2b.codesupport.policy.Policies;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills an evaluation database for a replay by hand: {@code ReplayBench FOLDER COUNT DAYS} writes so many claims into the
 * database in that folder, and prints what {@link SecondOpinion} says of a window of so many days.
 */
final class ReplayBench {

    private ReplayBench() {}

    public static void main(String[] args) {
        var application = new SpringApplicationBuilder(CodeSupportApplication.class)
                .run(
                        "--codesupport.data-dir=" + args[0],
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false");
        try (application) {
            var jdbc = application.getBean(JdbcTemplate.class);
            new ManyClaims(
                            "bench",
                            42,
                            application.getBean(Policies.class).current(),
                            application.getBean(ObjectMapper.class))
                    .insert(Integer.parseInt(args[1]), jdbc);
            jdbc.execute("analyze claims.claim");
            SecondOpinion.moves(application.getBean(JdbcClient.class), "bench", Integer.parseInt(args[2]))
                    .forEach((move, claims) -> System.out.println(claims + "  " + move));
        }
    }
}
