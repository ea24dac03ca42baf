package com.psnb2b.codesupport.guard;

import com.psnb2b.codesupport.access.ApplicationTest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Deployments as Camunda Modeler sends them. */
public abstract class ModelerDeploymentTest extends ApplicationTest {

    private static final String BOUNDARY = "----WebKitFormBoundaryModeler";

    /** @param files the diagram first, then what is attached */
    protected HttpResponse<String> deploy(String user, String name, Map<String, String> files) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("deployment-name", name);
        fields.put("deployment-source", "Camunda Modeler");
        fields.put("enable-duplicate-filtering", "true");
        return deploy(user, fields, files);
    }

    protected HttpResponse<String> deploy(String user, Map<String, String> fields, Map<String, String> files)
            throws Exception {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", null, value));
        files.forEach((name, content) -> part(
                body,
                "name=\"" + name + "\"; filename=\"" + name + "\"",
                name.endsWith(".bpmn") || name.endsWith(".dmn") ? "text/xml" : "application/octet-stream",
                content));
        body.append("--").append(BOUNDARY).append("--\r\n");
        return send(
                "POST",
                "/engine-rest/deployment/create",
                body.toString(),
                "Authorization",
                basic(user, user),
                "Accept",
                JSON,
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static void part(StringBuilder body, String disposition, String type, String content) {
        body.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; ")
                .append(disposition);
        if (type != null) {
            body.append("\r\nContent-Type: ").append(type);
        }
        body.append("\r\n\r\n").append(content).append("\r\n");
    }
}
