public import CanonicalEncoding
public import Radiomics

/// The part of this program that computes features, by what it gives.
public enum FeatureProgram {
    /// The self-test on IBSI's digital phantom; computed once.
    public static let selfTest: SelfTestReport = {
        do {
            return try SelfTest.run()
        } catch {
            preconditionFailure("the self-test has settings of its own: \(error)")
        }
    }()

    /// SHA-256 over the bits of every value of the self-test.
    ///
    /// Two programs with the same digest compute the same features. It is part of each approval, and of the name under
    /// which features are stored, so that a changed program extracts anew.
    public static let digest = SHA256Digest(hashing: Array(selfTest.digestInput.utf8))
}
