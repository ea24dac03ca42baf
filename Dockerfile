# Built by `mvn package` first; the jar holds no database.
FROM eclipse-temurin:17-jre
RUN useradd --system --create-home codesupport
USER codesupport
WORKDIR /home/codesupport
COPY target/code-support-*.jar app.jar
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+UseParallelGC", "-jar", "app.jar"]
