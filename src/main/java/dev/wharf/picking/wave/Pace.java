package dev.wharf.picking.wave;

/** How fast a picker is: seconds = walk / speed + lines × secondsPerLine + units × secondsPerUnit. */
record Pace(int centimetresPerSecond, int secondsPerLine, int secondsPerUnit) {
    int seconds(long centimetres, int lines, int units) {
        return Math.toIntExact((centimetres + centimetresPerSecond - 1) / centimetresPerSecond + (long) lines * secondsPerLine + (long) units * secondsPerUnit);
    }
}
