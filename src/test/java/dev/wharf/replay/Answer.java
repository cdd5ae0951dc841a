package dev.wharf.replay;

import com.fasterxml.jackson.databind.JsonNode;

/** @param body missing node if there was none */
record Answer(int status, JsonNode body) {
    boolean ok() {
        return status / 100 == 2;
    }

    String code() {
        return body.path("code").asText("");
    }

    @Override
    public String toString() {
        var text = body.toString();
        return status + " " + text.substring(0, Math.min(300, text.length()));
    }
}
