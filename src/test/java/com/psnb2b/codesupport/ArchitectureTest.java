package com.psnb2b.codesupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What rooms may know beside other rooms; which rooms they may know stands in {@link RoomsTest}. */
@AnalyzeClasses(packages = "com.psnb2b.codesupport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "com.psnb2b.codesupport.";

    /** What a claim is, how it is judged, worked on and decided. */
    private static final String[] CORE = {
        ROOT + "code..",
        ROOT + "claim..",
        ROOT + "policy..",
        ROOT + "evidence..",
        ROOT + "intake..",
        ROOT + "casework..",
        ROOT + "review.."
    };

    @ArchTest
    static final ArchRule CODE_KNOWS_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage(ROOT + "code..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", ROOT + "code..")
            .because("what keeps a code from being seen depends on nothing that could show it");

    @ArchTest
    static final ArchRule CLAIM_KNOWS_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage(ROOT + "claim..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "claim..", ROOT + "code..")
            .because("what a claim is outlives every framework");

    @ArchTest
    static final ArchRule POLICY_IS_PURE = classes()
            .that()
            .resideInAPackage(ROOT + "policy..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "claim..", ROOT + "code..", ROOT + "policy..")
            .because("the same judgement serves the process, the checklist and a replay of old claims");

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NEITHER_ENGINE_NOR_HTTP = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.camunda..",
                    "jakarta.servlet..",
                    "jakarta.ws..",
                    "org.springframework.web..",
                    "org.springframework.http..")
            .because("work on a claim must not depend on how it came in, nor on what moves it on");

    @ArchTest
    static final ArchRule FEW_ROOMS_KNOW_CAMUNDA = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "process..", ROOT + "guard..", ROOT + "engine..", ROOT + "people..", ROOT + "evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..")
            .because("the engine can be replaced by Operaton in few places");

    @ArchTest
    static final ArchRule THE_ENGINES_INSIDE_IS_SEEN_IN_ONE_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..impl..")
            .because("what is not the engine's public API changes without notice, and is renamed with each successor");
}
