package dev.wharf.message;

/** Where this application itself listens; only the demo and tests have one, because buyers of a real house come through its front door. */
public interface Home {
    String address();
}
