public import Radiomics

/// What came of one case: its features, or why there are none.
public struct CaseFeatures: Sendable, Hashable {
    /// A feature under the name it has in tables.
    public struct Value: Sendable, Hashable {
        /// The image that it was computed on: empty for the image itself, else the filter's name.
        public let image: String

        /// The feature.
        public let name: FeatureName

        /// The number, or why there is none.
        public let outcome: FeatureOutcome
    }

    /// How the features came about.
    public struct Account: Sendable, Hashable {
        /// Voxels of the mask as it came.
        public let voxelsInMask: Int

        /// Voxels of the mask after resampling; `nil` where a profile does not tell.
        public let voxelsResampled: Int?

        /// Those of them that are in the range of re-segmentation.
        public let voxelsInRange: Int?

        /// Those of them that are no outliers: the voxels that intensity features are computed on.
        public let voxelsUsed: Int

        /// How many grey levels the image itself has in the region.
        public let binCount: Int

        /// What a person should know, without values: sentences.
        public internal(set) var warnings: [String]
    }

    /// The features with their account, or a sentence that says why there are none and what to do.
    public let result: Result<Success, CaseFailure>

    /// What an extraction gives.
    public struct Success: Sendable, Hashable {
        /// The features, in the same order for every case.
        public let values: [Value]

        /// How they came about.
        public internal(set) var account: Account
    }
}

/// Why a case has no features.
public struct CaseFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence, without the patient, a path or a value.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
