package com.psnb2b.codesupport.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One browser without scripts: keeps cookies, follows redirects, and sends forms with the token of the page. */
public final class Browsing {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String token = "";

    public Browsing(String base) {
        this.base = base;
    }

    public HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return page(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
    }

    public HttpResponse<String> submit(String path, Map<String, String> form) throws IOException, InterruptedException {
        Map<String, String> sent = new LinkedHashMap<>(form);
        sent.putIfAbsent("_csrf", token);
        String body = sent.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return page(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> signIn(String name) throws IOException, InterruptedException {
        return signIn(name, name);
    }

    public HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        open("/login");
        return submit("/login", Map.of("username", name, "password", password));
    }

    private HttpResponse<String> page(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(page.body());
        if (found.find()) {
            token = found.group(1);
        }
        return page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
