public import ArgumentParser

/// How a command prints its result.
public enum OutputFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text

    /// For programs: one canonical JSON value.
    case json
}
