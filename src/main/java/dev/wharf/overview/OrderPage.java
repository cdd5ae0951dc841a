package dev.wharf.overview;

import java.util.List;

/** One page of a list. @param next the cursor of the page after, or empty at the end */
record OrderPage(List<OrderRow> rows, String next) { }
