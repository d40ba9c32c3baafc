/// A physical quantity that an image can hold.
public enum Quantity: String, Sendable, CaseIterable {
    /// In mm^2/s x 1e-6.
    case apparentDiffusion = "apparent diffusion coefficient"
}
