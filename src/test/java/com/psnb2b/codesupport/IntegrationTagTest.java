package com.psnb2b.codesupport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.psnb2b.codesupport.operations.ApplicationNode;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.openqa.selenium.WebDriver;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;

/** {@code mvn test} stays fast: what starts the application, a browser or a database is left to {@code mvn verify}. */
@AnalyzeClasses(packages = "com.psnb2b.codesupport", importOptions = ImportOption.OnlyIncludeTests.class)
class IntegrationTagTest {

    private static final DescribedPredicate<JavaClass> WHAT_TAKES_LONG_TO_START = type(SpringBootTest.class)
            .or(type(SpringApplication.class))
            .or(type(SpringApplicationBuilder.class))
            .or(type(EmbeddedPostgres.class))
            .or(type(ApplicationNode.class))
            .or(type(WebDriver.class))
            .as("start the application, a browser or a database");

    private static final DescribedPredicate<JavaClass> TAGGED = describe(
            "are tagged integration",
            found -> AnnotationSupport.findRepeatableAnnotations(found.reflect(), Tag.class).stream()
                    .anyMatch(tag -> tag.value().equals("integration")));

    @ArchTest
    static final ArchRule FAST_TESTS_START_NOTHING = noClasses()
            .that()
            .haveSimpleNameEndingWith("Test")
            .and(not(TAGGED))
            .and()
            .doNotBelongToAnyOf(IntegrationTagTest.class)
            .should()
            .transitivelyDependOnClassesThat(WHAT_TAKES_LONG_TO_START);
}
