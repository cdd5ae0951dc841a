package dev.wharf.overview;

import static java.util.stream.Collectors.toMap;

import dev.wharf.overview.live.LiveSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Topic {@code board:all}: any figure of the board. */
@Component
class BoardLive implements LiveSource {
    private final BoardNow board;

    BoardLive(BoardNow board) {
        this.board = board;
    }

    @Override
    public String kind() {
        return "board";
    }

    @Override
    public Map<String, String> states(Set<String> keys) {
        var state = board.figures().toString();
        return keys.stream().collect(toMap(Function.identity(), key -> state));
    }
}
