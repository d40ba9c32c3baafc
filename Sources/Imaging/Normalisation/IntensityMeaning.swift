/// What the numbers of an image mean.
///
/// MRI signals have no unit and differ from one examination to the next, which is what normalisation is for. A map of a
/// quantity has a unit; normalising it would destroy what it says.
public enum IntensityMeaning: Sendable, Hashable {
    /// A signal without a unit.
    case arbitrary

    /// A quantity with a unit.
    case quantitative(Quantity)
}
