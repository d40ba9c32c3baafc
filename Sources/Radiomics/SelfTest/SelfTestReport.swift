public import FeatureNomenclature

/// What a program made of the digital phantom.
public struct SelfTestReport: Sendable, Hashable {
    /// The features of one family with one merging.
    public struct Row: Sendable, Hashable {
        /// The family.
        public let family: FeatureFamily

        /// How the tags of its features end, for example `3D_comb`; empty without merging.
        public let merging: String

        /// How many of its features have a published value.
        public let published: Int

        /// How many of these the program agrees with.
        public let met: Int
    }

    /// A published value that the program does not agree with.
    public struct Unmet: Sendable, Hashable {
        /// The feature's tag.
        public let tag: String

        /// The published value.
        public let published: Double

        /// How far off it may be.
        public let tolerance: Double

        /// What was found; `nil` if this version does not compute the feature.
        public let found: FeatureOutcome?
    }

    /// By family, and by merging in it.
    public let rows: [Row]

    /// Every value that is not met.
    public let unmet: [Unmet]

    /// The tags of features for which IBSI published no value.
    public let unpublished: [String]

    /// One line for each feature of the phantom as it is and resampled and filtered, `tag=bits`, with the bits of the number in hexadecimal, or why it has none.
    ///
    /// By tag, each line with a line feed: programs that compute the same have the same digest of it.
    public let digestInput: String

    /// How many values were published.
    public var published: Int { rows.reduce(0) { $0 + $1.published } }

    /// How many of them the program agrees with.
    public var met: Int { rows.reduce(0) { $0 + $1.met } }

    /// Whether the program agrees with all of them.
    public var isMet: Bool { unmet.isEmpty && met == published }
}
