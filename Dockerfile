# Built by `mvn package` first; the jar holds no database.
FROM eclipse-temurin:17-jre
RUN useradd --system --create-home codesupport
USER codesupport
WORKDIR /home/codesupport
COPY target/code-support-*.jar app.jar
# Whether it is alive and ready is answered at a port of its own.
ENV CODESUPPORT_PROBES_PORT=8081
EXPOSE 8080 8081
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=75", "-XX:+UseParallelGC", "-jar", "app.jar"]
