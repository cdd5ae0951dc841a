package dev.wharf.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a second start on one data folder as two sentences instead of a stack trace. */
class FolderInUseFailureAnalyzer extends AbstractFailureAnalyzer<FolderInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, FolderInUseException cause) {
        return new FailureAnalysis(cause.getMessage(),
                "Stop the other application, or set wharf.demo.data-folder to another folder.", failure);
    }
}
