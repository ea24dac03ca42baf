package com.psnb2b.codesupport;

import com.psnb2b.codesupport.platform.EvaluationMode;
import com.psnb2b.codesupport.platform.command.CommandLine;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Code Support: the claim API, the process engine and its web applications in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CodeSupportApplication {

    public static void main(String[] args) {
        if (CommandLine.asksForCommand(args)) {
            System.exit(CommandLine.run(CodeSupportApplication.class, args));
        }
        SpringApplication.run(CodeSupportApplication.class, args);
    }

    /** The time of day; tests hand in their own. */
    @Bean
    InstantSource timeOfDay() {
        return InstantSource.system();
    }

    /** The one source of "now" for every judgement. Evaluation mode has one that integrators may move. */
    @Bean
    @ConditionalOnProperty(name = EvaluationMode.PROPERTY, havingValue = "false")
    Clock clock() {
        return Clock.systemUTC();
    }
}
