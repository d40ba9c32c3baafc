/// What a scanner sets for the time course of a measurement and that weighs its contrast, apart from the echo time.
enum TimingParameter: CaseIterable {
    case inversionTime
    case flipAngle
    case repetitionTime

    /// The attribute that tells it.
    var attribute: Attribute {
        switch self {
        case .inversionTime: .inversionTime
        case .flipAngle: .flipAngle
        case .repetitionTime: .repetitionTime
        }
    }

    /// What a slice's frame tells.
    func value(of slice: Slice) -> Double? {
        switch self {
        case .inversionTime: slice.frame.inversionTimeMilliseconds
        case .flipAngle: slice.frame.flipAngleDegrees
        case .repetitionTime: slice.frame.repetitionTimeMilliseconds
        }
    }

    /// The values of some slices that count as one.
    func levels(of slices: [Slice]) -> ValueLevels {
        ValueLevels(
            slices.map(value),
            tolerance: self == .flipAngle ? ValueLevels.angleTolerance : ValueLevels.timeTolerance
        )
    }
}
