/// Which region of a mask's file is meant.
public enum LabelChoice: Sendable, Hashable, CustomStringConvertible {
    /// The one of this name: letter for letter, or if none is, without regard to case.
    case name(String)

    /// The one of this number.
    case number(Int)

    /// The only one there is.
    case only

    /// The label that is meant; throws if there is none or more than one.
    public func label(among labels: [MaskLabel]) throws(DICOMError) -> MaskLabel {
        let candidates = candidates(among: labels)
        guard let label = candidates.first else { throw .unusableMask(.labelAbsent(self, present: labels)) }
        guard candidates.count == 1 else { throw .unusableMask(.labelAmbiguous(self, candidates: candidates)) }
        return label
    }

    /// For example `the name "Lesion"`.
    public var description: String {
        switch self {
        case .name(let name): "the name \(MaskLabel.shown(name).debugDescription)"
        case .number(let number): "the number \(number)"
        case .only: "no name or number asked for"
        }
    }

    private func candidates(among labels: [MaskLabel]) -> [MaskLabel] {
        switch self {
        case .only: return labels
        case .number(let number): return labels.filter { $0.number == number }
        case .name(let name):
            // Names are compared as they are shown: nobody could type the rest.
            let shown = MaskLabel.shown(name)
            let same = labels.filter { $0.name == shown }
            return same.isEmpty ? labels.filter { $0.name.lowercased() == shown.lowercased() } : same
        }
    }
}
