package dev.wharf.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import dev.wharf.common.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a request into the orders in it without changing a byte of them: one object, an array of objects, or one object a line. */
final class PayloadSplitter {
    private static final JsonFactory JSON = new JsonFactory();

    private PayloadSplitter() { }

    static boolean isArray(byte[] body) {
        for (byte b : body) {
            if (b == '[') return true;
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t' && b != (byte) 0xEF && b != (byte) 0xBB && b != (byte) 0xBF) return false;
        }
        return false;
    }

    /** @throws Refusal INVALID if the array as a whole cannot be read; a faulty value of an element is found by whoever reads the element */
    static List<byte[]> array(byte[] body) {
        var elements = new ArrayList<byte[]>();
        try (var parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) throw malformed("the list does not end");
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                int to = (int) parser.currentLocation().getByteOffset();
                elements.add(Arrays.copyOfRange(body, from, to));
            }
            if (parser.nextToken() != null) throw malformed("there is text behind the list");
        } catch (JsonParseException e) {
            var at = e.getLocation();
            throw malformed("line " + at.getLineNr() + ", column " + at.getColumnNr());
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        return elements;
    }

    /** One order a line; blank lines are kept as empty so that line numbers stay right. */
    static List<byte[]> lines(byte[] body) {
        var lines = new ArrayList<byte[]>();
        int from = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF ? 3 : 0;
        for (int i = from; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                int to = i > from && body[i - 1] == '\r' ? i - 1 : i;
                lines.add(Arrays.copyOfRange(body, from, to));
                from = i + 1;
            }
        }
        return lines;
    }

    private static Refusal malformed(String where) {
        return Refusal.invalid("JSON_MALFORMED", "", "The list of orders cannot be read: " + where + ". Nothing was taken.");
    }
}
