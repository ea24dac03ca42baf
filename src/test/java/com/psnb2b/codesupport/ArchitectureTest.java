package com.psnb2b.codesupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the architecture point one way. */
@AnalyzeClasses(packages = "com.psnb2b.codesupport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "com.psnb2b.codesupport.";

    @ArchTest
    static final ArchRule CLAIM_KNOWS_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage(ROOT + "claim..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", ROOT + "claim..")
            .because("what a claim is outlives every framework");

    @ArchTest
    static final ArchRule POLICY_IS_PURE = classes()
            .that()
            .resideInAPackage(ROOT + "policy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "claim..", ROOT + "policy..")
            .because("the same judgement serves the process, the checklist and a replay of old claims");

    @ArchTest
    static final ArchRule ONLY_PROCESS_KNOWS_CAMUNDA = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..")
            .because("the engine can be replaced by Operaton in one place");

    @ArchTest
    static final ArchRule REPLAY_WORKS_ON_NO_CLAIM = noClasses()
            .that()
            .resideInAPackage(ROOT + "replay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "store..", ROOT + "casework..")
            .because("a replay only looks at what was");

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_A_DOOR = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "api..", ROOT + "web..", ROOT + "process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "api..", ROOT + "web..", ROOT + "process..")
            .because("work on a claim must not depend on how it came in");
}
