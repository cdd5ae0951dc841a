package dev.wharf.picking.paper;

import java.util.ArrayList;
import java.util.List;

/** Lays a sheet out on A4 pages, so that each page says its number and how many there are, whatever the browser. Pure. Heights in millimetres, as paper-sheet.css draws them. */
final class SheetPages {
    /** A4 without margins, head and foot. */
    static final int ROOM = 208;
    private static final int ROW = 15;
    private static final int SERIALS_ABREAST = 3;
    private static final int SERIAL_ROW = 8;
    private static final int BOX = 13;
    private static final int BOX_ROW = 8;
    /** Characters of a full-width script in one row of a request's box, at its size. */
    private static final int BOX_WIDTH = 26;

    /** A request of a buyer, told before the walk begins. */
    record Request(int position, String fulfillmentNo, String text) { }

    /** @param boxes at its top, before its lines */
    record Page(int no, int of, List<Request> boxes, List<SheetViews.Line> lines) {
        public boolean last() {
            return no == of;
        }
    }

    private SheetPages() { }

    /** @return at least one page; none higher than {@link #ROOM} unless a single line is */
    static List<Page> of(SheetViews.View sheet) {
        var pages = new ArrayList<Page>();
        var boxes = new ArrayList<Request>();
        var lines = new ArrayList<SheetViews.Line>();
        int used = 0;
        for (var order : sheet.orders()) {
            for (var text : order.specialRequests()) {
                int height = height(text);
                if (used > 0 && used + height > ROOM) used = turn(pages, boxes, lines);
                boxes.add(new Request(order.position(), order.fulfillmentNo(), text));
                used += height;
            }
        }
        for (var line : sheet.lines()) {
            if (used > 0 && used + height(line) > ROOM) used = turn(pages, boxes, lines);
            lines.add(line);
            used += height(line);
        }
        turn(pages, boxes, lines);
        return pages.stream().map(p -> new Page(p.no(), pages.size(), p.boxes(), p.lines())).toList();
    }

    private static int turn(List<Page> pages, List<Request> boxes, List<SheetViews.Line> lines) {
        pages.add(new Page(pages.size() + 1, 0, List.copyOf(boxes), List.copyOf(lines)));
        boxes.clear();
        lines.clear();
        return 0;
    }

    static int height(String request) {
        return BOX + BOX_ROW * Math.max(1, (request.length() + BOX_WIDTH - 1) / BOX_WIDTH);
    }

    static int height(SheetViews.Line line) {
        return line.serial() ? ROW + SERIAL_ROW * ((line.quantity() + SERIALS_ABREAST - 1) / SERIALS_ABREAST) : ROW;
    }
}
