package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.engine.CallableBeans;
import com.psnb2b.codesupport.engine.ModelNames;
import com.psnb2b.codesupport.guard.HttpStep;
import com.psnb2b.codesupport.guard.ModelContract;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What engine and guard are told of the models. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkerSettings.class, HttpStepSettings.class})
class ModelNamesConfiguration {

    @Bean
    ModelNames modelNames() {
        return new ModelNames(
                ProcessModel.VARIABLES, ProcessModel::isSetByTasks, Set.of(Submission.class, HeldUpClaim.class));
    }

    @Bean
    ModelContract modelContract(WorkerSettings workers, HttpStepSettings http) {
        return ClaimModelContract.CONTRACT.withTopics(Stream.concat(
                        workers.topics().stream(),
                        http.addresses().keySet().stream().map(HttpStep::topic))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Those that the guard knows, and those of the processes beside the claims' one, each of which has its own. */
    @Bean
    CallableBeans callableBeans(ModelContract contract) {
        return new CallableBeans(Stream.of(
                        contract.beans().stream(),
                        IntakeProcess.BEANS.stream(),
                        contract.beside().values().stream().flatMap(beside -> beside.beans().stream()))
                .flatMap(beans -> beans)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
