/// Who made a scanner, as far as it decides how a file is read.
public enum Vendor: String, Sendable, Hashable, CaseIterable {
    case siemens = "Siemens"
    case ge = "GE"
    case philips = "Philips"
    case canon = "Canon"
    case unitedImaging = "United Imaging"
    case other = "other"

    /// The vendor that Manufacturer (0008,0070) names; software that wrote the file may be named beside it.
    public init(manufacturer: String) {
        let text = manufacturer.lowercased()
        let names: [(String, Vendor)] = [
            ("siemens", .siemens), ("ge med", .ge), ("ge health", .ge), ("general electric", .ge),
            ("philips", .philips), ("canon", .canon), ("toshiba", .canon), ("uih", .unitedImaging),
            ("united imaging", .unitedImaging),
        ]
        self = names.first { text.contains($0.0) }?.1 ?? (text == "ge" ? .ge : .other)
    }
}
